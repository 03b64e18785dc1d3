import Foundation
import TestSupport
import Testing
import TimeSeries

@testable import Pipelines
@testable import Reporting

@Suite struct HTMLReportTests {
  private static let hostile = "</h3><script>alert('x')</script> & \"quoted\" {{pageTitle}}"

  private static let report: RunReport = {
    var hostile = PageFixture.series("a\"><b", title: Self.hostile)
    hostile.topic = "<Topic> & more"
    hostile.notes = ["note with <b>markup</b>"]
    hostile.statements = [
      PageFixture.statement(
        .level, 2023, value: 1e12, text: "level exact <1> CNY", url: "javascript:alert(1)"),
      PageFixture.statement(
        .level, 2024, value: 1e12, url: "https://example.org/?a=1&b=\"2\"><script>"),
    ]
    var judged = PageFixture.series("judged")
    judged.backtest = PageFixture.backtest
    judged.unadjusted = PageFixture.rows(from: 0.9e12)
    judged.scenarios = [
      ScenarioProjection(scenario: "slow", rows: PageFixture.rows(growth: 1.02), targets: [])
    ]
    judged.unreconciled = PageFixture.rows(from: 1.05e12)
    judged.reconciliation = Reconciliation(
      equations: ["a = b + c"], observations: 12, shrinkage: 0.4, gapBefore: 0.03)
    judged.fit?.contradictions = [
      Contradiction(label: "odd <one>", surprise: -20, suggestions: [])
    ]
    var derived = PageFixture.series("derived", statements: nil)
    derived.formula = "a / b"
    derived.fit = nil
    var table = PageFixture.series("table", statements: nil)
    table.files = ["panel.csv"]
    table.rows[2].median = nil
    table.rows[2].intervals = []
    table.backtest = BacktestReport(reason: "4 observations, 5 needed for one origin")
    var tuned = PageFixture.series("tuned")
    tuned.outcome = .fallback
    tuned.origin = ModelOrigin(
      choice: .tuned, model: "ets",
      search: .init(
        score: "crps", chosen: 0.1234, error: 0.01, present: 0.2, windows: 5, trials: 16))
    tuned.fit?.fallbacks = [FitReport.FailedAttempt(model: "ets", reason: "too short")]
    return PageFixture.report(
      [
        tuned,
        PageFixture.series("gerd"), hostile, judged, derived, table, PageFixture.series("weak"),
        PageFixture.series("rank", unit: "rank", rows: PageFixture.rows(from: 5)),
        PageFixture.series("nothing", rows: [], statements: [], reason: "no value at all"),
        PageFixture.series("bounds", rows: [], reason: "3 statements, all lower bounds"),
      ],
      targets: [
        PageFixture.target("gerd", lower: 2e12), PageFixture.target("nothing", lower: 2e12),
      ])
  }()

  private static let text = String(
    decoding: HTMLReport().content(of: Self.report), as: UTF8.self)

  @Test func `the page is well-formed and every name is one element's`() {
    let markup = Markup(Self.text)
    #expect(markup.problems.isEmpty, "\(markup.problems)")
    let ids = markup.elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    for element in markup.elements {
      for key in ["aria-labelledby", "data-table", "data-statements"] {
        let names = element.attributes[key]?.split(separator: " ").map(String.init) ?? []
        if key == "aria-labelledby" { #expect(names.allSatisfy(ids.contains), "\(names)") }
      }
      if let link = element.attributes["href"], link.hasPrefix("#") {
        #expect(ids.contains(String(link.dropFirst())), "\(link) leads nowhere")
      }
    }
  }

  @Test func `nothing is loaded from anywhere`() {
    for element in Markup(Self.text).elements {
      #expect(element.attributes["src"] == nil && element.attributes["srcset"] == nil)
      #expect(!["link", "img", "iframe", "object", "embed", "base"].contains(element.name))
      if let link = element.attributes["href"], !link.hasPrefix("#") {
        #expect(element.name == "a")
        #expect(link.hasPrefix("https://") || link.hasPrefix("http://"))
      }
    }
    #expect(!Self.text.contains("@import") && !Self.text.contains("url("))
    #expect(Self.text.contains("default-src 'none'"))
  }

  @Test func `text from data is text`() {
    #expect(!Self.text.contains("<script>alert"))
    #expect(!Self.text.contains("href=\"javascript:"))
    #expect(!Self.text.contains("<Topic>"))
    #expect(
      Self.text.contains(
        "&lt;/h3&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;quoted&quot; {{pageTitle}}"
      ))
    #expect(Markup(Self.text).elements.filter { $0.name == "script" }.count == 1)
    #expect(Self.text.contains("https://example.org/?a=1&amp;b=&quot;2&quot;&gt;&lt;script&gt;"))
  }

  @Test func `every series has its section, those without a forecast with the reason`() {
    let markup = Markup(Self.text)
    let articles = markup.elements.filter { $0.name == "article" }
    #expect(articles.count == Self.report.series.count)
    for reason in ["no value at all", "3 statements, all lower bounds"] {
      #expect(Self.text.contains("No forecast: \(reason)."))
    }
    #expect(Self.text.contains("Weak, as wide as the prior: figures of two periods alone."))
    #expect(Self.text.contains("= a / b"))
    #expect(Self.text.contains("Values from panel.csv."))
    #expect(Self.text.contains("Reconciled with a = b + c"))
    #expect(Self.text.contains("Not ets: too short."))
    #expect(
      Self.text.contains(
        "Backtest over 5 windows, 16 candidates: crps 0.1234 (standard error 0.010) against 0.2000 before."
      ))
    #expect(Self.text.contains("odd &lt;one&gt; does not fit the others (surprise -20.0)"))
    #expect(Self.text.contains("42 %"))
  }

  @Test func `a section says how its model would have done`() {
    #expect(
      Self.text.contains(
        "Forecast again from the end of 2022 and 2023, each time with what had been published by "
          + "then. Mean absolute scaled error 0.812, that of the last value carried on 1.50. Of 3 "
          + "figures that came, 2 in the 80\u{A0}% interval and 3 in the 95\u{A0}% interval."))
    #expect(Self.text.contains("None: 4 observations, 5 needed for one origin."))
    #expect(Self.text.contains("Past forecasts of judged, trn CNY"))
    #expect(Self.text.components(separatedBy: "<h4>Backtest</h4>").count == 3)
  }

  @Test func `every chart says what it shows to those who cannot see it`() {
    let markup = Markup(Self.text)
    let charts = markup.elements.filter { $0.attributes["class"] == "chart" }
    // A card and a section for all but the series of which nothing is known; a target is drawn alone.
    #expect(charts.count == 2 * Self.report.series.count)
    for chart in charts {
      #expect(chart.attributes["role"] == "img")
      #expect(chart.attributes["aria-labelledby"]?.split(separator: " ").count == 2)
    }
    #expect(Self.text.contains("Forecast for 2030: median 2.358 trn CNY, 80 % between"))
  }

  @Test func `tables name their columns and rows`() {
    for element in Markup(Self.text).elements where element.name == "th" {
      let scope = element.attributes["scope"]
      #expect(scope == (element.path.contains("thead") ? "col" : "row"))
      if scope == "col" { #expect(element.attributes["aria-sort"] != nil) }
    }
  }

  @Test func `the same report gives the same bytes`() {
    #expect(HTMLReport().content(of: Self.report) == Data(Self.text.utf8))
  }

  @Test func `a template that needs what a page has not leaves no hole`() {
    // Mustache leaves out what it cannot find; all names of the templates are members of the views.
    let known = Set(PageFixture.members(of: ReportPage(Self.report, style: "", script: "")))
    for template in ["page", "head", "foot", "section", "chart", "table"] {
      for name in PageTemplates.names(in: template) {
        #expect(known.contains(name), "\(template) asks for '\(name)'")
      }
    }
  }
}
