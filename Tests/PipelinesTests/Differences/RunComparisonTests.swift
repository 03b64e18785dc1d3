import Foundation
import TestSupport
import Testing

@testable import Pipelines

@Suite struct RunComparisonTests {
  @Test func `two runs of the same files have nothing to tell`() async throws {
    let fixture = try DifferenceFixture()
    try await fixture.run()
    try await fixture.run()
    let difference = try await fixture.difference()
    #expect(difference.series.map(\.name) == ["turnover", "staff", "orders", "per-head"])
    #expect(difference.series.allSatisfy { $0.outcome == .unchanged && $0.parts == nil })
    #expect(difference.changes.isEmpty && difference.diagnostics.isEmpty)
    #expect(difference.year == 2027)
  }

  @Test func `a statement that came in moves its series and what is computed from it`() async throws
  {
    var fixture = try DifferenceFixture()
    try await fixture.run()
    // In front of the others: the places of all rows shift, and nothing else moves.
    fixture.rows.insert("turnover,2023,level,exact,1.9,billion,EUR,2024-03-01,Annual report", at: 0)
    try await fixture.run()
    let difference = try await fixture.difference()
    #expect(difference["staff"]?.outcome == .unchanged)
    #expect(difference["orders"]?.outcome == .unchanged)
    for name in ["turnover", "per-head"] {
      let series = try #require(difference[name])
      #expect(series.movers == [.new])
      #expect(series.changes.map(\.text) == ["level exact 1.9 billion EUR"])
      #expect(series.settings.isEmpty && series.models.isEmpty)
    }
    #expect(difference.changes.map(\.kind) == [.new])
  }

  @Test func `figures that were revised or taken back are told from new ones`() async throws {
    var fixture = try DifferenceFixture()
    try await fixture.run()
    fixture.rows[1] = "turnover,2020,level,exact,1.39,billion,EUR,2021-09-01,Annual report"
    fixture.rows.remove(at: 4)
    fixture.table[6] = "2022,104"
    fixture.table.append("2023,110")
    try await fixture.run()
    let difference = try await fixture.difference()
    #expect(difference["turnover"]?.movers == [.revised])
    #expect(difference["turnover"]?.changes.map(\.was) == ["level exact 1.34 billion EUR"])
    #expect(difference["staff"]?.movers == [.revised])
    #expect(difference["staff"]?.changes.map(\.kind) == [.withdrawn])
    #expect(difference["orders"]?.movers == [.revised, .new])
    #expect(difference["orders"]?.changes.map(\.period) == ["2022", "2023"])
  }

  @Test func `each part is what runs of files edited by hand give`() async throws {
    var fixture = try DifferenceFixture()
    var steps = try [DifferenceFixture.median("turnover", in: await fixture.run())]
    let newer = "turnover,2023,level,at_least,1.8,billion,EUR,2024-03-01,Annual report"
    let revised = "turnover,2019,level,exact,1.25,billion,EUR,2020-03-01,Annual report"
    // The same in a folder of its own, one change after the other.
    var apart = try DifferenceFixture()
    apart.rows[0] = revised
    steps.append(try DifferenceFixture.median("turnover", in: await apart.run()))
    apart.rows.append(newer)
    steps.append(try DifferenceFixture.median("turnover", in: await apart.run()))
    let override = "fit.series.turnover={ model: latent-trend, prior: volatile }"
    steps.append(
      try DifferenceFixture.median("turnover", in: await apart.run(overrides: [override])))
    fixture.rows[0] = revised
    fixture.rows.append(newer)
    try await fixture.run(overrides: [override])
    let turnover = try #require(try await fixture.difference()["turnover"])
    let expected = zip(steps.dropFirst(), steps).map { $0 - $1 } + [0]
    #expect(turnover.moves.count == 4)
    for (move, wanted) in zip(turnover.moves, expected) {
      #expect(abs(move - wanted) <= 1e-12 * steps[0])
    }
    #expect(turnover.movers == [.revised, .new, .configuration])
    #expect(turnover.settings.contains { $0.hasPrefix("prior ") })
  }

  @Test func `parts add up to the whole move in units and in logarithms`() async throws {
    var fixture = try DifferenceFixture()
    try await fixture.run()
    fixture.rows[3] = "turnover,2022,level,exact,1.58,billion,EUR,2023-03-01,Annual report"
    fixture.rows.append("turnover,2023,growth,exact,14,,%,2024-03-01,Annual report")
    fixture.rows.append("staff,2023,level,about,6500,,count,2024-03-01,Annual report")
    fixture.table.append("2023,99")
    fixture.model = "theta"
    try await fixture.run(overrides: ["project.seed=12"])
    let difference = try await fixture.difference()
    #expect(difference.count(.moved) == 4)
    for series in difference.series {
      let before = try #require(series.before?.median), after = try #require(series.after?.median)
      let sum = series.moves.reduce(0, +)
      #expect(abs(sum - (after - before)) <= 8 * max(before, after).ulp, "\(series.name)")
      let logs = try #require(series.parts).map { $0.logChange ?? .nan }.reduce(0, +)
      #expect(abs(logs - Foundation.log(after / before)) <= 1e-14, "\(series.name)")
      let steps = try #require(series.waterfall)
      #expect(
        steps.map(\.label) == ["before", "revised", "new", "configuration", "model", "after"])
      #expect(steps[0].to == before && steps[5].to == after)
      for (a, b) in zip(steps.dropLast(), steps.dropFirst().dropLast()) { #expect(a.to == b.from) }
      #expect(abs(steps[4].to - after) <= 8 * max(before, after).ulp)
    }
  }

  @Test func `the answer is the same again and with more jobs, and no run is added`() async throws {
    var fixture = try DifferenceFixture()
    try await fixture.run()
    fixture.rows.append("staff,2023,level,about,6500,,count,2024-03-01,Annual report")
    fixture.model = "naive"
    try await fixture.run()
    let store = try #require(try Store.existing(at: fixture.storePath))
    let runs = try store.runs()
    let first = try await fixture.difference()
    #expect(try await fixture.difference { $0.jobs = 3 } == first)
    #expect(try store.runs() == runs)
    let plan = try Runner(try Configuration.load(file: fixture.file)).plan()
    #expect(plan.isUpToDate)
  }

  @Test func `a form that other data choose is the model's part`() async throws {
    var fixture = try DifferenceFixture()
    fixture.model = "ets"
    fixture.table = (0..<14).map { "\(2006 + $0),\(100 + [3, -2, 4, -5, 1, 0][$0 % 6])" }
    try await fixture.run()
    fixture.table += (1...5).map { "\(2019 + $0),\(100 + 9 * $0)" }
    try await fixture.run()
    let orders = try #require(try await fixture.difference()["orders"])
    #expect(orders.movers == [.new, .model])
    #expect(orders.models.count == 1 && orders.models[0].contains("ETS("))
    #expect(orders.settings.isEmpty)
  }

  @Test func `results of another version of the program are the model's part`() async throws {
    let fixture = try DifferenceFixture()
    let result = try await fixture.run()
    try await fixture.run()
    let store = try #require(try Store.existing(at: fixture.storePath))
    // The first run as an older version might have left it: half as much again.
    let (key, made) = try #require(try store.outcomes(ofRun: result.run)[Slot(.project, "staff")])
    var projection = try JSONDecoder().decode(
      SeriesProjection.self, from: try #require(try store.body(key)))
    for index in projection.rows.indices {
      projection.rows[index].median = projection.rows[index].median.map { 1.5 * $0 }
    }
    var older = made
    older.version -= 1
    try store.save(
      [Artefact(ingredients: older, key: older.key, body: CanonicalJSON.data(projection))],
      run: result.run)
    let staff = try #require(try await fixture.difference()["staff"])
    let before = try #require(staff.before?.median)
    #expect(staff.movers == [.model])
    #expect(abs(staff.moves[3] + before / 3) <= 1e-12 * before)
    #expect(staff.models.contains { $0.hasPrefix("project: format ") })
  }
}
