import RealModule
import Statistics
import Testing
import TimeSeries

@testable import Forecasting

struct HistoryPathsTests {
  /// A floor just passed, a growth, a sum and a figure.
  private static let evidence = try? Evidence(
    name: "draws",
    items: [
      LatentTrendTests.item(
        .level(.year(2020)), EvidenceCell(100, 110, weight: 0.6),
        EvidenceCell(100, 160, weight: 0.1)
      ),
      LatentTrendTests.item(.ratio(.year(2020), .year(2021)), EvidenceCell(1.095, 1.105)),
      LatentTrendTests.item(.sum(.year(2022), .year(2023)), EvidenceCell(260, 270)),
      LatentTrendTests.item(.level(.year(2025)), EvidenceCell(149.5, 150.5)),
    ])

  private func paths(_ count: Int, over horizon: Int, seed: UInt64 = 5) throws -> [[Double]] {
    var stream = RandomStream(seed: seed, name: "draws")
    return try Fit.historyPaths(
      count, over: horizon, by: LatentTrend(), of: try #require(Self.evidence), link: .log,
      using: &stream)
  }

  /// The greatest distance between the draws' distribution function and another.
  private func distance(_ draws: [Double], _ other: PredictiveDistribution) -> Double {
    draws.sorted().enumerated().reduce(0) { most, draw in
      let place = (Double(draw.offset) + 0.5) / Double(draws.count)
      return max(most, abs(place - other.cumulative(draw.element)))
    }
  }

  @Test func `each period's draws have its own distribution, edges of cells included`() throws {
    let fit = try Fit(LatentTrend(), to: try #require(Self.evidence), link: .log)
    let history = try #require(fit.history)
    let paths = try paths(4000, over: 0)
    for (period, distribution) in history.enumerated() {
      // Kolmogorov's 99.9 % point is 1.95/√n; the distribution itself is 199 quantiles. What is tied to
      // a figure moves with the figure's edges, which its own marginal does not know of.
      let most = [0, 5].contains(period) ? 0.036 : 0.15
      #expect(distance(paths.map { $0[period] }, distribution) < most, "period \(period)")
    }
    let first = paths.map { $0[0] }
    #expect(first.count { $0 < 99 } < 20, "\(first.count { $0 < 99 }) of 4000 below the floor")
  }

  @Test func `what ties periods together holds on every path`() throws {
    let paths = try paths(2000, over: 0)
    let growth = paths.map { $0[1] / $0[0] }
    #expect(growth.count { $0 > 1.085 && $0 < 1.115 } > 1940)
    let sums = paths.map { $0[2] + $0[3] }
    #expect(sums.count { $0 > 256 && $0 < 274 } > 1940)
    // The two years of the sum are each far less certain than their sum.
    let single = paths.map { $0[2] }.sorted()
    let sum = sums.sorted()
    #expect(Double.log(single[1900] / single[100]) > 2 * Double.log(sum[1900] / sum[100]))
  }

  @Test func `futures have the distribution of the forecast and go on from their own past`() throws
  {
    let fit = try Fit(LatentTrend(), to: try #require(Self.evidence), link: .log)
    let forecast = try fit.forecast(5)
    let paths = try paths(4000, over: 5)
    for (step, distribution) in forecast.steps.enumerated() {
      #expect(distance(paths.map { $0[6 + step] }, distribution) < 0.045, "step \(step)")
    }
    // Growth since 2020 is as sure as both ends together: the ends move with each other.
    func correlation(_ a: [Double], _ b: [Double]) -> Double {
      let (m, n) = (a.reduce(0, +) / Double(a.count), b.reduce(0, +) / Double(b.count))
      let products = zip(a, b).reduce(0) { $0 + ($1.0 - m) * ($1.1 - n) }
      let squares =
        a.reduce(0) { $0 + ($1 - m) * ($1 - m) } * b.reduce(0) { $0 + ($1 - n) * ($1 - n) }
      return products / squares.squareRoot()
    }
    let logs = paths.map { $0.map { Double.log($0) } }
    #expect(correlation(logs.map { $0[0] }, logs.map { $0[1] }) > 0.9)
  }

  @Test func `pasts do not depend on the horizon, and everything on the seed`() throws {
    let short = try paths(50, over: 0)
    let long = try paths(50, over: 4)
    #expect(short == long.map { Array($0.prefix(6)) })
    #expect(try paths(50, over: 0) == short)
    #expect(try paths(50, over: 0, seed: 6) != short)
  }
}
