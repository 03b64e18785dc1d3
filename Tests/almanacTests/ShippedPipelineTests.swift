import Foundation
import TestSupport
import Testing

@Suite struct ShippedPipelineTests {
  private static let pipelines: [String] =
    (try? FileManager.default.contentsOfDirectory(
      atPath: repositoryRoot.appending(path: "Pipelines").path))?
    .filter { $0.hasSuffix(".yaml") }.sorted() ?? []

  @Test(arguments: pipelines)
  func `every shipped pipeline checks without an error`(name: String) throws {
    let outcome = try almanac(["check", "Pipelines/\(name)"])
    #expect(outcome.status == 0, "\(outcome.output)")
  }

  @Test func `vision2030 has a row for every indicator that it promises`() throws {
    let folder = try TemporaryFolder()
    for part in [
      "Pipelines/vision2030.yaml", "Datasets/china-tech/statements.csv",
      "Datasets/china-tech/indicators.yaml",
    ] {
      let text = try String(contentsOf: repositoryRoot.appending(path: part), encoding: .utf8)
      try folder.write(text, to: part)
    }
    let outcome = try almanac(["run", "Pipelines/vision2030.yaml", "--json"], in: folder.url)
    #expect(outcome.status == 0)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let report = try #require(document["report"] as? [String: Any])
    let series = try #require(report["series"] as? [[String: Any]])
    let rows = Dictionary(
      series.map { ($0["name"] as? String ?? "", $0) }, uniquingKeysWith: { $1 })
    let promised = [
      "core-ai-industry", "core-ai-industry-usd", "genai-registered", "ai-enterprises", "gerd",
      "gerd-intensity", "basic-research", "central-soe-rd", "central-soe-emerging", "gii-rank",
      "gii-output-rank", "gii-clusters", "brand-value-gii", "tax-fee-cuts", "orbital-launches",
      "satellites-launched", "satellite-filings-itu", "satellite-chain-value",
      "commercial-space-scale", "pct-applications", "gdp-cny", "cny-per-usd",
    ]
    for name in promised {
      let row = try #require(rows[name], "\(name) has no row")
      let forecasts = (row["rows"] as? [[String: Any]] ?? []).filter {
        $0["kind"] as? String == "forecast"
      }
      #expect(!forecasts.isEmpty || row["reason"] is String, "\(name) says nothing")
    }
  }
}
