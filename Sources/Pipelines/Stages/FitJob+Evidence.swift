import Forecasting
import TimeSeries

/// A fit to statements, with what stood against the chosen model where another takes its place.
struct StatedFit {
  let fit: Fit
  var failures: [FitReport.FailedAttempt] = []
}

extension FitJob {
  /// Whether response or regressors are known from statements, and so uncertain.
  var isUncertain: Bool { stated != nil || regressors.contains(where: \.isUncertain) }

  /// The fit to the statements themselves, or to draws of what they say for a model of values.
  ///
  /// Where a model of values cannot be fitted to the draws, the one that they come from stands in.
  ///
  /// - Returns: nil where nothing is known from statements.
  func statedFit() -> Result<StatedFit, FailedEvidence>? {
    guard isUncertain else { return nil }
    do throws(FailedEvidence) {
      let history = try historyFit()
      if model.model is any EvidenceModel, let history { return .success(StatedFit(fit: history)) }
      do throws(FailedEvidence) {
        return .success(StatedFit(fit: try imputedFit(of: history)))
      } catch {
        guard let history else { throw error }
        let failure = FitReport.FailedAttempt(model: model.keyword, reason: error.reason)
        return .success(StatedFit(fit: history, failures: [failure]))
      }
    } catch {
      return .failure(error)
    }
  }

  /// The levels that the response's own statements tell of; nil where it has none.
  private func historyFit() throws(FailedEvidence) -> Fit? {
    guard let stated else { return nil }
    do throws(FitError) {
      return try Fit(stated.model, to: stated.evidence, link: stated.link)
    } catch {
      throw FailedEvidence(reason: error.words(for: stated.evidence))
    }
  }

  /// The chosen model on draws of response and regressors.
  private func imputedFit(of history: Fit?) throws(FailedEvidence) -> Fit {
    if let failed = failedRegressor {
      throw FailedEvidence(reason: "'\(failed.name)' has no forecast: \(failed.reason)")
    }
    let responses = try responseDraws(from: history)
    let end = responses[0].end
    var columns: [[Series]] = []
    for regressor in regressors {
      do throws(FitError) {
        columns.append(try regressor.draws(imputations, until: end, seed: seed))
      } catch {
        throw FailedEvidence(reason: "a regressor is not known: \(error.words(of: regressor))")
      }
    }
    let covariates = responses.indices.map { draw in Covariates(columns.map { $0[draw] }) }
    let used = overlap(
      of: responses[0], regressors: columns.map { $0[0] }, given: covariates[0])
    let periods = used.start...used.end
    do throws(ImputationError) {
      return try Fit(
        model.model, toDraws: responses.compactMap { $0.window(periods) }, given: covariates,
        of: history, link: link)
    } catch {
      throw FailedEvidence(
        reason: "in draw \(error.draw + 1) of \(imputations) of the history: "
          + error.error.words(for: used, link: link))
    }
  }

  /// Draws of the response from its first fitted year on, or its exact values for each draw.
  private func responseDraws(from history: Fit?) throws(FailedEvidence) -> [Series] {
    let draws: [Series]
    if let stated {
      do throws(FitError) {
        draws = try stated.draws(imputations, until: stated.evidence.end, seed: seed, from: history)
      } catch {
        throw FailedEvidence(reason: error.words(for: stated.evidence))
      }
    } else {
      let exact = series.series.flatMap { try? $0.filled(preferring: link) }?.filled.series
      guard let exact else { throw FailedEvidence(reason: "there is no observation") }
      draws = Array(repeating: exact, count: imputations)
    }
    guard let year = series.fittedFrom else { return draws }
    let kept = draws.compactMap { $0.from(year: year) }
    guard kept.count == draws.count else {
      throw FailedEvidence(reason: "there is nothing known from \(year) on")
    }
    return kept
  }

  /// Why a forecast of the series rests on little: fewer than three periods with a figure of their own.
  var weakness: String? {
    guard let evidence = series.evidence else { return nil }
    if series.indexBase != nil {
      let count = evidence.items.count - 1
      return count < 3 ? "\(count == 1 ? "one growth" : "two growths") alone" : nil
    }
    var periods: Set<Period> = []
    for item in evidence.items {
      switch item.quantity {
      case .level(let period), .within(let period, _): periods.insert(period)
      case .sum(let first, let last): periods.formUnion([first, last])
      case .ratio, .difference: break
      }
    }
    guard periods.count < 3 else { return nil }
    return "figures of \(periods.count == 1 ? "one period" : "two periods") alone"
  }

  /// Statements that the others contradict, little evidence, and a fallback.
  func notices(on stated: StatedFit, _ contradictions: [Contradiction]) -> [Diagnostic] {
    var notices: [Diagnostic] = []
    let fit = stated.fit
    if let failure = stated.failures.first {
      notices.append(
        .fallback(
          series.name, from: "\(model.keyword), link \(link.text)",
          to: "\(type(of: fit.model).keyword), link \(fit.link.text)", reason: failure.reason))
    }
    if let members = fit.members.first, fit.isImputed, members.series.count < fit.series.count {
      notices.append(
        .fittedOnOverlap(
          series.name, members.series.start, members.series.end, regressors: fit.model.regressors))
    }
    if let weakness { notices.append(.weakEvidence(series.name, weakness)) }
    for offset in fit.evidenceOffsets where offset.isExcluded {
      notices.append(.otherProduct(series.name, offset))
    }
    if !contradictions.isEmpty { notices.append(.contradiction(series.name, contradictions)) }
    return notices
  }
}

/// Why there is no fit to the statements.
struct FailedEvidence: Error {
  let reason: String
}

extension FitError {
  /// Why a model could not be fitted to statements, in words.
  fileprivate func words(for evidence: Evidence) -> String {
    switch self {
    case .outsideLink(let index): "\(evidence.items[index].label) has no place on the link's scale"
    case .unidentified: "no statement says how large it is"
    case .noConvergence: "its statements cannot be reconciled"
    default: "the numbers leave the range of double precision"
    }
  }

  /// Why a history could not be drawn, in words.
  fileprivate func words(of history: KnownHistory) -> String {
    switch (history, self) {
    case (.stated(let stated), _): "'\(stated.name)': \(words(for: stated.evidence))"
    case (_, .undefinedTerm(let formula, _)): "'\(formula)' has no finite value"
    default: "the numbers leave the range of double precision"
    }
  }
}
