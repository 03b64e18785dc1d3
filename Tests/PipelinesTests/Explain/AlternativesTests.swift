import Forecasting
import Foundation
import Testing

@testable import Pipelines

@Suite struct AlternativesTests {
  private func explanation(
    _ model: String, period year: Int = 2030, statements: Bool = false
  ) async throws -> Explanation {
    let values = (0..<20).map { "x,\(2004 + $0),\(100 + 6 * $0 + $0 * 7 % 5)" }
    let rows = (0..<10).map { "x,\(2014 + $0),level,about,\(100 + 6 * $0),,count" }
    let folder = try PipelineFolder([
      "x.csv": "unique_id,ds,y\n" + values.joined(separator: "\n") + "\n",
      "statements.csv": "indicator,period,measure,qualifier,value,scale,unit\n"
        + rows.joined(separator: "\n") + "\n",
      "pipeline.yaml": """
      pipeline: x
      ingest: [{ \(statements ? "statements: statements.csv" : "table: x.csv, layout: long") }]
      fit: { imputations: 8, series: { x: \(model) } }
      project: { until: 2030, paths: 200 }
      """,
    ])
    return try await Explainer(try Configuration.load(file: folder.pipeline))
      .explanation(of: "x", year: year)
  }

  @Test(arguments: ["{ model: ets }", "{ model: arima }"])
  func `an automatic choice shows what it has rejected, with scores`(model: String) async throws {
    let found = try #require(try await explanation(model).alternatives)
    #expect(found.forms.count >= 3)
    #expect(found.forms.count(where: \.isChosen) == 1 && found.forms[0].isChosen)
    #expect(found.forms.allSatisfy { $0.criterion == "aicc" })
    #expect(found.members.isEmpty)
  }

  @Test func `a choice made on draws of a history is shown by how often`() async throws {
    let found = try #require(
      try await explanation("{ model: ets }", statements: true).alternatives)
    #expect(found.forms.isEmpty && !found.members.isEmpty)
    #expect(abs(found.members.compactMap(\.weight).reduce(0, +) - 1) <= 1e-12)
    #expect(found.members.allSatisfy { $0.name.hasPrefix("ETS(") })
  }

  @Test func `a series without a fit has no alternatives`() async throws {
    let drift = try await explanation("{ model: drift }")
    let found = try #require(drift.alternatives)
    #expect(found.forms.isEmpty && found.members.isEmpty)
  }
}
