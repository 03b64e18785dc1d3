import Pipelines
import TimeSeries

/// A series as a chart: its history, its statements, its targets, and its forecast as a fan.
struct FanChart: Sendable {
  /// The size of a chart and how much it says.
  struct Style: Sendable {
    let height: Int
    /// About how many values are labelled.
    let values: Int
    /// At most how many years are labelled.
    let years: Int
    /// Whether statements, targets and the last median are drawn.
    let isDetailed: Bool

    /// Part of a series' section.
    static let section = Style(height: 300, values: 5, years: 6, isDetailed: true)
    /// One of many in the overview.
    static let overview = Style(height: 96, values: 2, years: 3, isDetailed: false)
  }

  /// A horizontal line with the value that it stands at.
  struct ValueTick: Sendable {
    let y, label: String
  }

  /// A year below the axis.
  struct TimeTick: Sendable {
    let x, label: String
  }

  /// The last median beside its end.
  struct EndLabel: Sendable {
    let endY, endLabel: String
  }

  /// An outline or a line.
  struct Shape: Sendable {
    let points, tone: String
  }

  /// The element that refers to it.
  let id: String
  let chartTitle: String
  let chartDescription: String
  let height: Int
  let valueTicks: [ValueTick]
  let timeTicks: [TimeTick]
  let bands: [Shape]
  let lines: [Shape]
  let boxes: [ChartBox]
  let strokes: [ChartStroke]
  let symbols: [ChartSymbol]
  /// Where the forecast begins; nil without one.
  let divide: String?
  /// The last median, where it is shown.
  let end: EndLabel?
  /// Where the first period stands and how far the next one is from it, in percent.
  let origin, pitch: String
  /// Element with the figures of the periods.
  let figuresID: String
  /// The axis, for the words about it.
  let axis: ValueAxis
  /// The first period.
  let first: Period

  /// The chart of a series; nil where nothing of it can be drawn.
  ///
  /// - Parameters:
  ///   - targets: those of the series.
  ///   - magnitude: the scale of its labels.
  ///   - names: the elements of its section.
  init?(
    _ series: SeriesReport, _ targets: [TargetScore], of report: RunReport,
    _ magnitude: Magnitude, _ names: SectionNames, _ style: Style
  ) {
    let statements = style.isDetailed || series.rows.isEmpty ? series.statements ?? [] : []
    let evidence = statements.filter { $0.form != .none }
    let goals = style.isDetailed || series.rows.isEmpty ? targets : []
    guard let time = Self.time(series, evidence, goals) else { return nil }
    let shown = Self.values(series, evidence, goals, over: time)
    if shown.isEmpty { return nil }
    let axis = ValueAxis(
      for: shown, isRank: series.unit == "rank",
      isProportional: series.fit.map { $0.link == "log" } ?? true, count: style.values)
    let frame = ChartFrame(height: style.height, time: time, values: axis)
    self.axis = axis
    first = time.first
    id = style.isDetailed ? names.chart : names.card
    figuresID = names.figures
    chartTitle = series.title
    height = style.height
    valueTicks = zip(axis.ticks, magnitude.labels(of: axis)).map {
      ValueTick(y: frame.y($0), label: $1)
    }
    timeTicks = time.ticks(atMost: style.years).map {
      TimeTick(x: frame.x($0.period), label: $0.label)
    }
    bands = Self.bands(of: series, levels: report.levels.count, frame)
    lines = Self.lines(of: series, frame)
    let last = series.lastKnown?.period
    let contradicted = Set(series.fit?.contradictions.map(\.label) ?? [])
    let said = StatementMarks(of: series, in: frame, contradicted: contradicted)
    let aims = TargetMarks(goals, from: last, in: frame)
    boxes = statements.isEmpty ? aims.boxes : said.boxes + aims.boxes
    strokes = statements.isEmpty ? aims.strokes : said.strokes + aims.strokes
    let values = series.statements == nil ? Self.observations(of: series, frame, style) : []
    symbols = (statements.isEmpty ? [] : said.symbols) + aims.symbols + values
    divide =
      last.flatMap { known in
        series.rows.contains { $0.kind == .forecast }
          ? frame.x(at: Double(time.first.distance(to: known)) + 0.5) : nil
      }
    let final = series.rows.last { $0.median != nil }
    end =
      style.isDetailed && final?.kind == .forecast
      ? final?.median.map { EndLabel(endY: frame.y($0), endLabel: magnitude.label($0)) } : nil
    origin = ChartFrame.percent(frame.time.place(at: 0)).replacing("%", with: "")
    pitch = ChartFrame.percent(frame.time.place(at: 1) - frame.time.place(at: 0))
      .replacing("%", with: "")
    chartDescription = Self.description(series, evidence.count, of: report, magnitude, axis)
  }

  // MARK: Axes

  private static func time(
    _ series: SeriesReport, _ statements: [ReportedStatement], _ targets: [TargetScore]
  ) -> TimeAxis? {
    var periods = series.rows.map(\.period)
    guard
      let frequency = periods.first?.frequency ?? statements.first?.first?.frequency
        ?? targets.first?.period.frequency
    else { return nil }
    periods += statements.flatMap { [$0.first, $0.last].compactMap(\.self) }
    // Targets beyond the projection are in the tables only.
    if series.rows.isEmpty { periods += targets.flatMap { [$0.first ?? $0.period, $0.period] } }
    periods.removeAll { $0.frequency != frequency }
    guard let first = periods.min(), let last = periods.max() else { return nil }
    return TimeAxis(first: first, last: last)
  }

  private static func values(
    _ series: SeriesReport, _ statements: [ReportedStatement], _ targets: [TargetScore],
    over time: TimeAxis
  ) -> [Double] {
    let rows = series.rows.flatMap { row in
      [row.median].compactMap(\.self) + row.intervals.flatMap { [$0.lower, $0.upper] }
    }
    return
      (rows + statements.flatMap { StatementMarks.values(of: $0) }
      + TargetMarks.values(of: targets, over: time)).filter(\.isFinite)
  }

  // MARK: Shapes

  /// The areas between the ends of intervals, the widest first, past and future apart.
  private static func bands(
    of series: SeriesReport, levels: Int, _ frame: ChartFrame
  ) -> [Shape] {
    (0..<levels).reversed().flatMap { level in
      runs(of: series) { $0.intervals.indices.contains(level) }.compactMap { run -> Shape? in
        guard run.rows.count > 1 else { return nil }
        let bounds = run.rows.map { ($0.period, $0.intervals[level]) }
        let outline =
          bounds.map { (period: $0, value: $1.upper) }
          + bounds.reversed().map { (period: $0, value: $1.lower) }
        let depth = levels == 1 || level < levels - 1 ? "inner" : "outer"
        return Shape(
          points: frame.points(outline), tone: "band \(depth)\(run.isFuture ? "" : " past")")
      }
    }
  }

  private static func lines(of series: SeriesReport, _ frame: ChartFrame) -> [Shape] {
    runs(of: series) { $0.median != nil }.compactMap { run in
      guard run.rows.count > 1 else { return nil }
      let points = run.rows.compactMap { row in row.median.map { (period: row.period, value: $0) } }
      return Shape(points: frame.points(points), tone: run.isFuture ? "future" : "past")
    }
  }

  /// Stretches of rows without a gap, past and future apart; the future begins with the last of the
  /// past, so that the two meet.
  private static func runs(
    of series: SeriesReport, where isKnown: (ForecastRow) -> Bool
  ) -> [(rows: [ForecastRow], isFuture: Bool)] {
    var runs: [(rows: [ForecastRow], isFuture: Bool)] = []
    var before: ForecastRow?
    for row in series.rows {
      defer { before = row }
      guard isKnown(row) else { continue }
      let isFuture = row.kind == .forecast
      if let before, isKnown(before), let last = runs.last {
        if last.isFuture == isFuture {
          runs[runs.count - 1].rows.append(row)
        } else {
          runs.append(([before, row], isFuture))
        }
      } else {
        runs.append(([row], isFuture))
      }
    }
    return runs
  }

  /// The values of a table as points.
  private static func observations(
    of series: SeriesReport, _ frame: ChartFrame, _ style: Style
  ) -> [ChartSymbol] {
    guard style.isDetailed, series.formula == nil else { return [] }
    return series.rows.compactMap { row in
      guard row.kind == .history, let value = row.median else { return nil }
      return ChartSymbol(
        symbol: "point", x: frame.x(row.period), y: frame.y(value), tone: "said", statement: nil)
    }
  }

  private static func description(
    _ series: SeriesReport, _ statements: Int, of report: RunReport, _ magnitude: Magnitude,
    _ axis: ValueAxis
  ) -> String {
    var parts: [String] = []
    let unit = magnitude.label(unit: series.unit)
    if let first = series.rows.first?.period, let known = series.lastKnown {
      let value = known.median.map { magnitude.text($0) } ?? ""
      parts.append("History from \(first) to \(known.period), \(value) \(unit) at its end.")
    }
    if let row = series.rows.last, row.kind == .forecast, let median = row.median {
      var text = "Forecast for \(row.period): median \(magnitude.text(median)) \(unit)"
      for (level, bounds) in zip(report.levels, row.intervals) {
        text += ", \(DecimalText.level(level)) % between \(magnitude.text(bounds.lower)) and "
        text += magnitude.text(bounds.upper)
      }
      parts.append(text + ".")
    } else if let reason = series.reason {
      parts.append("No forecast: \(reason).")
    }
    if statements > 0 { parts.append("\(statements) statements are drawn.") }
    if axis.scale == .logarithmic { parts.append("The axis is logarithmic.") }
    return parts.joined(separator: " ")
  }
}
