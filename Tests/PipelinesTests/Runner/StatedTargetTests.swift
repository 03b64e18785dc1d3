import Forecasting
import OrderedCollections
import Testing
import TimeSeries

@testable import Pipelines

/// Targets of indicators that are known from statements.
@Suite struct StatedTargetTests {
  private func pipeline() throws -> TestPipeline {
    var pipeline = try TestPipeline([:])
    let values: [Double] = [100, 108, 113, 125, 131, 140, 156, 160, 175, 181, 199, 204]
    var row = TestPipeline.row("x", values)
    row.evidence = try Evidence(
      name: "x",
      items: values.enumerated().map { index, value in
        EvidenceItem(
          .level(.year(2010 + index)), cells: [EvidenceCell(value * 0.97, value * 1.03)],
          noise: 0.003)
      })
    pipeline.data.series = [row]
    pipeline.target("x", atLeast: 290, by: 2027)
    pipeline.target("x", atLeast: 203, by: 2021)
    return pipeline
  }

  @Test func `a target's probability does not depend on who else needs the paths`() async throws {
    var derived = try pipeline()
    derived.derive("double", "2 * x")
    let alone = try #require(try await pipeline().run().report?.targets)
    let needed = try #require(try await derived.run().report?.targets)
    #expect(alone == needed)
    let ahead = try #require(alone.first?.probabilityInPeriod)
    #expect(ahead > 0.05 && ahead < 0.95)
    let past = try #require(alone.last?.probabilityInPeriod)
    #expect(past > 0.5 && past < 0.95)
  }
}
