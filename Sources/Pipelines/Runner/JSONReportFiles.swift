import Forecasting
public import FoundationEssentials
import TimeSeries

/// `fits.json`: each fit with model, settings, estimates and fallbacks.
public struct FitsFile: ReportFile {
  /// `fits.json`.
  public let name = "fits.json"
  /// The form of the file.
  public let formatVersion = 3
  /// The file.
  public init() {}

  /// `{"pipeline", "fits": [{"series", "model", "settings", "link", "from", "to", "observations",
  /// "sigma", "logLikelihood", "aicc", "parameters": [{"name", "estimate", "standardError"}],
  /// "intervals": [{"name", "level", "lower", "upper", "finding"}],
  /// "imputations", "fallbacks": [{"model", "reason"}], "weakness", "statements": [{"label", "surprise", "weight"}],
  /// "contradictions": [{"label", "surprise", "suggestions": [{"slip", "text", "value", "period"}]}],
  /// "sensitivity": {"period", "half", "standard", "double", "widths"},
  /// "backtest": {"origins", "mase", "naive", "held", "forecasts", "reason"}, "notes"}]}`; keys without a value are left out.
  ///
  /// A statement's surprise is the logarithm of its probability given the others, over that of the
  /// likeliest place for it: below −12 it contradicts them. Its weight is the part of the last
  /// period's precision that is lost without it.
  public func content(of report: RunReport) -> Data {
    JSONDocument.data(
      FitsDocument(
        pipeline: report.pipeline,
        fits: report.series.compactMap { series in
          series.fit.map { FitsDocument.Entry($0, of: series) }
        }))
  }
}

/// `summary.json`: how each series came out, and what the user should know.
public struct SummaryFile: ReportFile {
  /// `summary.json`.
  public let name = "summary.json"
  /// The form of the file.
  public let formatVersion = 1
  /// The file.
  public init() {}

  /// `{"pipeline", "until", "levels", "paths", "seed", "sentence", "counts", "series": [{"name",
  /// "title", "topic", "unit", "outcome", "model", "reason", "lastPeriod", "lastValue", "notes"}],
  /// "diagnostics"}`; keys without a value are left out.
  public func content(of report: RunReport) -> Data { JSONDocument.data(SummaryDocument(report)) }
}

/// JSON for people and programs: keys sorted, indented, with a final line break.
enum JSONDocument {
  static func data(_ value: some Encodable) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return try encoder.encode(value) + [0x0A]
    } catch {
      preconditionFailure("a report holds a number that JSON cannot: \(error)")
    }
  }
}

private struct FitsDocument: Encodable {
  struct Estimate: Encodable {
    let name: String
    let estimate: Double
    let standardError: Double?
  }

  /// A confidence interval; an end that the data does not show is left out, and the finding says so.
  struct Interval: Encodable {
    let name: String
    let level: Double
    let lower: Double?
    let upper: Double?
    let finding: String?
  }

  struct Entry: Encodable {
    let series: String
    let model: String
    let settings: [String: String]
    let link: String
    let from: String
    let to: String
    let observations: Int
    let sigma: Double
    let logLikelihood: Double?
    let aicc: Double?
    let parameters: [Estimate]
    let intervals: [Interval]
    let imputations: Int?
    let fallbacks: [FitReport.FailedAttempt]
    let weakness: String?
    let statements: [EvidenceReport]?
    let contradictions: [Contradiction]?
    let sensitivity: VolatilitySensitivity?
    let backtest: BacktestReport?
    let notes: [String]

    init(_ fit: FitReport, of report: SeriesReport) {
      series = report.name
      model = fit.model
      settings = fit.settings
      link = fit.link
      from = fit.from.description
      to = fit.to.description
      observations = fit.summary.observations
      sigma = fit.summary.sigma
      logLikelihood = fit.summary.logLikelihood
      aicc = fit.aicc
      parameters = fit.parameters.map {
        Estimate(name: $0.name, estimate: $0.estimate, standardError: $0.standardError)
      }
      intervals = fit.summary.intervals.map {
        Interval(
          name: $0.name, level: $0.level, lower: $0.lower, upper: $0.upper, finding: $0.finding)
      }
      imputations = fit.imputations
      fallbacks = fit.fallbacks
      weakness = fit.weakness
      statements = fit.statements.isEmpty ? nil : fit.statements
      contradictions = fit.contradictions.isEmpty ? nil : fit.contradictions
      sensitivity = report.sensitivity
      backtest = report.backtest
      notes = report.notes
    }
  }

  let pipeline: String
  let fits: [Entry]
}

private struct SummaryDocument: Encodable {
  struct Entry: Encodable {
    let name: String
    let title: String
    let topic: String
    let unit: String
    let outcome: SeriesReport.Outcome
    let model: String?
    let reason: String?
    let lastPeriod: String?
    let lastValue: Double?
    let notes: [String]

    init(_ report: SeriesReport) {
      name = report.name
      title = report.title
      topic = report.topic
      unit = report.unit
      outcome = report.outcome
      model = report.model.isEmpty ? nil : report.model
      reason = report.reason
      lastPeriod = report.lastKnown?.period.description
      lastValue = report.lastKnown?.median
      notes = report.notes
    }
  }

  let pipeline: String
  let until: Int
  let levels: [Double]
  let paths: Int
  let seed: UInt64
  let sentence: String
  let counts: RunSummary
  let series: [Entry]
  let diagnostics: [Diagnostic]

  init(_ report: RunReport) {
    pipeline = report.pipeline
    until = report.until
    levels = report.levels
    paths = report.paths
    seed = report.seed
    sentence = report.summary.sentence
    counts = report.summary
    series = report.series.map(Entry.init)
    diagnostics = report.diagnostics
  }
}
