import TestSupport
import Testing
import TimeSeries

@testable import Pipelines

@Suite struct DerivedTrajectoryTests {
  /// Known from 2020, paths after that: on path i, step k the value is 10·i + k.
  private func part(
    _ name: String, known: [Double], steps: Int, count: Int = 3
  ) throws -> Trajectory {
    let history = try GappySeries(name: name, start: .year(2020), places: known)
    let values = (0..<count).flatMap { path in (0..<steps).map { Double(10 * path + $0 + 1) } }
    let paths =
      steps == 0
      ? nil
      : SamplePaths(
        start: history.end.advanced(by: 1), steps: steps, count: count, values: values)
    return Trajectory(name: name, history: history, paths: paths)
  }

  private let until2024 = Horizon(until: 2024, frequency: .annual)

  @Test func `history is computed where all parts are known, and paths one by one`() throws {
    let a = try part("a", known: [1, 2, 3], steps: 2)
    let b = try part("b", known: [10, 20, 30], steps: 2)
    let sum = try Arithmetic("a + 2 * b")
      .trajectory(named: "sum", of: [a, b], until: until2024, paths: 3)
    #expect(sum.history?.places == [21, 42, 63])
    #expect(sum.paths?.values == [3, 6, 33, 36, 63, 66])
    #expect(sum.paths?.start == .year(2023))
  }

  @Test func `a part that is known longer gives its known values to every path`() throws {
    let a = try part("a", known: [1, 2], steps: 3)
    let b = try part("b", known: [10, 20, 30, 40], steps: 1)
    let product = try Arithmetic("a * b")
      .trajectory(named: "product", of: [a, b], until: until2024, paths: 3)
    #expect(product.history?.places == [10, 40])
    #expect(product.paths.map { Array($0.path(1)) } == [330, 480, 143])
  }

  @Test func `a gap of a part is a gap of the result`() throws {
    let a = try part("a", known: [1, .nan, 3], steps: 2)
    let b = try part("b", known: [1, 1, 1], steps: 2)
    let sum = try Arithmetic("a + b")
      .trajectory(named: "sum", of: [a, b], until: until2024, paths: 3)
    #expect(sum.history?.places.map(\.isNaN) == [false, true, false])
  }

  @Test func `parts of other frequencies are refused`() throws {
    let a = try part("a", known: [1], steps: 4)
    let history = try GappySeries(name: "q", start: .quarter(1, of: 2020), places: [1])
    let q = Trajectory(name: "q", history: history, paths: nil)
    #expect(throws: DerivationError.frequencies("a", "q")) {
      try Arithmetic("a + q").trajectory(named: "x", of: [a, q], until: until2024, paths: 3)
    }
  }

  @Test func `a division by zero on a path is an error with its period`() throws {
    let a = try part("a", known: [1, 2, 3], steps: 2)
    #expect(throws: DerivationError.notFinite(.year(2023))) {
      try Arithmetic("1 / (a - 11)").trajectory(named: "x", of: [a], until: until2024, paths: 3)
    }
  }

  @Test func `a part without values ahead is named`() throws {
    let a = try part("a", known: [1, 2, 3], steps: 0)
    #expect(throws: DerivationError.missingPart("a", reason: "it has no value in 2023")) {
      try Arithmetic("2 * a").trajectory(named: "x", of: [a], until: until2024, paths: 3)
    }
  }
}
