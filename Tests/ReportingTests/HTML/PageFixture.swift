import Forecasting
import TimeSeries

@testable import Pipelines

/// Reports made by hand, with one of everything that a page shows.
enum PageFixture {
  static func bounds(_ lower: Double, _ upper: Double) -> ForecastRow.Bounds {
    ForecastRow.Bounds(lower: lower, upper: upper)
  }

  /// History of five years and a forecast of five more, growing by a tenth a year.
  static func rows(from start: Double = 1e12, growth: Double = 1.1) -> [ForecastRow] {
    var value = start
    return (2021...2030).map { year in
      defer { value *= growth }
      let spread = year <= 2025 ? 0.01 : 0.1 * Double(year - 2025)
      return ForecastRow(
        period: .year(year), kind: year <= 2025 ? .history : .forecast, mean: value, median: value,
        intervals: [
          bounds(value * (1 - spread / 2), value * (1 + spread / 2)),
          bounds(value * (1 - spread), value * (1 + spread)),
        ])
    }
  }

  static func statement(
    _ form: ReportedStatement.Form, _ first: Int, _ last: Int? = nil, value: Double? = nil,
    lower: Double? = nil, upper: Double? = nil, text: String = "level exact 1 CNY",
    url: String = "https://example.org/a", isHedged: Bool = false
  ) -> ReportedStatement {
    ReportedStatement(
      place: "statements.csv:2", label: text, text: text, period: "\(first)", form: form,
      first: .year(first), last: .year(last ?? first), fraction: form == .partial ? 0.5 : nil,
      value: value, lower: lower, upper: upper, isHedged: isHedged, isOffset: false,
      isTarget: false, publisher: "Office", published: "2025-02-01", title: "Report", url: url,
      note: "")
  }

  /// One statement of every form.
  static let statements: [ReportedStatement] = [
    statement(.level, 2021, value: 1e12, lower: 0.9e12, upper: 1.1e12),
    statement(.level, 2022, value: 1.1e12, lower: 1.0999e12, upper: 1.1001e12, isHedged: true),
    statement(.floor, 2023, lower: 1.2e12), statement(.ceiling, 2024, upper: 1.4e12),
    statement(.range, 2024, value: 1.3e12, lower: 1.2e12, upper: 1.4e12),
    statement(.partial, 2025, value: 0.7e12), statement(.ratio, 2024, 2025, value: 1.1),
    statement(.difference, 2023, 2024, value: 1e11),
    statement(.sum, 2021, 2024, value: 4.6e12, lower: 4.55e12, upper: 4.65e12),
    statement(.none, 2020),
  ]

  static func series(
    _ name: String, title: String? = nil, unit: String = "CNY", rows: [ForecastRow] = rows(),
    statements: [ReportedStatement]? = statements, reason: String? = nil
  ) -> SeriesReport {
    var fit = FitReport(
      model: "latent-trend", settings: ["prior": "learned"], link: "log", from: .year(2021),
      to: .year(2025), parameters: [Parameter("growth", 0.1, standardError: 0.02)],
      summary: FitSummary(
        observations: 9, parameterCount: 3, sigma: 0.1, logLikelihood: nil),
      statements: [], fallbacks: [])
    fit.weakness = name == "weak" ? "figures of two periods alone" : nil
    return SeriesReport(
      name: name, title: title ?? name, topic: "Economy", unit: unit,
      outcome: reason == nil ? .forecast : .withoutForecast, reason: reason,
      model: reason == nil ? "latent-trend" : "",
      origin: ModelOrigin(choice: .standard, model: "latent-trend"), definition: "",
      statements: statements, files: [], fit: reason == nil ? fit : nil, rows: rows, notes: [])
  }

  /// Three forecasts from two origins, one outside its inner interval.
  static let backtest: BacktestReport = {
    let figures = [(2022, 2023), (2022, 2024), (2023, 2024)].map { origin, year in
      BacktestReport.PastFigure(
        origin: .year(origin), period: .year(year), median: 1.2e12,
        intervals: [bounds(1.1e12, 1.3e12), bounds(1.0e12, 1.4e12)],
        actual: origin == 2023 ? 1.35e12 : 1.25e12)
    }
    return BacktestReport(
      origins: [.year(2022), .year(2023)], mase: 0.812, naive: 1.5, held: [2, 3],
      forecasts: figures, reason: nil)
  }()

  static func target(
    _ series: String, lower: Double?, year: Int = 2030, status: TargetScore.Status = .open
  ) -> TargetScore {
    TargetScore(
      series: series, unit: "CNY", text: "at least 2 trillion CNY", lower: lower,
      period: .year(year), measure: .level, origin: .pipeline, provenance: "", status: status,
      probabilityInPeriod: 0.42, probabilityEver: 0.5, lastPeriod: .year(2025), lastValue: 1.4e12,
      requiredGrowth: 0.06, historicGrowth: 0.1, isRelativeGrowth: true, note: "")
  }

  static func report(_ series: [SeriesReport], targets: [TargetScore] = []) -> RunReport {
    RunReport(
      pipeline: "test", until: 2030, levels: [80, 95], paths: 4000, seed: 1, series: series,
      targets: targets, summary: RunSummary(), diagnostics: [])
  }

  /// Names of all members of a value and of what it holds.
  static func members(of value: Any) -> [String] {
    Mirror(reflecting: value).children.flatMap { child -> [String] in
      let label = child.label.map { [$0] } ?? []
      return label + members(of: child.value)
    }
  }
}
