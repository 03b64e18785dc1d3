import RealModule
import Statistics
import TestSupport
import Testing

@testable import Forecasting

/// The recursions against the same model as one dense regression.
struct DiffuseFilterTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let name: String
    let form: StructuralForm
    let gaps: Set<Int>
    var testDescription: String { name }

    init(
      _ name: String, _ trend: StructuralTrend, season: StructuralSeason = .none,
      cycle: Bool = false,
      regressors: Int = 0, gaps: Set<Int> = []
    ) {
      self.name = name
      form = StructuralForm(
        trend: trend, season: season, seasonLength: 4, hasCycle: cycle, regressorCount: regressors)
      self.gaps = gaps
    }

    var system: StateSpace {
      form.system(form.parameters(at: form.coordinates.indices.map { 0.35 + 0.07 * Double($0) }))
    }

    /// Observations and Z of 18 periods.
    var data: (values: [Double?], rows: [[Double]]) {
      var stream = RandomStream(seed: 9, name: name)
      let z = system.observation
      var values: [Double?] = []
      var rows: [[Double]] = []
      for t in 0..<18 {
        values.append(gaps.contains(t) ? nil : 3 * stream.nextNormal() + 0.4 * Double(t))
        var row = z
        for k in 0..<form.regressorCount { row[z.count - 1 - k] = stream.nextNormal() }
        rows.append(row)
      }
      return (values, rows)
    }
  }

  static let examples = [
    Example("level", .level), Example("linear", .linear), Example("smooth", .smooth),
    Example("drift", .drift), Example("damped", .damped),
    Example("gap in the middle", .linear, gaps: [5, 6, 11]),
    Example("gaps at both ends", .linear, gaps: [0, 2, 16, 17]),
    Example("dummy season", .linear, season: .dummy, gaps: [1, 9]),
    Example("sines and cosines", .smooth, season: .trigonometric),
    Example("cycle", .level, cycle: true),
    Example("cycle and gaps", .damped, cycle: true, gaps: [3]),
    Example("regressors", .level, regressors: 2),
    Example("all", .damped, season: .dummy, cycle: true, regressors: 1, gaps: [4, 8]),
  ]

  @Test(arguments: examples)
  func `the likelihood is that of generalised least squares`(_ example: Example) throws {
    let (values, rows) = example.data
    let filtered = try #require(DiffuseLikelihood(example.system, values, rows: rows))
    let dense = try DenseStateSpace(example.system, values, rows: rows).likelihood()
    #expect(filtered.isIdentified)
    #expect(filtered.freedom == values.count { $0 != nil } - example.form.diffuseCount)
    #expect(correctDigits(filtered.squares, certified: dense.squares) > 9)
    #expect(abs(filtered.logVariances - dense.logVariances) < 1e-9)
  }

  @Test(arguments: examples)
  func `smoothed states are those of generalised least squares`(_ example: Example) throws {
    let (values, rows) = example.data
    let states = DiffuseSmoother.states(example.system, values, rows: rows)
    let dense = DenseStateSpace(example.system, values, rows: rows)
    for t in [0, 1, 2, 5, 10, 17] {
      for i in 0..<example.system.order {
        var w = [Double](repeating: 0, count: example.system.order)
        w[i] = 1
        let found = states[t].combination(w)
        let expected = try dense.smoothed(w, at: t)
        #expect(abs(found.mean - expected.mean) < 1e-8 * (1 + abs(expected.mean)))
        #expect(abs(found.variance - expected.variance) < 1e-8 * (1 + expected.variance))
      }
    }
  }

  @Test func `the first observations of a local linear trend are used up by level and slope`() {
    let example = Example("linear", .linear)
    var filter = DiffuseFilter(example.system)
    let z = example.system.observation
    for (y, isDiffuse) in [(5.0, true), (7.0, true), (10.0, false)] {
      #expect(filter.observe(y, z)?.isDiffuse == isDiffuse)
      filter.advance()
    }
    #expect(filter.diffuseRank == 0)
  }
}
