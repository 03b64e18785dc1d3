import Foundation
import Testing
import TimeSeries

@testable import Pipelines
@testable import Reporting

@Suite struct DifferencePageTests {
  private static let hostile = "</h3><script>alert('x')</script> & \"quoted\" {{pageTitle}}"

  private static func run(_ id: Int64) -> StoredRun {
    StoredRun(
      id: id, pipeline: "p.yaml", status: .complete, process: 1,
      started: "2026-0\(id)-01T00:00:00Z", ended: nil, summary: nil)
  }

  private static func moved(_ name: String, title: String, to after: Double) -> SeriesDifference {
    let rows = [100, after].map {
      ForecastRow(
        period: .year(2030), kind: .forecast, mean: $0, median: $0,
        intervals: [.init(lower: $0 - 10, upper: $0 + 10)])
    }
    var series = SeriesDifference(
      name: name, title: title, unit: "CNY", period: .year(2030), outcome: .moved,
      before: rows[0], after: rows[1], levels: [80], reason: nil, change: after - 100, parts: nil,
      waterfall: nil,
      changes: [
        InputChange(
          kind: .revised, indicator: name, period: "2024", place: "s.csv:3", publisher: "<NBS>",
          text: "level exact 5", was: "4")
      ], settings: ["model drift -> naive"], models: [])
    series.split(
      by: MedianChain(
        before: 100, base: 100, revised: 130, new: 120, configuration: 120, after: after,
        hasUnknownSettings: false))
    return series
  }

  private static let difference: RunDifference = {
    var gone = moved("gone", title: "Gone", to: 90)
    (gone.outcome, gone.change, gone.after, gone.parts, gone.waterfall) =
      (.disappeared, nil, nil, nil, nil)
    gone.reason = "not in the later run"
    return RunDifference(
      before: run(1), after: run(2), year: 2030,
      series: [
        moved("less", title: "Less", to: 110), moved("more", title: hostile, to: 180), gone,
      ],
      changes: [], diagnostics: [])
  }()

  private static let text = String(
    decoding: DifferencePage.content(of: difference), as: UTF8.self)

  @Test func `the page is well-formed, and its text is escaped`() {
    let markup = Markup(Self.text)
    #expect(markup.problems.isEmpty, "\(markup.problems)")
    #expect(!Self.text.contains("<script>alert") && !Self.text.contains("<NBS>"))
    #expect(markup.elements.count { $0.name == "script" } == 1)
  }

  @Test func `the greatest move comes first, and its bars lead from one total to the other`() throws
  {
    let series = try #require(Self.difference.series.first { $0.name == "more" })
    let bars = WaterfallChart(series, number: 1).bars
    #expect(
      bars.map(\.label) == ["before", "revised", "new", "configuration", "model", "after"])
    #expect(bars.map(\.tone) == ["total", "rise", "fall", "rise", "rise", "total"])
    #expect(bars.map(\.text) == ["100", "+30", "-10", "0", "+60", "180"])
    let ends = bars.map {
      (Double($0.start) ?? -1, (Double($0.start) ?? -1) + (Double($0.width) ?? -1))
    }
    // 100 is at a quarter of the range below, 180 at the end.
    #expect(abs(ends[0].1 - 20) < 0.01 && abs(ends[5].1 - 100) < 0.01)
    #expect(abs(ends[1].0 - 20) < 0.01 && abs(ends[1].1 - 50) < 0.01)
    #expect(abs(ends[2].0 - 40) < 0.01 && abs(ends[4].1 - 100) < 0.01)
    let first = try #require(Self.text.range(of: "<h3 id=\"w1-title\">&lt;/h3"))
    let second = try #require(Self.text.range(of: "<h3 id=\"w2-title\">Less"))
    #expect(first.lowerBound < second.lowerBound)
  }

  @Test func `a forecast that is gone is in the table with its reason`() {
    #expect(Self.text.contains("disappeared: not in the later run"))
  }

  @Test func `the template asks for nothing that the page has not`() {
    let page = DifferencePage(Self.difference, style: "", script: "")
    let known = Set(PageFixture.members(of: page))
    for template in ["difference", "head", "foot", "table"] {
      let unknown = PageTemplates.names(in: template).filter { !known.contains($0) }
      #expect(unknown.isEmpty, "\(template): \(unknown)")
    }
  }
}
