import Benchmark
import CReference
import Contest
import LinearAlgebra

/// Many problems of one shape, with room for the answers of both contenders.
private struct BatchContest {
  let rows: Int
  let columns: Int
  let count: Int
  let designs: [Double]
  let responses: [Double]
  var coefficients: [Double]
  var sums: [Double]

  init(rows: Int, columns: Int, count: Int) {
    self.rows = rows
    self.columns = columns
    self.count = count
    var generator = Congruential(state: 1)
    designs = (0..<rows * columns * count).map { _ in .random(in: -1..<1, using: &generator) }
    responses = (0..<rows * count).map { _ in .random(in: -1..<1, using: &generator) }
    coefficients = [Double](repeating: 0, count: columns * count)
    sums = [Double](repeating: 0, count: count)
  }

  mutating func batch() {
    let solution = BatchedLeastSquares(rows: rows, columns: columns)
      .solve(designs.span, responses.span)
    precondition(solution.failures.isEmpty, "every problem has a solution")
    sums = solution.residualSumsOfSquares
  }

  mutating func oneByOne() {
    dgels_for_each_series(
      Int32(rows), Int32(columns), count, designs, rows * columns, responses, &coefficients, &sums)
  }
}

private let batch = metric("batch, ps a problem")
private let oneByOne = metric("dgels, ps a problem")
private let reading = metric("reading once, ps a problem")
private let ratio = metric("times faster than dgels, percent", .prefersLarger)
private let bound = metric("times the reading, percent")

let benchmarks: @Sendable () -> Void = {
  for (rows, columns, count) in [
    (10, 2, 200_000), (30, 3, 100_000), (30, 8, 50_000), (60, 3, 50_000), (120, 8, 10_000),
    (400, 3, 10_000),
  ] {
    Benchmark(
      "\(count) problems x \(rows) observations x \(columns) regressors",
      configuration: .init(
        metrics: [batch, oneByOne, reading, ratio, bound], warmupIterations: 1,
        maxDuration: .seconds(20), maxIterations: 15)
    ) { benchmark in
      var contest = BatchContest(rows: rows, columns: columns, count: count)
      contest.batch()
      let slow = picoseconds(count) { contest.oneByOne() }
      let expected = contest.sums
      let fast = picoseconds(count) { contest.batch() }
      for (a, b) in zip(contest.sums, expected) {
        precondition(abs(a - b) <= 1e-11 * b + 1e-24, "the contenders disagree")
      }
      let floor = picoseconds(count) {
        blackHole(read_once(contest.designs, rows * columns * count))
        blackHole(read_once(contest.responses, rows * count))
      }
      benchmark.measurement(batch, fast)
      benchmark.measurement(oneByOne, slow)
      benchmark.measurement(reading, floor)
      benchmark.measurement(ratio, 100 * slow / fast)
      benchmark.measurement(bound, 100 * fast / floor)
    }
  }
}
