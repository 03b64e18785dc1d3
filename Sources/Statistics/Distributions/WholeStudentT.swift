import RealModule

/// The standard Student distribution of a whole number of degrees of freedom, by its finite series.
///
/// Some twenty times as fast as ``StudentT``, for searches that need no digits of far tails.
///
/// > Accuracy: 2e-15, absolute.
/// > Source: Abramowitz & Stegun (1964), 26.7.3 and 26.7.4.
public struct WholeStudentT: Sendable {
  private let degreesOfFreedom: Double
  /// Ratios of successive terms, the last first.
  private let ratios: [Double]
  private let isOdd: Bool

  /// The most degrees of freedom that the series is used for.
  public static let limit = 256

  /// The distribution; nil where the degrees of freedom are not a whole number from 1 to ``limit``.
  public init?(degreesOfFreedom: Double) {
    guard let count = Int(exactly: degreesOfFreedom), (1...Self.limit).contains(count) else {
      return nil
    }
    self.degreesOfFreedom = degreesOfFreedom
    isOdd = count % 2 == 1
    // Odd: 2/3, 4/5, … up to (ν−3)/(ν−2); even: 1/2, 3/4, … up to the same.
    ratios = stride(from: isOdd ? 2 : 1, through: count - 3, by: 2).reversed().map {
      Double($0) / Double($0 + 1)
    }
  }

  /// P(T ≤ t).
  ///
  /// - Complexity: O(ν) multiplications.
  public func cumulative(_ t: Double) -> Double {
    if abs(t) > 1e100 { return t < 0 ? 0 : 1 }
    let v = degreesOfFreedom
    let squaredCosine = v / (v + t * t)
    let sine = t / (v + t * t).squareRoot()
    var sum = 1.0
    for ratio in ratios { sum = 1 + ratio * squaredCosine * sum }
    guard isOdd else { return 0.5 + sine * sum / 2 }
    let angle = Double.atan(t / v.squareRoot())
    guard v > 1 else { return 0.5 + angle / .pi }
    return 0.5 + (angle + sine * squaredCosine.squareRoot() * sum) / .pi
  }
}
