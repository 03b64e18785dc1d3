import Forecasting
import Foundation
import Tabular
import TestSupport
import Testing
import TimeSeries

@testable import Pipelines

@Suite struct PanelForecastTests {
  private let folder: TemporaryFolder
  private var path: String { folder.url.appending(path: "panel.csv").path }

  init() throws { folder = try TemporaryFolder() }

  /// The rows as `name,ds,label,mean,median,lower,upper,…`.
  private func rows(
    _ panel: PanelForecast, of text: String
  ) async throws -> (lines: [String], summary: PanelSummary) {
    try folder.write(text, to: "panel.csv")
    let input = try PanelInput(path: path, layout: .long, frequency: nil)
    var lines: [String] = []
    let summary = try await panel.run(input.table.entries) { results in
      results.flatMap { result in
        zip(result.periods, result.rows).map { ds, row in
          let figures =
            [row.mean ?? .nan, row.median ?? .nan]
            + row.intervals.flatMap { [$0.lower, $0.upper] }
          return ([result.name, ds, result.label] + figures.map(\.description))
            .joined(separator: ",")
        }
      }
    } emit: {
      lines += $0
    }
    return (lines, summary)
  }

  private func long(_ series: [(String, [String])], from year: Int = 2000) -> String {
    var text = "unique_id,ds,y\n"
    for (name, values) in series {
      for (index, value) in values.enumerated() { text += "\(name),\(year + index),\(value)\n" }
    }
    return text
  }

  @Test func `rows come by series, model and period, written as the panel writes its periods`()
    async throws
  {
    let panel = PanelForecast(horizon: 2, models: [Naive(), Drift()])
    let text = long([("b", ["1", "2", "4", "3"]), ("a", ["5", "6", "5", "7"])])
    let (lines, summary) = try await rows(panel, of: text)
    let keys = lines.map { $0.split(separator: ",").prefix(3).joined(separator: ",") }
    #expect(
      keys == [
        "b,2004,naive", "b,2005,naive", "b,2004,drift", "b,2005,drift", "a,2004,naive",
        "a,2005,naive", "a,2004,drift", "a,2005,drift",
      ])
    #expect(summary.forecast == 2)
    #expect(summary.failures.isEmpty)
  }

  @Test func `quarters, months and dates go on in kind`() async throws {
    let panel = PanelForecast(horizon: 1, models: [Naive()])
    let quarters = "unique_id,ds,y\nq,2023-Q3,1\nq,2023-Q4,2\n"
    #expect(try await rows(panel, of: quarters).lines[0].hasPrefix("q,2024-Q1,"))
    let months = "unique_id,ds,y\nm,2023-11-30,1\nm,2023-12-31,2\nm,2024-01-31,3\n"
    #expect(try await rows(panel, of: months).lines[0].hasPrefix("m,2024-02-29,"))
  }

  @Test func `bad series are named and the others forecast`() async throws {
    let panel = PanelForecast(horizon: 3, models: [Drift()])
    let text = long([
      ("good", ["1", "2", "4", "3", "5"]), ("gaps", ["", "", ""]), ("one", ["7"]),
      ("huge", ["1e308", "-1e308", "1e308", "-1e308"]), ("text", ["1", "n.v.x", "3"]),
      ("last", ["3", "4", "6", "5"]),
    ])
    let (lines, summary) = try await rows(panel, of: text)
    #expect(lines.count { $0.hasPrefix("good,") } == 3)
    #expect(lines.count { $0.hasPrefix("last,") } == 3)
    #expect(lines.count { $0.hasPrefix("one,") } == 3)
    let one = try #require(lines.first { $0.hasPrefix("one,2001,") }).split(separator: ",")
    #expect(one[2] == "drift/naive")
    #expect(Double(one[4]) == 7)
    #expect(summary.failures.map(\.series) == ["gaps", "huge", "text"])
    #expect(summary.failures[2].reason == "'n.v.x' is not a number (line 16)")
    #expect(summary.fallbacks.map(\.series) == ["one"])
    #expect(summary.forecast == 3)
    #expect(summary.series == 6)
  }

  @Test func `jobs change no byte, and all chunks arrive in order`() async throws {
    let series = (0..<1200).map { index in
      ("s\(index)", (0..<6).map { "\(10 + (index * 7 + $0 * 13) % 23)" })
    }
    var panel = PanelForecast(horizon: 2, models: [Drift()])
    let one = try await rows(panel, of: long(series))
    panel.jobs = 3
    let many = try await rows(panel, of: long(series))
    #expect(one.lines == many.lines)
    #expect(one.summary == many.summary)
    let names = one.lines.map { $0.prefix { $0 != "," } }
    #expect(names == series.flatMap { [$0.0[...], $0.0[...]] })
  }

  @Test func `figures are those of the fit, and read back as the same doubles`() async throws {
    let values = [3.1, 3.4, 3.3, 3.9, 4.2, 4.1, 4.8]
    var panel = PanelForecast(horizon: 1, models: [Drift()])
    panel.levels = [50, 99.5]
    panel.link = .log
    let (lines, _) = try await rows(panel, of: long([("a", values.map { "\($0)" })]))
    let series = try Series(name: "a", start: .year(2000), values: values)
    let step = try Fit(Drift(), to: series, link: .log).forecast(1).steps[0]
    let figures = lines[0].split(separator: ",").dropFirst(3).compactMap { Double($0) }
    #expect(
      figures == [
        step.mean, step.median, step.interval(0.5).lowerBound, step.interval(0.5).upperBound,
        step.interval(0.995).lowerBound, step.interval(0.995).upperBound,
      ])
  }

  @Test func `inner gaps are filled and counted`() async throws {
    let panel = PanelForecast(horizon: 1, models: [Naive()])
    let (_, summary) = try await rows(panel, of: long([("g", ["1", "", "3", "4"])]))
    #expect(summary.filledGaps == 1)
  }

  @Test func `dates beyond the year 9999 are an error of the series`() async throws {
    let panel = PanelForecast(horizon: 9000, models: [Naive()])
    let dates = "unique_id,ds,y\nd,2021-12-31,1\nd,2022-12-31,2\nd,2023-12-31,3\n"
    let (lines, summary) = try await rows(panel, of: dates)
    #expect(lines.isEmpty)
    #expect(summary.failures.map(\.series) == ["d"])
  }

  @Test func `further columns are regressors with their future`() async throws {
    let settings: [(key: String, value: SettingInput)] = [("formula", .scalar("y ~ x"))]
    let model = try ModelCatalog.configured("regression", settings).get()
    let panel = PanelForecast(horizon: 2, models: [model])
    var text = "unique_id,ds,y,x\n"
    for (index, noise) in [0.1, -0.1, 0.05, 0, -0.05, 0.1, 0, -0.1].enumerated() {
      text += "s,\(2000 + index),\(3 * Double(index * index) + noise),\(index * index)\n"
    }
    text += "s,2008,,64\ns,2009,,81\n"
    let (lines, summary) = try await rows(panel, of: text)
    #expect(summary.fallbacks.isEmpty)
    let medians = lines.compactMap { Double($0.split(separator: ",")[4]) }
    #expect(medians.map { ($0 / 3).rounded() } == [64, 81])
  }

  @Test func `a file that cannot be used is rejected with its reason`() throws {
    try folder.write("a,b\n1,2\n", to: "panel.csv")
    let error = #expect(throws: Rejection.self) {
      try PanelInput(path: path, layout: .long, frequency: nil)
    }
    #expect(error?.diagnostics.map(\.code) == [.missingColumn])
  }
}
