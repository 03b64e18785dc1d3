import TestSupport
import Testing

@testable import LinearAlgebra

struct PanelLeastSquaresTests {
  @Test(arguments: [
    (rows: 1, p: 1), (2, 1), (5, 4), (7, 3), (8, 8), (30, 3), (33, 5), (200, 12), (40_000, 2),
  ])
  func `each series gets what it would get alone`(rows: Int, p: Int) throws {
    let count = rows > 1000 ? 20 : 2500
    let design = Matrix.seeded("panel", rows: rows, columns: p)
    let responses = Matrix.seeded("responses", rows: rows, columns: count)
    let solution = try PanelLeastSquares(design).solve(responses)
    let single = try LeastSquares(design)
    for j in [0, 1, count / 2, count - 1] {
      let expected = try single.solve(responses.column(j))
      for (a, b) in zip(solution.coefficients.column(j), expected.coefficients) {
        #expect(abs(a - b) < 1e-12 * largest(expected.coefficients))
      }
      let total = responses.column(j).reduce(0) { $0 + $1 * $1 }
      #expect(
        abs(solution.residualSumsOfSquares[j] - expected.residualSumOfSquares) < 1e-13 * total)
    }
    #expect(solution.degreesOfFreedom == rows - p)
    #expect(solution.failedSeries == [])
  }

  @Test(arguments: [1, 2, 3, 7, 8, 9, 30, 63], [1, 2, 3, 4, 5, 8])
  func `vector instructions and general products agree`(rows: Int, p: Int) throws {
    guard p <= rows else { return }
    let q = try QR(.seeded("kernel", rows: rows, columns: p)).q
    let responses = Matrix.seeded("kernel responses", rows: rows, columns: 13)
    for count in [1, 2, 13] {
      let block = Array(responses.entries[..<(rows * count)])
      let results = [true, false].map { isNarrow in
        var blocks = PanelBlocks(q: q, weightRoots: nil, isNarrow: isNarrow)
        var effects = [Double](repeating: .nan, count: p * count)
        var sums = [Double](repeating: .nan, count: count)
        var effectSpan = effects.mutableSpan
        var sumSpan = sums.mutableSpan
        for start in stride(from: 0, to: count, by: blocks.width) {
          let end = min(start + blocks.width, count)
          var part = effectSpan._mutatingExtracting(p * start..<p * end)
          var partSums = sumSpan._mutatingExtracting(start..<end)
          blocks.project(
            block.span.extracting(rows * start..<rows * end), effects: &part, sums: &partSums)
        }
        return effects + sums
      }
      for (a, b) in zip(results[0], results[1]) { #expect(abs(a - b) < 1e-14 * Double(rows)) }
    }
  }

  @Test func `weights are those of single fits`() throws {
    let design = Matrix.seeded("weighted panel", rows: 10, columns: 2)
    let weights = seededVector("weights", count: 10).map { $0 + 1 }
    let responses = Matrix.seeded("responses", rows: 10, columns: 3)
    let solution = try PanelLeastSquares(design, weights: weights).solve(responses)
    let expected = try LeastSquares(design, weights: weights).solve(responses.column(2))
    for (a, b) in zip(solution.coefficients.column(2), expected.coefficients) {
      #expect(correctDigits(a, certified: b) > 12)
    }
    #expect(
      correctDigits(
        solution.residualSumsOfSquares[2], certified: expected.residualSumOfSquares) > 12)
  }

  @Test func `small residuals of large series keep their digits`() throws {
    let time = (0..<20).map(Double.init)
    let design = Matrix(columns: [[Double](repeating: 1, count: 20), time])
    let noise = seededVector("noise", count: 20).map { ($0 * 1024).rounded() / 1024 }
    let response = zip(time, noise).map { 1e9 + 1e6 * $0 + $1 }
    let solution = try PanelLeastSquares(design).solve(Matrix(columns: [response]))
    let expected = try LeastSquares(design).solve(noise).residualSumOfSquares
    // ε·1e9 is 2e-7 of a residual of order 1; a difference of sums of squares keeps no digit.
    #expect(correctDigits(solution.residualSumsOfSquares[0], certified: expected) > 6)
  }

  @Test func `a series that is not finite spoils only itself and is named`() throws {
    let design = Matrix.seeded("bad", rows: 8, columns: 2)
    var responses = Matrix.seeded("bad responses", rows: 8, columns: 2000)
    let panel = try PanelLeastSquares(design)
    let before = panel.solve(responses)
    responses[3, 1100] = .nan
    responses[0, 1500] = 1e308
    let after = panel.solve(responses)
    #expect(after.failedSeries == [1100, 1500])
    for j in [0, 1099, 1101, 1499, 1501, 1999] {
      #expect(after.coefficients.column(j) == before.coefficients.column(j))
      #expect(after.residualSumsOfSquares[j] == before.residualSumsOfSquares[j])
    }
  }

  @Test func `an empty panel has an empty solution`() throws {
    let solution = try PanelLeastSquares(.identity(2)).solve(Matrix(rows: 2, columns: 0))
    #expect(solution.coefficients == Matrix(rows: 2, columns: 0))
    let empty = try PanelLeastSquares(Matrix(rows: 2, columns: 0))
    #expect(empty.solve(Matrix(columns: [[3, 4]])).residualSumsOfSquares == [25])
  }

  @Test func `dependent columns are named before any series is touched`() {
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 1, columns: 2, dependent: [1])) {
      try PanelLeastSquares(Matrix(columns: [[1, 1], [2, 2]]))
    }
  }

  @Test func `buffers of different lengths stop the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = try? PanelLeastSquares(.identity(2)).solve(Matrix(rows: 3, columns: 1))
    }
  }
}
