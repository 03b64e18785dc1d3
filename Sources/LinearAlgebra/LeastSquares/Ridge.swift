/// Least squares with a penalty on the size of coefficients: minimises ‖y − X·β‖² + λ·Σ βⱼ², the sum
/// over the penalised columns.
///
/// Columns without a penalty, the intercept above all, are projected out by QR, and the rest is
/// decomposed by its singular values once, so that any number of penalties costs O(n·p) each. The
/// penalty acts on the coefficients as they are: scale the columns first where their units differ.
///
/// > Source: Golub & Van Loan (2013), §6.1.4; Hastie, Tibshirani & Friedman (2009), §3.4.1 and
/// > §7.10.1.
public struct Ridge: Sendable {
  /// X, n × p.
  public let design: Matrix
  /// The columns without a penalty, ascending.
  public let unpenalized: [Int]
  /// The columns with a penalty, ascending.
  public let penalized: [Int]
  /// QR of the columns without a penalty, scaled by powers of two.
  let free: QR
  let freeScaling: ColumnScaling
  /// The rows of Qᵀ·Z within the span of the free columns, Z the penalised ones.
  let within: Matrix
  /// The rows of Qᵀ·Z outside of it, decomposed.
  let outside: SVD

  /// Factors a design.
  ///
  /// - Parameters:
  ///   - design: X, n × p.
  ///   - unpenalized: indices of the columns without a penalty.
  /// - Throws: `.notFinite`; `.rankDeficient` where the columns without a penalty are dependent;
  ///   `.noConvergence`.
  /// - Precondition: the indices are within the design and differ.
  /// - Complexity: O(n·p²).
  public init(_ design: Matrix, unpenalized: [Int] = []) throws(LinearAlgebraError) {
    self.design = design
    self.unpenalized = unpenalized.sorted()
    precondition(Set(unpenalized).count == unpenalized.count, "a column is named once")
    penalized = (0..<design.columns).filter { !unpenalized.contains($0) }
    guard design.isFinite else { throw .notFinite }
    var columns = design.selecting(columns: self.unpenalized)
    do {
      freeScaling = try LeastSquares(columns).scaling
    } catch .rankDeficient(let rank, let count, let dependent) {
      throw .rankDeficient(
        rank: rank, columns: count, dependent: dependent.map { unpenalized.sorted()[$0] })
    }
    freeScaling.scale(&columns)
    free = try QR(columns)
    var rotated = design.selecting(columns: penalized)
    free.applyQTransposed(to: &rotated)
    within = rotated.selecting(rows: Array(0..<columns.columns))
    outside = try SVD(rotated.selecting(rows: Array(columns.columns..<design.rows)))
  }

  /// The number of rows of the design.
  var rows: Int { design.rows }

  /// How much of each singular direction of y goes into the fit: s²/(s² + λ), and nothing of those
  /// beyond the numerical rank.
  func shrinkage(_ penalty: Double) -> [Double] {
    let rank = outside.rank()
    let root = penalty.squareRoot()
    return outside.values.enumerated().map { index, value in
      index < rank ? 1 / (1 + (root / value) * (root / value)) : 0
    }
  }

  /// s/(s² + λ), without squaring what would under- or overflow.
  func filter(_ penalty: Double) -> [Double] {
    zip(outside.values, shrinkage(penalty)).map { $0 == 0 ? 0 : $1 / $0 }
  }
}
