import Pipelines
import Reporting

/// What became of a panel, for programs.
struct Report: Encodable {
  /// A series that did not go as asked.
  struct Problem: Encodable {
    let series, reason: String

    init(_ problem: PanelProblem) {
      series = problem.series
      reason = problem.reason
    }
  }

  /// Something to know, or why a call was rejected.
  struct Notice: Encodable {
    let code, severity, message: String
    let place, help: String?

    init(_ diagnostic: Diagnostic) {
      code = diagnostic.code.rawValue
      severity = diagnostic.severity.rawValue
      message = diagnostic.message
      place = diagnostic.location?.description
      help = diagnostic.help
    }
  }

  let series, forecast, filledGaps: Int
  let failures, fallbacks: [Problem]
  let notices: [Notice]

  init(_ summary: PanelSummary, notices: [Diagnostic]) {
    series = summary.series
    forecast = summary.forecast
    filledGaps = summary.filledGaps
    failures = summary.failures.map(Problem.init)
    fallbacks = summary.fallbacks.map(Problem.init)
    self.notices = notices.map(Notice.init)
  }
}

/// What became of a backtest.
struct ScoreReport<Scores: Encodable>: Encodable {
  let series, scored: Int
  let failures: [Report.Problem]
  let scores: Scores
  let notices: [Report.Notice]
}

/// A regression with what was done to its table.
struct RegressionReport<Summary: Encodable>: Encodable {
  let regression: Summary
  let notices: [Report.Notice]
}

/// Why a call was rejected.
struct ErrorReport: Encodable {
  let errors: [Report.Notice]

  init(_ rejection: Rejection) { errors = rejection.diagnostics.map(Report.Notice.init) }
}

extension String {
  /// A report as a JSON document.
  ///
  /// - Throws: that a number of it is not finite.
  static func text(_ report: some Encodable) throws(Rejection) -> String {
    do {
      return try JSONText.document(report)
    } catch {
      throw Rejection([Diagnostic(.notRepresentable, "the report cannot be written: \(error)")])
    }
  }
}
