import Forecasting
import Pipelines
import TimeSeries

/// The section of a series: its chart, its figures, and what they rest on.
struct SeriesSection: Sendable {
  let sectionID: String
  let heading: String
  let name: String
  /// Model and marks beside the heading.
  let labels: [Label]
  /// The last figure and the forecast in a sentence or two.
  let lead: String
  /// Why there is no forecast; nil where there is one.
  let refusal: String?
  /// The chart; none where nothing can be drawn.
  let charts: [FanChart]
  /// What the chart is in.
  let unitLine: String
  /// The statements behind the marks of the chart.
  let statementsID: String
  let figures: [PageTable]
  let targets: [PageTable]
  let model: [ModelAccount]
  let backtests: [BacktestAccount]
  let doubts: [Doubt]
  let revisions: RevisionAccount
  let statements: [StatementAccountTable]
  let remarks: [String]
  /// The files that a table's values come from; nil for statements and derived series.
  let fileWords: String?
  let hasTargets, hasDoubts, hasRemarks: Bool

  /// A word beside the heading.
  struct Label: Sendable {
    let word, tone: String
  }

  /// A statement that the others contradict.
  struct Doubt: Sendable {
    let claim, surprise: String
    let meanings: [String]
  }

  /// The statements of a series with their number, for the words above them.
  struct StatementAccountTable: Sendable {
    let summaryWords: String
    let table: PageTable
  }

  /// The section of a series.
  init(_ series: SeriesReport, of report: RunReport, _ names: SectionNames) {
    let magnitude = Magnitude(of: series, in: report)
    let own = report.targets.filter { $0.series == series.name }
    sectionID = names.section
    heading = series.title
    name = series.name
    labels = Self.labels(of: series)
    lead = Self.lead(of: series, report, magnitude)
    refusal = series.reason
    let chart = FanChart(series, own, of: report, magnitude, names, .section)
    charts = [chart].compactMap(\.self)
    unitLine = [
      magnitude.label(unit: series.unit),
      chart?.axis.scale == .logarithmic ? "logarithmic scale" : "",
      chart?.axis.scale == .rank ? "first place at the top" : "",
    ].filter { !$0.isEmpty }.joined(separator: ", ")
    statementsID = names.statements
    figures =
      series.rows.isEmpty
      ? [] : [Self.figures(of: series, report, magnitude, names, first: chart?.first)]
    targets =
      own.isEmpty ? [] : [TargetPageTable.table(own, of: report, isNamed: false, links: [:])]
    model = [ModelAccount(series)].compactMap(\.self)
    backtests = [BacktestAccount(series, of: report, magnitude)].compactMap(\.self)
    doubts = (series.fit?.contradictions ?? []).map { contradiction in
      Doubt(
        claim: contradiction.label,
        surprise: DecimalText.fixed(contradiction.surprise, decimals: 1),
        meanings: contradiction.suggestions.map(\.text))
    }
    revisions = RevisionAccount(series, of: report)
    statements = StatementPageTable.table(of: series, names).map { [$0] } ?? []
    remarks = series.notes
    fileWords = series.files.isEmpty ? nil : series.files.joined(separator: ", ")
    hasTargets = !targets.isEmpty
    hasDoubts = !doubts.isEmpty
    hasRemarks = !remarks.isEmpty
  }

  private static func labels(of series: SeriesReport) -> [Label] {
    var labels: [Label] = []
    if !series.model.isEmpty { labels.append(Label(word: series.model, tone: "model")) }
    if series.outcome == .known { labels.append(Label(word: "known", tone: "plain")) }
    if series.reason != nil { labels.append(Label(word: "no forecast", tone: "none")) }
    if series.fit?.weakness != nil { labels.append(Label(word: "weak", tone: "warn")) }
    if series.outcome == .fallback { labels.append(Label(word: "fallback", tone: "warn")) }
    if series.unadjusted != nil { labels.append(Label(word: "adjusted", tone: "plain")) }
    if series.reconciliation != nil { labels.append(Label(word: "reconciled", tone: "plain")) }
    if !(series.fit?.contradictions.isEmpty ?? true) {
      labels.append(Label(word: "contradictions", tone: "warn"))
    }
    return labels
  }

  /// The last figure and the forecast: `1.240 trn CNY in 2025; 2.367 in 2030 (80 % interval …)`.
  static func lead(
    of series: SeriesReport, _ report: RunReport, _ magnitude: Magnitude
  ) -> String {
    var parts: [String] = []
    if let last = series.lastKnown, let value = last.median {
      parts.append("\(Self.amount(value, of: series, magnitude)) in \(last.period)")
    }
    if let end = series.rows.last, end.kind == .forecast, let median = end.median {
      var text =
        parts.isEmpty ? Self.amount(median, of: series, magnitude) : magnitude.text(median)
      text += " in \(end.period)"
      if let level = report.levels.first, let bounds = end.intervals.first {
        text += " (\(DecimalText.level(level))\u{A0}% interval \(magnitude.text(bounds.lower)) – "
        text += "\(magnitude.text(bounds.upper)))"
      }
      parts.append(text)
    }
    return parts.joined(separator: "; ")
  }

  /// A value with its unit: `1.240 trn CNY` or `rank 10`.
  static func amount(_ value: Double, of series: SeriesReport, _ magnitude: Magnitude) -> String {
    if series.unit == "rank" { return "rank \(magnitude.text(value))" }
    let unit = magnitude.label(unit: series.unit == "count" ? "" : series.unit)
    if unit.isEmpty { return magnitude.text(value) }
    // `117.8 (2020 = 100)`: an index.
    return "\(magnitude.text(value)) \(unit.contains("=") ? "(\(unit))" : unit)"
  }

  /// The figures of every period, the latest first.
  private static func figures(
    of series: SeriesReport, _ report: RunReport, _ magnitude: Magnitude, _ names: SectionNames,
    first: Period?
  ) -> PageTable {
    let unit = magnitude.label(unit: series.unit)
    var period = PageTable.Column.words("period")
    period.order = "descending"
    let levels = report.levels.map { PageTable.Column.numbers("\(DecimalText.level($0)) %") }
    var table = PageTable(
      id: names.figures, "Figures of \(series.title)\(unit.isEmpty ? "" : ", \(unit)")",
      [period, .numbers("median")] + levels)
    for row in series.rows.reversed() {
      let intervals = report.levels.indices.map { index -> String in
        guard row.intervals.indices.contains(index) else { return "–" }
        let bounds = row.intervals[index]
        return "\(magnitude.text(bounds.lower)) – \(magnitude.text(bounds.upper))"
      }
      let cells =
        ["\(row.period)", row.median.map { magnitude.text($0) } ?? "gap"] + intervals
      table.append(
        cells.map { PageTable.Cell($0) }, tone: row.kind == .forecast ? "ahead" : nil,
        mark: first.map { "\($0.distance(to: row.period))" })
    }
    return table
  }
}

extension Magnitude {
  /// The scale of a series' figures: that of its medians; where there are none that of its statements,
  /// else of its targets.
  init(of series: SeriesReport, in report: RunReport) {
    let medians = series.rows.compactMap(\.median)
    let stated = (series.statements ?? []).compactMap(\.value)
    let targets = report.targets.filter { $0.series == series.name && $0.measure == .level }
      .flatMap { [$0.lower, $0.upper].compactMap(\.self) }
    self.init(for: [medians, stated, targets].first { !$0.isEmpty } ?? [])
  }
}
