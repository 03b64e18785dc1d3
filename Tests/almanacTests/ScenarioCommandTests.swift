import Foundation
import TestSupport
import Testing

@Suite struct ScenarioCommandTests {
  private static let files: [String: String] = {
    var table = "unique_id,ds,y\n"
    for year in 0..<20 {
      let a = 50 * pow(1.05, Double(year)) * (1 + 0.02 * sin(2 * Double(year)))
      let b = 20 * pow(1.03, Double(year)) * (1 + 0.03 * cos(3 * Double(year)))
      let total = (a + b) * (1 + 0.01 * sin(5 * Double(year)))
      for (name, value) in [("a", a), ("b", b), ("total", total)] {
        table += "\(name),\(2005 + year),\(value)\n"
      }
    }
    return [
      "table.csv": table,
      "what-if.yaml": """
      pipeline: what-if
      ingest: [{ table: table.csv }]
      fit: { defaults: { model: drift }, series: { a: { link: log }, b: { link: log }, total: { link: log } } }
      derive:
        share: { formula: 100 * a / total, unit: "%" }
      project:
        until: 2030
        paths: 1000
        hierarchies: [ total = a + b ]
        adjustments:
          - series: b
            years: 2029/2030
            factor: 1.1
            author: planning desk
            reason: a plant opens
            date: 2026-02-05
        scenarios:
          fast: { title: Fast growth, growth: { a: 9 % } }
          flat: { set: { a: { 2026/2030: 140 } } }
          met: { given: [{ series: total, at-least: 190, by: 2030 }] }
      report: { tables: [terminal, csv, json, markdown] }
      """,
    ]
  }()

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, text) in Self.files { try folder.write(text, to: name) }
    return folder
  }

  private func text(_ name: String, in folder: TemporaryFolder) throws -> String {
    try String(
      contentsOf: folder.url.appending(path: "Output/what-if/\(name)"), encoding: .utf8)
  }

  @Test func `tables show the projection first and every scenario beside it`() throws {
    let folder = try folder()
    let outcome = try almanac(["run", "what-if.yaml"], in: folder.url)
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    let header = try #require(
      lines.firstIndex { $0.contains("scenario") && $0.contains("to base") })
    let names = lines[(header + 2)...].prefix(4)
    for (line, name) in zip(names, ["base", "Fast growth", "flat", "met"]) {
      #expect(line.contains(name))
    }
    #expect(lines.contains { $0.hasPrefix("Fast growth: growth a 9 %") })
    #expect(lines.contains { $0.hasPrefix("met: given total at-least 190 by 2030 (") })
    #expect(
      lines.contains {
        $0.hasPrefix("b ") && $0.contains("planning desk") && $0.contains("2026-02-05")
      })
    let report = try text("report.md", in: folder)
    for part in [
      "## Adjustments", "## Scenarios", "| period | base | fast | flat | met |",
      "| b | factor 1.1 in 2029-2030 | planning desk | 2026-02-05 | a plant opens |",
      "Reconciled with `total = a + b`",
    ] { #expect(report.contains(part), "\(part)") }
  }

  @Test func `means add up in the written table`() throws {
    let folder = try folder()
    _ = try almanac(["run", "what-if.yaml"], in: folder.url)
    var means: [String: [String: Double]] = [:]
    for line in try text("forecasts.csv", in: folder).split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      if cells[2] == "forecast" {
        means[String(cells[1]), default: [:]][String(cells[0])] = Double(cells[4])
      }
    }
    #expect(means.count == 6)
    for year in means.values {
      let (total, a, b) = (
        try #require(year["total"]), try #require(year["a"]), try #require(year["b"])
      )
      #expect(abs(total / (a + b) - 1) < 1e-12)
    }
    let scenarios = try text("scenarios.csv", in: folder).split(separator: "\n").dropFirst()
    var sums: [String: [String: Double]] = [:]
    for line in scenarios {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      sums["\(cells[1]) \(cells[2])", default: [:]][String(cells[0])] = Double(cells[4])
    }
    #expect(sums.count == 24)
    for (row, figures) in sums {
      let (total, a, b) = (
        try #require(figures["total"]), try #require(figures["a"]), try #require(figures["b"])
      )
      #expect(abs(total / (a + b) - 1) < 1e-12, "\(row)")
    }
  }

  @Test func `explain tells of judgement, equations and scenarios`() throws {
    let folder = try folder()
    let outcome = try almanac(["explain", "what-if.yaml", "b", "2030"], in: folder.url)
    #expect(outcome.status == 0)
    for part in [
      "ADJUSTMENTS", "factor 1.1 in 2029-2030, by planning desk on 2026-02-05: a plant opens",
      "RECONCILED", "total = a + b", "one-step errors of 19 periods", "SCENARIOS", "fast: median",
    ] { #expect(outcome.output.contains(part), "\(part)") }
    let json = try almanac(["explain", "what-if.yaml", "b", "--json"], in: folder.url)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(
      (document["adjustments"] as? [[String: Any]])?.first?["author"] as? String == "planning desk")
    #expect((document["scenarios"] as? [[String: Any]])?.count == 3)
  }

  @Test func `an override changes a scenario and what it touches is run again`() throws {
    let folder = try folder()
    _ = try almanac(["run", "what-if.yaml"], in: folder.url)
    let again = try almanac(["plan", "what-if.yaml"], in: folder.url)
    #expect(!again.output.contains("changed"))
    let plan = try almanac(
      ["plan", "what-if.yaml", "--set", "project.scenarios.fast.growth.a=2 %"], in: folder.url)
    #expect(plan.output.contains("scenario fast"))
    let wrong = try almanac(
      ["check", "what-if.yaml", "--set", "project.scenarios.fast.growth.c=2 %"], in: folder.url)
    #expect(wrong.status == 2 && wrong.output.contains("unknown series 'c'"))
  }
}
