public import ExtendedPrecision

/// Least squares whose results are right to the last digits of a double, however ill-conditioned
/// the design.
///
/// Pivoted QR in double precision decides on the rank; the solution then comes from Householder QR
/// in double-double arithmetic of the design scaled by powers of two. It has the results of
/// ``LeastSquares`` under the same names, so that one can stand for the other.
///
/// ```swift
/// let design = ExtendedMatrix(columns: (0...10).map { k in x.map { .pow($0, k) } })
/// let fit = try RefinedLeastSquares(design).solve(response)
/// ```
///
/// > Accuracy: relative errors are about κ·10⁻³¹, κ the condition number of the scaled design, so
/// > that a condition number of 10¹⁴, where the rank decision ends, still leaves a full double. On
/// > the linear sets of NIST's StRD every coefficient and standard error has 13 digits or more
/// > (`CertifiedLinearTests`); what is missing to 15 is lost when the data are rounded to doubles.
/// > Speed: about twenty times the time of ``LeastSquares``; use that one where n·p² is in millions.
/// > Source: Golub & Van Loan (2013), §5.3.2; Björck (1996), §2.9 on extended precision.
public struct RefinedLeastSquares: Sendable {
  /// The design rounded to doubles, factored in double precision: its rank and condition number.
  public let factored: LeastSquares
  /// X as it was given.
  let extended: ExtendedMatrix
  /// Square roots of the weights.
  let roots: [DoubleDouble]?
  let qr: ExtendedQR

  /// Factors a design.
  ///
  /// - Parameters:
  ///   - design: X, n × p, one regressor a column.
  ///   - weights: w, length n, inverse to the variances of the errors; all one when not given.
  ///   - tolerance: as for ``LeastSquares/init(_:weights:tolerance:)``.
  /// - Throws: `.notFinite`; `.negativeWeight`; `.rankDeficient` with the indices of the columns
  ///   that those before them span.
  /// - Precondition: there is one weight for each row.
  /// - Complexity: O(n·p²).
  public init(
    _ design: ExtendedMatrix, weights: [Double]? = nil, tolerance: Double? = nil
  ) throws(LinearAlgebraError) {
    factored = try LeastSquares(design.rounded, weights: weights, tolerance: tolerance)
    extended = design
    roots = weights.map { $0.map { DoubleDouble.sqrt(DoubleDouble($0)) } }
    var scaled = design
    for (j, factor) in factored.scaling.factors.enumerated() {
      for i in 0..<design.rows {
        let entry = scaled[i, j].scaled(byPowerOfTwo: factor)
        scaled[i, j] = roots.map { entry * $0[i] } ?? entry
      }
    }
    qr = ExtendedQR(scaled)
  }

  /// Factors a design of doubles.
  ///
  /// - Parameters and errors: as for ``init(_:weights:tolerance:)-(ExtendedMatrix,_,_)``.
  public init(
    _ design: Matrix, weights: [Double]? = nil, tolerance: Double? = nil
  ) throws(LinearAlgebraError) {
    try self.init(ExtendedMatrix(design), weights: weights, tolerance: tolerance)
  }

  /// X rounded to doubles, n × p.
  public var design: Matrix { factored.design }
  /// w as they were given, or nil where all observations weigh the same.
  public var weights: [Double]? { factored.weights }
  /// p, the number of coefficients.
  public var columns: Int { factored.columns }
  /// The number of observations that count: n, without those of weight zero.
  public var observations: Int { factored.observations }
  /// Observations that count less coefficients.
  public var degreesOfFreedom: Int { factored.degreesOfFreedom }

  /// The coefficients and residuals of a response of double-doubles.
  ///
  /// - Parameter response: y, length n.
  /// - Throws: `.notFinite`.
  /// - Precondition: `response.count == design.rows`.
  /// - Complexity: O(n·p).
  public func solve(
    _ response: [DoubleDouble]
  ) throws(LinearAlgebraError) -> RefinedLeastSquaresSolution {
    precondition(response.count == design.rows, "least squares needs one response for each row")
    let rounded = response.map(\.rounded)
    guard rounded.span.isFinite else { throw .notFinite }
    // Responses near the ends of the range would lose the low parts of their products.
    let unit = ColumnScaling(Matrix(columns: [rounded])).factors[0]
    let scaled = response.map { $0.scaled(byPowerOfTwo: unit) }
    let effects = qr.effects(roots.map { zip(scaled, $0).map { $0 * $1 } } ?? scaled)
    var coefficients = qr.solveTriangle(effects)
    for j in coefficients.indices {
      coefficients[j] = coefficients[j].scaled(byPowerOfTwo: factored.scaling.factors[j])
    }
    var residuals = scaled
    for (i, fitted) in (extended * coefficients).enumerated() { residuals[i] -= fitted }
    var sum: DoubleDouble = 0
    for (i, residual) in residuals.enumerated() {
      let weighted = roots.map { residual * $0[i] } ?? residual
      sum += weighted * weighted
    }
    let back = 1 / unit
    return RefinedLeastSquaresSolution(
      coefficients: coefficients.map { $0.scaled(byPowerOfTwo: back) },
      residuals: residuals.map { $0.scaled(byPowerOfTwo: back) }, response: response,
      residualSumOfSquares: sum.scaled(byPowerOfTwo: back).scaled(byPowerOfTwo: back),
      degreesOfFreedom: degreesOfFreedom)
  }

  /// The coefficients and residuals of a response of doubles, rounded to doubles.
  ///
  /// - Parameter response: y, length n.
  /// - Throws: `.notFinite`.
  /// - Precondition: `response.count == design.rows`.
  /// - Complexity: O(n·p).
  public func solve(_ response: [Double]) throws(LinearAlgebraError) -> LeastSquaresSolution {
    try solve(response.map { DoubleDouble($0) }).rounded
  }
}
