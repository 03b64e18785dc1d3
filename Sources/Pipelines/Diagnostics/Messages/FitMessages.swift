import Forecasting
import LinearAlgebra
import TimeSeries

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension FitError {
  /// Why a model could not be fitted to a series, in words.
  func words(for series: Series, link: Link) -> String {
    switch self {
    case .tooShort(let observations, let required):
      "needs \(required) observations, there \(observations == 1 ? "is" : "are") \(observations)"
    case .constantSeries: "all \(series.count) observations are equal"
    case .outsideLink(let index):
      "\(series.values[index]) in \(series.period(at: index)) has no place on the \(link.text) scale"
    case .unknownRegressor(let name): "there is no series '\(name)'"
    case .missingRegressor(let name, let period): "'\(name)' has no value in \(period)"
    case .undefinedTerm(let term, let period): "\(term) has no value in \(period)"
    case .dependentTerms(let terms):
      "\(terms.joined(separator: ", ")) can be computed from the terms before"
    case .notRepresentable: "the numbers leave the range of double precision"
    case .noConvergence(let evaluations): "no optimum after \(evaluations) evaluations"
    case .unidentified(let parameter): "the data does not determine '\(parameter)'"
    case .linearAlgebra(let error): error.words
    }
  }

  /// The code that stands for the error.
  var code: DiagnosticCode {
    switch self {
    case .tooShort: .tooShort
    case .constantSeries: .constantSeries
    case .outsideLink, .undefinedTerm: .valueOutsideLink
    case .unknownRegressor, .missingRegressor: .missingRegressor
    case .notRepresentable: .notRepresentable
    case .noConvergence: .noConvergence
    case .unidentified: .unidentified
    case .dependentTerms, .linearAlgebra: .numericalFailure
    }
  }
}

extension LinearAlgebraError {
  fileprivate var words: String {
    switch self {
    case .notPositiveDefinite: "a matrix of the fit is not positive definite"
    case .singular: "a matrix of the fit is singular"
    case .rankDeficient(let rank, let columns, _):
      "only \(rank) of \(columns) terms are independent of one another"
    case .dependentConstraints: "constraints of the fit repeat or contradict each other"
    case .negativeWeight: "a weight is negative"
    case .noConvergence: "a factorisation did not converge"
    case .notFinite: "a term of the model overflows"
    }
  }
}

extension ForecastError {
  /// Why a fitted model could not be projected, in words.
  var words: String {
    switch self {
    case .missingRegressor(let name, let period): "'\(name)' has no value in \(period)"
    case .undefinedTerm(let term, let period): "\(term) has no value in \(period)"
    case .notRepresentable(let step):
      "the projection leaves the range of double precision in step \(step)"
    }
  }

  /// The code that stands for the error.
  var code: DiagnosticCode {
    switch self {
    case .missingRegressor: .missingRegressor
    case .undefinedTerm: .valueOutsideLink
    case .notRepresentable: .notRepresentable
    }
  }
}

extension DerivationError {
  /// Why a derived series has no figures, in words.
  var words: String {
    switch self {
    case .missingPart(let name, let reason): "'\(name)' has no forecast: \(reason)"
    case .frequencies(let one, let other): "'\(one)' and '\(other)' have periods of other lengths"
    case .nothingKnown: "nothing is known of its parts"
    case .notFinite(let period): "the formula has no finite value in \(period)"
    }
  }
}

extension Diagnostic {
  static func fitFailed(
    _ name: String, _ reason: String, code: DiagnosticCode
  ) -> Diagnostic {
    Diagnostic(code, "'\(name)' has no forecast, for no model can be fitted: \(reason)")
  }

  static func fallback(
    _ name: String, from model: String, to other: String, reason: String
  ) -> Diagnostic {
    Diagnostic(
      .seriesFailed, "'\(name)' is forecast by \(other) in place of \(model): \(reason)",
      help: "choose another model for it; almanac models says what each needs")
  }

  /// A forecast that is mostly the prior's.
  static func weakEvidence(_ name: String, _ weakness: String) -> Diagnostic {
    Diagnostic(
      .weakEvidence, "'\(name)': a weak forecast, wide as the prior, for it rests on \(weakness)")
  }

  /// Statements that have next to no probability given all others, the worst first.
  static func contradiction(_ name: String, _ worst: [Contradiction]) -> Diagnostic {
    let count =
      worst.count == 1
      ? "a statement contradicts the others" : "\(worst.count) statements contradict the others"
    let list = worst.prefix(3).map(\.label).joined(separator: "; ")
    let slips = worst.prefix(3).compactMap { entry -> String? in
      guard !entry.suggestions.isEmpty else { return nil }
      let place = entry.label.prefix { $0 != " " }
      return "\(place): " + entry.suggestions.map(\.text).joined(separator: ", or ")
    }
    let remedy = "reject it, give it its own definition, or correct its period"
    return Diagnostic(
      .contradiction, "'\(name)': \(count): \(list)" + (worst.count > 3 ? "; …" : ""),
      help: slips.isEmpty
        ? remedy : "ask the source: " + slips.joined(separator: "; ") + "; else \(remedy)")
  }

  /// Statements of a definition or publisher that turned out to count something else.
  static func otherProduct(_ name: String, _ offset: EvidenceOffset) -> Diagnostic {
    Diagnostic(
      .rowsNotUsed,
      "'\(name)': the statements of '\(offset.name)' are left out: they would be "
        + "\(Figure.text(exp(offset.mean))) times its values",
      help: "name it under `other-products:` in the sheet, or correct its rows")
  }

  static func projectionFailed(
    _ name: String, _ reason: String, code: DiagnosticCode
  ) -> Diagnostic {
    Diagnostic(code, "'\(name)' has no forecast: \(reason)")
  }

  static func derivationFailed(_ name: String, _ reason: String) -> Diagnostic {
    Diagnostic(.derivationFailed, "'\(name)' has no forecast: \(reason)")
  }

  static func gapsFilled(_ name: String, _ periods: [Period], link: String) -> Diagnostic {
    let count = periods.count == 1 ? "1 gap is" : "\(periods.count) gaps are"
    let list = periods.prefix(8).map(\.description).joined(separator: ", ")
    return Diagnostic(
      .gaps,
      "'\(name)': \(count) filled between neighbours for the fit, link \(link): \(list)"
        + (periods.count > 8 ? " and \(periods.count - 8) more" : ""), severity: .note)
  }

  static func fittedOnOverlap(
    _ name: String, _ from: Period, _ to: Period, regressors: [String]
  ) -> Diagnostic {
    let known = regressors.map { "'\($0)'" }.joined(separator: ", ")
    return Diagnostic(
      .missingRegressor,
      "'\(name)' is fitted on \(from) to \(to), where \(known) \(regressors.count == 1 ? "is" : "are") known",
      severity: .note)
  }
}
