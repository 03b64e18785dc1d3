import RealModule
import Testing
import TimeSeries

@testable import Forecasting

struct EvidenceOffsetTests {
  private static let share = EvidenceShare(name: "other", deviation: 0.15, limit: 0.5)

  private static func level(
    _ year: Int, _ value: Double, shares: [EvidenceShare] = []
  ) -> EvidenceItem {
    EvidenceItem(
      .level(.year(year)), cells: [EvidenceCell(value * 0.999, value * 1.001)],
      noise: shares.isEmpty ? 0.003 : 0.02, shares: shares, printed: value, label: "\(year)")
  }

  /// Ten years of 5 % growth, in all but two of which another definition has its say too.
  private static func items(offBy factor: Double) -> [EvidenceItem] {
    (0..<10).flatMap { step -> [EvidenceItem] in
      let value = 100 * Double.pow(1.05, Double(step))
      let own = step == 4 || step == 5 ? [] : [level(2010 + step, value)]
      return own + [level(2010 + step, factor * value, shares: [share])]
    }
  }

  @Test func `the offset is found and carries figures over`() throws {
    let evidence = try Evidence(name: "x", items: Self.items(offBy: 1.2))
    let fit = try Fit(LatentTrend(), to: evidence, link: .log)
    let offset = try #require(fit.evidenceOffsets.first)
    #expect(abs(offset.mean - Double.log(1.2)) < 3 * offset.deviation)
    #expect(offset.deviation < 0.02 && !offset.isExcluded)
    let median = try #require(fit.history?[4].median)
    #expect(abs(median / (100 * Double.pow(1.05, 4)) - 1) < 0.02)
  }

  @Test func `a definition beyond the limit is left out and named`() throws {
    let evidence = try Evidence(name: "x", items: Self.items(offBy: 0.4))
    let fit = try Fit(LatentTrend(), to: evidence, link: .log)
    let offset = try #require(fit.evidenceOffsets.first)
    #expect(offset.isExcluded && abs(offset.mean - Double.log(0.4)) < 0.1)
    #expect(fit.evidenceReports.count { $0.isExcluded } == 10)
    #expect(fit.history?.count == 10)
    let alone = try Evidence(
      name: "x", items: Self.items(offBy: 0.4).filter { $0.shares.isEmpty })
    let other = try Fit(LatentTrend(), to: alone, link: .log)
    #expect(fit.history?[9].median == other.history?[9].median)
  }

  @Test func `growth within a definition is free of its offset, across two it is not`() throws {
    func median(_ base: [EvidenceShare]) throws -> Double {
      let evidence = try Evidence(
        name: "x",
        items: [
          Self.level(2019, 100), Self.level(2019, 120, shares: [Self.share]),
          EvidenceItem(
            .ratio(.year(2019), .year(2020)), cells: [EvidenceCell(1.299, 1.301)], noise: 0.003,
            shares: [Self.share], baseShares: base),
        ])
      return try #require(try Fit(LatentTrend(), to: evidence, link: .log).history?[1].median)
    }
    #expect(abs(try median([Self.share]) - 130) < 1.5)
    // 130 in the new count is 130/1.2 in the old one, the offset being a little shrunken.
    #expect(abs(try median([]) - 109) < 3)
  }

  @Test func `settings override the prior and the reading of hedges`() throws {
    func fit(
      _ item: EvidenceItem, _ change: (inout LatentTrend) -> Void
    ) throws -> Fit {
      var model = LatentTrend()
      change(&model)
      return try Fit(model, to: try Evidence(name: "x", items: [item]), link: .log)
    }
    let floor = EvidenceItem(
      .level(.year(2025)),
      cells: [EvidenceCell(100, 110, weight: 0.9), EvidenceCell(100, 200, weight: 0.1)],
      noise: 0.003, printed: 100, looseCells: 1)
    func upper(_ change: (inout LatentTrend) -> Void) throws -> Double {
      try #require(try fit(floor, change).history?[0].quantile(0.9))
    }
    #expect(try upper { $0.reading.tightness = 1 } < 110.5)
    #expect(try upper { $0.reading.tightness = 0 } > 150)
    #expect(abs(try upper { $0.reading.mode = .exact } - 100) < 0.5)
    #expect(try upper { $0.reading.noise = 0.1 } > upper { _ in })
    func width(_ change: (inout LatentTrend) -> Void) throws -> Double {
      let interval = try fit(floor, change).forecast(5).steps[4].interval(0.8)
      return Double.log(interval.upperBound / interval.lowerBound)
    }
    #expect(try width { $0.usualVolatility = 0.02 } < width { $0.usualVolatility = 0.2 })
    #expect(try width { $0.damping = 0 } < width { $0.damping = 0.95 })
    #expect(try width { $0.jumpShare = 0 } < width { $0.jumpShare = 0.3 })
  }
}
