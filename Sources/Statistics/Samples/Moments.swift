public import ExtendedPrecision

/// Mean and spread of a sample.
///
/// Two passes in double-double: what is lost to cancellation is what the input's own rounding lost.
/// Samples can be given in double-double where their decimals matter, as 10000000.2 does.
///
/// > Accuracy: at least 14 digits on all nine univariate sets of NIST (`UnivariateCertifiedTests`).
public struct Moments: Sendable, Hashable {
  /// The number of values.
  public let count: Int
  /// The arithmetic mean.
  public let mean: Double
  /// Σ(x − mean)².
  public let sumOfSquares: Double
  /// Σ(x − mean)³ and Σ(x − mean)⁴.
  private let sumOfCubes: Double
  private let sumOfFourths: Double

  /// The moments of a sample.
  ///
  /// - Precondition: at least one value.
  /// - Complexity: O(n), about 20 ns a value.
  public init(_ values: Span<Double>) {
    self.init(count: values.count) { DoubleDouble(values[$0]) }
  }

  /// The moments of a sample that is known to more digits than a double has.
  ///
  /// - Precondition: at least one value.
  public init(_ values: Span<DoubleDouble>) {
    self.init(count: values.count) { values[$0] }
  }

  private init(count: Int, _ value: (Int) -> DoubleDouble) {
    precondition(count > 0, "a sample has at least one value")
    let mean = Deviations.mean(count: count, value)
    var squares: DoubleDouble = 0
    var cubes = 0.0
    var fourths = 0.0
    for i in 0..<count {
      let deviation = value(i) - mean
      squares += deviation * deviation
      let square = deviation.high * deviation.high
      cubes += square * deviation.high
      fourths += square * square
    }
    self.count = count
    self.mean = mean.rounded
    sumOfSquares = squares.rounded
    sumOfCubes = cubes
    sumOfFourths = fourths
  }

  /// The variance with divisor n − 1; nil for a single value.
  public var variance: Double? { count > 1 ? sumOfSquares / Double(count - 1) : nil }

  /// The square root of the variance; nil for a single value.
  public var standardDeviation: Double? { variance?.squareRoot() }

  /// The third standardised moment, with divisor n; nil for a constant sample.
  public var skewness: Double? {
    guard sumOfSquares > 0 else { return nil }
    let n = Double(count)
    let variance = sumOfSquares / n
    return sumOfCubes / n / (variance * variance.squareRoot())
  }

  /// The fourth standardised moment, with divisor n: 3 for a normal distribution; nil for a
  /// constant sample.
  public var kurtosis: Double? {
    guard sumOfSquares > 0 else { return nil }
    let n = Double(count)
    let variance = sumOfSquares / n
    return sumOfFourths / n / (variance * variance)
  }
}

extension Moments {
  /// The moments of a sample.
  ///
  /// - Precondition: at least one value.
  public init(_ values: [Double]) { self.init(values.span) }
}
