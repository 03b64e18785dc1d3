import Benchmark
import CReference
import Contest
import LinearAlgebra

/// A panel of one shape, with room for the answers of both contenders.
private struct PanelContest {
  let rows: Int
  let columns: Int
  let count: Int
  let design: Matrix
  let responses: Matrix
  var coefficients: [Double]
  var sums: [Double]

  init(rows: Int, columns: Int, count: Int) {
    self.rows = rows
    self.columns = columns
    self.count = count
    var generator = Congruential(state: 1)
    var design = Matrix(rows: rows, columns: columns, repeating: 1)
    for j in 1..<columns {
      for i in 0..<rows { design[i, j] = .random(in: -1..<1, using: &generator) }
    }
    self.design = design
    responses = Matrix(
      rows: rows, columns: count,
      columnMajor: (0..<rows * count).map { _ in .random(in: -1..<1, using: &generator) })
    coefficients = [Double](repeating: 0, count: columns * count)
    sums = [Double](repeating: 0, count: count)
  }

  /// The factorisation is part of what is timed.
  mutating func panel() throws {
    sums = try PanelLeastSquares(design).solve(responses).residualSumsOfSquares
  }

  mutating func oneByOne() {
    dgels_for_each_series(
      Int32(rows), Int32(columns), count, design.entries, 0, responses.entries, &coefficients, &sums
    )
  }
}

private let panel = metric("panel, ps a series")
private let oneByOne = metric("dgels, ps a series")
private let reading = metric("reading once, ps a series")
private let ratio = metric("times faster than dgels, percent", .prefersLarger)
private let bound = metric("times the reading, percent")

let benchmarks: @Sendable () -> Void = {
  for (rows, columns, count) in [(30, 3, 100_000), (30, 8, 100_000), (120, 8, 25_000)] {
    Benchmark(
      "\(count) series x \(rows) observations x \(columns) regressors",
      configuration: .init(
        metrics: [panel, oneByOne, reading, ratio, bound], warmupIterations: 1,
        maxDuration: .seconds(20), maxIterations: 25)
    ) { benchmark in
      var contest = PanelContest(rows: rows, columns: columns, count: count)
      try contest.panel()
      let slow = picoseconds(count) { contest.oneByOne() }
      let expected = contest.sums
      let fast = try picoseconds(count) { try contest.panel() }
      for (a, b) in zip(contest.sums, expected) {
        precondition(abs(a - b) <= 1e-12 * b, "the contenders disagree")
      }
      let floor = picoseconds(count) {
        blackHole(read_once(contest.responses.entries, rows * count))
      }
      benchmark.measurement(panel, fast)
      benchmark.measurement(oneByOne, slow)
      benchmark.measurement(reading, floor)
      benchmark.measurement(ratio, 100 * slow / fast)
      benchmark.measurement(bound, 100 * fast / floor)
    }
  }
}
