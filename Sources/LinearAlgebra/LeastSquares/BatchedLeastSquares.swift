/// Least squares for many small problems of one shape, each with a design of its own.
///
/// Eight problems at a time are factored by Householder QR, one a vector lane; nothing is allocated
/// for a problem. Problems whose columns are nearly dependent, or whose entries are so large or
/// small that their squares leave the range of doubles, are solved again, each by ``LeastSquares``.
///
/// ```swift
/// let solution = BatchedLeastSquares(rows: 30, columns: 3).solve(designs, responses)
/// ```
///
/// > Accuracy: as ``LeastSquares``.
/// > Source: Golub & Van Loan (2013), §5.2.2 and §5.3.2; the rows are eliminated in blocks as in
/// > §6.5.3.
public struct BatchedLeastSquares: Sendable {
  /// n, the observations of each problem.
  public let rows: Int
  /// p, the coefficients of each problem.
  public let columns: Int

  /// Problems that are handed to the kernel at once: what bounds the scratch of a call.
  private static let stretch = 4096
  /// A column nearer to dependence than this, relative to its length, gets a pivoted QR.
  private static let doubtful = 0x1p-40

  /// Fixes the shape of the problems.
  ///
  /// - Parameters:
  ///   - rows: n, at least 0.
  ///   - columns: p, at least 1.
  public init(rows: Int, columns: Int) {
    precondition(rows >= 0 && columns > 0, "least squares needs a column")
    self.rows = rows
    self.columns = columns
  }

  /// The coefficients and residual sums of squares of all problems.
  ///
  /// - Parameters:
  ///   - designs: n·p entries for each problem, by columns, problem after problem.
  ///   - responses: n entries for each problem.
  /// - Precondition: both are for the same number of problems.
  /// - Complexity: O(k·n·p²) for k problems.
  public func solve(_ designs: Span<Double>, _ responses: Span<Double>) -> BatchedSolution {
    let count = designs.count / max(rows * columns, 1)
    var coefficients = Matrix(rows: columns, columns: count)
    var sums = [Double](repeating: 0, count: count)
    var coefficientSpan = coefficients.storage.mutableSpan
    var sumSpan = sums.mutableSpan
    let failures = solve(
      designs, responses, coefficients: &coefficientSpan, residualSumsOfSquares: &sumSpan)
    return BatchedSolution(
      coefficients: coefficients, residualSumsOfSquares: sums,
      degreesOfFreedom: max(rows - columns, 0), failures: failures)
  }

  /// Writes the coefficients and residual sums of squares of all problems into buffers.
  ///
  /// - Parameters:
  ///   - designs: n·p entries for each problem, by columns, problem after problem.
  ///   - responses: n entries for each problem.
  ///   - coefficients: p entries for each problem; NaN where it failed.
  ///   - residualSumsOfSquares: one entry for each problem; NaN where it failed.
  /// - Returns: the problems without a solution and why, ascending.
  /// - Precondition: the four buffers are for the same number of problems.
  /// - Complexity: O(k·n·p²) time for k problems; the scratch does not depend on k.
  public func solve(
    _ designs: Span<Double>, _ responses: Span<Double>,
    coefficients: inout MutableSpan<Double>, residualSumsOfSquares: inout MutableSpan<Double>
  ) -> [BatchedSolution.Failure] {
    let (n, p, count) = (rows, columns, residualSumsOfSquares.count)
    precondition(designs.count == n * p * count, "each problem needs a design")
    precondition(responses.count == n * count, "each problem needs a response for each row")
    precondition(coefficients.count == p * count, "each problem has one entry a coefficient")
    var kernel = BatchKernel(rows: n, columns: p, tolerance: Self.doubtful)
    var trusted = [UInt8](repeating: 0, count: min(count, Self.stretch))
    var failures: [BatchedSolution.Failure] = []
    for start in stride(from: 0, to: count, by: Self.stretch) {
      let end = min(start + Self.stretch, count)
      var results = coefficients._mutatingExtracting(p * start..<p * end)
      var sums = residualSumsOfSquares._mutatingExtracting(start..<end)
      var trustedSpan = trusted.mutableSpan
      var flags = trustedSpan._mutatingExtracting(0..<end - start)
      kernel.solve(
        designs.extracting(n * p * start..<n * p * end),
        responses.extracting(n * start..<n * end),
        coefficients: &results, sums: &sums, trusted: &flags)
      for index in start..<end where flags[index - start] == 0 {
        do throws(LinearAlgebraError) {
          let design = Matrix(
            rows: n, columns: p, columnMajor: Array(designs, from: n * p * index, count: n * p))
          let response = Array(responses, from: n * index, count: n)
          let solution = try LeastSquares(design).solve(response)
          for j in 0..<p { coefficients[p * index + j] = solution.coefficients[j] }
          residualSumsOfSquares[index] = solution.residualSumOfSquares
        } catch {
          for j in 0..<p { coefficients[p * index + j] = .nan }
          residualSumsOfSquares[index] = .nan
          failures.append(.init(problem: index, reason: error))
        }
      }
    }
    return failures
  }
}

extension [Double] {
  /// A copy of a stretch of a buffer.
  fileprivate init(_ span: Span<Double>, from start: Int, count: Int) {
    self = (start..<start + count).map { span[$0] }
  }
}
