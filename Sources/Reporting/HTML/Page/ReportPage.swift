import Pipelines
import TimeSeries

/// The whole page: an overview by topic, targets, scenarios, and a section for each series.
struct ReportPage: Sendable {
  /// A heading with the cards and sections of its series.
  struct Topic: Sendable {
    let topicID: String
    let topicTitle: String
    let cards: [Card]
    let sections: [SeriesSection]
  }

  /// A series in the overview.
  struct Card: Sendable {
    let target: String
    let cardTitle: String
    let miniatures: [FanChart]
    let words: String
    /// Why there is no forecast; nil where there is one.
    let cardRefusal: String?
    /// Beside the title: `weak`; nil for nothing.
    let cardMark: String?
  }

  let style: String
  let script: String
  let documentTitle: String
  let pageTitle: String
  let summary: String
  let setup: String
  let topics: [Topic]
  let goals: [PageTable]
  let assumptions: [String]
  let notices: [String]
  let noticeSummary: String
  let hasGoals, hasAssumptions, hasNotices: Bool

  /// The page of a run.
  init(_ report: RunReport, style: String, script: String) {
    self.style = style
    self.script = script
    documentTitle = "\(report.pipeline): forecasts"
    pageTitle = report.pipeline
    summary = report.summary.sentence
    let levels = report.levels.map { "\(DecimalText.level($0)) %" }.joined(separator: " and ")
    setup =
      "\(report.summary.series) indicators, projected to \(report.until); intervals of \(levels); "
      + "\(DecimalText.grouped(report.paths)) sample paths, seed \(report.seed)"
    let names = SectionNames.names(for: report.series.map(\.name))
    var byName: [String: SectionNames] = [:]
    for (series, name) in zip(report.series, names) { byName[series.name] = name }
    topics = Self.topics(of: report, names)
    let shown = report.targets.filter { $0.origin == .pipeline || $0.status == .open }
    goals =
      shown.isEmpty
      ? [] : [TargetPageTable.table(shown, of: report, isNamed: true, links: byName)]
    assumptions = (report.scenarios ?? []).map { ScenarioTable.legend(of: $0, report) }
    notices = report.diagnostics.map { "\($0.code.rawValue): \($0.message)" }
    noticeSummary = "Notices on data and fits (\(notices.count))"
    hasGoals = !goals.isEmpty
    hasAssumptions = !assumptions.isEmpty
    hasNotices = !notices.isEmpty
  }

  /// The series by topic, in the order in which topics first come.
  private static func topics(of report: RunReport, _ names: [SectionNames]) -> [Topic] {
    var order: [String] = []
    for series in report.series where !order.contains(series.topic) { order.append(series.topic) }
    return order.enumerated().map { number, topic in
      let own = zip(report.series, names).filter { $0.0.topic == topic }
      return Topic(
        topicID: "topic-\(number + 1)",
        topicTitle: topic.isEmpty ? order.count == 1 ? "Indicators" : "Other indicators" : topic,
        cards: own.map { Card($0, of: report, $1) },
        sections: own.map { SeriesSection($0, of: report, $1) })
    }
  }
}

extension ReportPage.Card {
  fileprivate init(_ series: SeriesReport, of report: RunReport, _ names: SectionNames) {
    let magnitude = Magnitude(of: series, in: report)
    let own = report.targets.filter { $0.series == series.name }
    target = names.section
    cardTitle = series.title
    miniatures = [FanChart(series, own, of: report, magnitude, names, .overview)].compactMap(\.self)
    words = SeriesSection.lead(of: series, report, magnitude)
    cardRefusal = series.reason
    cardMark =
      series.fit?.weakness != nil ? "weak" : series.outcome == .fallback ? "fallback" : nil
  }
}
