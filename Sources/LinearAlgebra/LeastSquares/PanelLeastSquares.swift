/// Least squares for a whole panel of series that share their design.
///
/// The design is factored once; the coefficients of all series come from one product with Qᵀ, in
/// blocks that stay in cache, and one triangular solve. Nothing is allocated for a series.
///
/// ```swift
/// let panel = try PanelLeastSquares(trendDesign)
/// let solution = panel.solve(responses)  // one series a column
/// ```
///
/// > Accuracy: as ``LeastSquares``; the sums of squares are those of residuals, not differences of
/// > sums of squares.
public struct PanelLeastSquares: Sendable {
  /// The factored design: for standard errors, leverages and condition numbers.
  public let factored: LeastSquares
  private let q: Matrix

  /// Factors a design.
  ///
  /// - Parameters and errors: as for ``LeastSquares/init(_:weights:tolerance:)``.
  /// - Complexity: O(n·p²).
  public init(
    _ design: Matrix, weights: [Double]? = nil, tolerance: Double? = nil
  ) throws(LinearAlgebraError) {
    factored = try LeastSquares(design, weights: weights, tolerance: tolerance)
    q = factored.factorization.q
  }

  /// The coefficients and residual sums of squares of all series.
  ///
  /// A series with an entry that is not finite spoils its own results only and is named.
  ///
  /// - Parameter responses: Y, n × k, one series a column.
  /// - Precondition: `responses.rows == factored.design.rows`.
  /// - Complexity: O(n·p·k).
  public func solve(_ responses: Matrix) -> PanelSolution {
    precondition(responses.rows == q.rows, "least squares needs one response for each row")
    var coefficients = Matrix(rows: q.columns, columns: responses.columns)
    var sums = [Double](repeating: 0, count: responses.columns)
    var coefficientSpan = coefficients.storage.mutableSpan
    var sumSpan = sums.mutableSpan
    solve(
      responses.storage.span, coefficients: &coefficientSpan, residualSumsOfSquares: &sumSpan)
    return PanelSolution(
      coefficients: coefficients, residualSumsOfSquares: sums,
      degreesOfFreedom: factored.degreesOfFreedom)
  }

  /// Writes the coefficients and residual sums of squares of a stretch of series into buffers.
  ///
  /// - Parameters:
  ///   - responses: n entries for each of k series, series after series.
  ///   - coefficients: p entries for each series; NaN or infinite where the series is.
  ///   - residualSumsOfSquares: one entry for each series, weighted where there are weights.
  /// - Precondition: the three buffers are for the same number of series.
  /// - Complexity: O(n·p·k) time; one block of scratch, whatever k is.
  public func solve(
    _ responses: Span<Double>, coefficients: inout MutableSpan<Double>,
    residualSumsOfSquares: inout MutableSpan<Double>
  ) {
    let (n, p, count) = (q.rows, q.columns, residualSumsOfSquares.count)
    precondition(responses.count == n * count, "each series needs one response for each row")
    precondition(coefficients.count == p * count, "each series has one entry a coefficient")
    var blocks = PanelBlocks(q: q, weightRoots: factored.weightRoots)
    var effects = [Double](repeating: 0, count: p * blocks.width)
    var effectSpan = effects.mutableSpan
    let back = BackSubstitution(factored)
    var start = 0
    while start < count {
      let end = min(start + blocks.width, count)
      var block = effectSpan._mutatingExtracting(0..<p * (end - start))
      var sums = residualSumsOfSquares._mutatingExtracting(start..<end)
      blocks.project(responses.extracting(n * start..<n * end), effects: &block, sums: &sums)
      var results = coefficients._mutatingExtracting(p * start..<p * end)
      back.solve(block.span, into: &results)
      start = end
    }
  }
}
