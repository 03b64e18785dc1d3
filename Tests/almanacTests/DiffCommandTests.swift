import Foundation
import TestSupport
import Testing

@Suite struct DiffCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ values: [Int], model: String = "drift") throws {
    let rows = values.enumerated().map { "orders,\(2015 + $0.offset),\($0.element)" }
    try folder.write("unique_id,ds,y\n" + rows.joined(separator: "\n") + "\n", to: "orders.csv")
    try folder.write(
      """
      pipeline: moves
      ingest: [{ table: orders.csv, layout: long }]
      fit: { series: { orders: { model: \(model) } } }
      project: { until: 2026 }
      """, to: "moves.yaml")
  }

  private func run(_ arguments: String...) throws -> Outcome {
    try almanac(arguments, in: folder.url)
  }

  @Test func `runs are listed, and the last two compared`() throws {
    try write([80, 84, 83, 90, 88, 97, 101])
    #expect(try run("run", "moves.yaml").status == 0)
    try write([80, 84, 83, 90, 88, 98, 101, 110], model: "naive")
    #expect(try run("run", "moves.yaml").status == 0)
    let runs = try run("runs", "moves.yaml")
    #expect(runs.status == 0 && runs.output.hasSuffix("2 runs, 2 complete\n"))
    let lines = runs.output.split(separator: "\n")
    #expect(lines[2].hasPrefix("  2  moves.yaml  complete") && lines[3].hasPrefix("  1  "))
    let diff = try run("diff", "moves.yaml")
    #expect(diff.status == 0)
    for part in [
      "run 1 (moves.yaml", "-> run 2", "2026", "1 moved; figures read: 1 new, 1 revised",
      "before", "after", "█", "revised: orders 2020 98.0, was 97.0, orders.csv",
      "configuration: model drift -> naive",
    ] { #expect(diff.output.contains(part), "\(part)") }
    #expect(diff.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func `the JSON has parts that add up and bars to draw`() throws {
    try write([80, 84, 83, 90, 88, 97, 101])
    _ = try run("run", "moves.yaml")
    try write([80, 84, 83, 90, 88, 97, 104, 110], model: "theta")
    _ = try run("run", "moves.yaml")
    let outcome = try run("diff", "1", "2", "--json", "--year", "2025")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(document["year"] as? Int == 2025)
    let series = try #require((document["series"] as? [[String: Any]])?.first)
    let parts = try #require(series["parts"] as? [[String: Any]])
    #expect(
      parts.map { $0["group"] as? String } == ["revised", "new", "configuration", "model"])
    let sum = parts.compactMap { $0["change"] as? Double }.reduce(0, +)
    #expect(abs(sum - (try #require(series["change"] as? Double))) < 1e-12 * 100)
    #expect((series["waterfall"] as? [[String: Any]])?.count == 6)
  }

  @Test func `a page shows the moves as waterfalls`() throws {
    try write([80, 84, 83, 90, 88, 97, 101])
    _ = try run("run", "moves.yaml")
    try write([80, 84, 83, 90, 88, 98, 101, 110], model: "naive")
    _ = try run("run", "moves.yaml")
    let outcome = try run("diff", "moves.yaml", "--page", "moves.html")
    #expect(outcome.status == 0 && outcome.output.contains("1 moved"))
    let page = try String(contentsOf: folder.url.appending(path: "moves.html"), encoding: .utf8)
    for part in [
      "<title>moves.yaml: forecasts of 2026, what moved them</title>", "class=\"waterfall\"",
      "configuration: model drift -&gt; naive", "revised: orders 2020 98.0",
    ] { #expect(page.contains(part), "\(part)") }
    let nowhere = try run("diff", "moves.yaml", "--page", "no/such/folder.html")
    #expect(nowhere.status != 0 && nowhere.errors.contains("cannot be written"))
  }

  @Test func `two runs alike say that nothing moved`() throws {
    try write([80, 84, 83, 90])
    _ = try run("run", "moves.yaml")
    _ = try run("run", "moves.yaml")
    let outcome = try run("diff", "moves.yaml", "latest~1", "latest")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("nothing moved: 0 moved, 1 unchanged"))
  }

  @Test func `what leads nowhere is said with its help`() throws {
    let none = try run("runs")
    #expect(none.status == 2 && none.errors.contains("error[R014]"))
    try write([80, 84, 83, 90])
    _ = try run("run", "moves.yaml")
    let one = try run("diff", "moves.yaml")
    #expect(one.status == 2)
    #expect(one.errors.contains("error[R011]: there is no run 'latest~1'"))
    let unknown = try run("diff", "1", "9")
    #expect(unknown.status == 2 && unknown.errors.contains("there is no run 9"))
    for usage in [["diff", "moves.yaml", "first"], ["diff", "1", "2", "3"]] {
      #expect(try almanac(usage, in: folder.url).status == 64)
    }
  }
}
