import Forecasting
import FoundationEssentials
import TimeSeries

/// What the fit stage gives for one series: the body of its artefact.
struct SeriesFit: Sendable, Codable {
  /// The saved fit; nil where no model could be fitted.
  var saved: String?
  /// The fit as reports show it.
  var report: FitReport?
  /// Why there is no fit.
  var reason: String?
  /// What the user should know.
  var notices: [Diagnostic] = []
  /// The fit as it was made in this run, with what its saved form leaves out.
  var made: Fit?

  private enum CodingKeys: CodingKey { case saved, report, reason, notices }

  /// The fit itself.
  ///
  /// - Throws: where it was saved by another version or is damaged.
  func fit() throws(SavedFitError) -> Fit? {
    if let made { return made }
    guard let saved else { return nil }
    return try Fit(saved: Data(saved.utf8))
  }
}

/// A series with what its fit needs: the job of one task.
struct FitJob: Sendable {
  let series: IngestedSeries
  let model: ModelChoice
  let link: Link
  /// What is known of the regressors, gaps filled, in the model's order.
  let regressors: [KnownHistory]
  /// What was filled in regressors that have no fit of their own to say so.
  let regressorNotices: [Diagnostic]
  /// The first regressor that cannot be forecast, with the reason.
  let failedRegressor: (name: String, reason: String)?
  /// What the series' own statements say; nil where it has none.
  var stated: StatedHistory?
  /// Whether slips are looked for behind contradictions.
  var isSearchingSlips = true
  /// Draws of an uncertain history that a model of values is fitted to.
  let imputations: Int
  /// The seed of the draws.
  let seed: UInt64

  /// Fits the model, or the next of the chain of ``Forecasting/Fallback`` that can be fitted.
  func run() -> SeriesFit {
    var result = SeriesFit(notices: regressorNotices)
    var failures: [FitReport.FailedAttempt] = []
    switch statedFit() {
    case .success(let stated)?:
      do throws(FitFailure) {
        result.saved = try saved(stated.fit)
        result.made = stated.fit
        result.report = FitReport(stated.fit, attempts: stated.failures)
        let contradictions = contradictions(of: stated.fit)
        result.report?.weakness = weakness
        result.report?.contradictions = contradictions
        result.notices += notices(on: stated, contradictions)
        return result
      } catch {
        failures.append(FitReport.FailedAttempt(model: model.keyword, reason: error.reason))
      }
    case .failure(let failure)?:
      failures.append(FitReport.FailedAttempt(model: model.keyword, reason: failure.reason))
    case nil: break
    }
    do throws(FitFailure) {
      let observed = try observed(&result.notices)
      let attempt = try attempt(observed)
      let fit = attempt.outcome.fit
      let saved = try saved(fit)
      result.saved = saved
      failures += attempt.failures
      for failed in attempt.outcome.failures {
        let failure = FitReport.FailedAttempt(
          model: failed.model, reason: failed.error.words(for: observed, link: failed.link))
        // Where drift itself was asked for, the chain comes to it twice.
        if failure != failures.last { failures.append(failure) }
      }
      result.report = FitReport(fit, attempts: failures)
      result.notices += notices(on: fit, of: observed, failures)
    } catch {
      result.reason = error.reason
      result.notices.append(.fitFailed(series.name, error.reason, code: error.code))
    }
    return result
  }

  private func notices(
    on fit: Fit, of observed: Series, _ failures: [FitReport.FailedAttempt]
  ) -> [Diagnostic] {
    var notices: [Diagnostic] = []
    if let first = failures.first {
      let used = "\(type(of: fit.model).keyword), link \(fit.link.text)"
      let wanted = "\(model.keyword), link \(link.text)"
      notices.append(.fallback(series.name, from: wanted, to: used, reason: first.reason))
    }
    if fit.series.count < observed.count {
      notices.append(
        .fittedOnOverlap(
          series.name, fit.series.start, fit.series.end, regressors: fit.model.regressors))
    }
    return notices
  }

  /// The series without gaps; what was filled is noted.
  private func observed(_ notices: inout [Diagnostic]) throws(FitFailure) -> Series {
    let whole = try filled(&notices)
    guard let year = series.fittedFrom else { return whole }
    guard let kept = whole.from(year: year) else {
      throw FitFailure("there is no observation from \(year) on", .tooShort)
    }
    return kept
  }

  private func filled(_ notices: inout [Diagnostic]) throws(FitFailure) -> Series {
    do throws(SeriesError) {
      guard let gappy = series.series else { throw .allGaps }
      let (filled, used) = try gappy.filled(preferring: link)
      if !filled.filledPeriods.isEmpty {
        notices.append(.gapsFilled(series.name, filled.filledPeriods, link: used.text))
      }
      return filled.series
    } catch {
      throw FitFailure("there is no observation", .tooShort)
    }
  }

  private func saved(_ fit: Fit) throws(FitFailure) -> String {
    do throws(SavedFitError) {
      return String(decoding: try fit.saved(), as: UTF8.self)
    } catch {
      throw FitFailure("its estimates are not finite", .notRepresentable)
    }
  }
}

/// Why a series has no fit.
private struct FitFailure: Error {
  let reason: String
  let code: DiagnosticCode

  init(_ reason: String, _ code: DiagnosticCode) {
    self.reason = reason
    self.code = code
  }
}

// MARK: Regressors

extension FitJob {
  /// What came of the chain, with the failures that came before it.
  private struct Attempt {
    let outcome: FitOutcome
    var failures: [FitReport.FailedAttempt] = []
  }

  private func attempt(_ observed: Series) throws(FitFailure) -> Attempt {
    if let failed = failedRegressor {
      let failure = FitReport.FailedAttempt(
        model: model.keyword, reason: "'\(failed.name)' has no forecast: \(failed.reason)")
      return Attempt(outcome: try chain(from: Drift(), observed), failures: [failure])
    }
    if regressors.contains(where: \.isUncertain) {
      // Draws of the regressors have failed before, with the reason.
      return Attempt(outcome: try chain(from: Drift(), observed))
    }
    let known = exactRegressors
    let response = overlap(of: observed, regressors: known, given: Covariates(known))
    let outcome = try chain(from: model.model, response)
    if response.count < observed.count, !outcome.failures.isEmpty {
      // Another model needs no regressors, and so no cut.
      let failures = outcome.failures.prefix(1).map { failed in
        FitReport.FailedAttempt(
          model: failed.model, reason: failed.error.words(for: response, link: failed.link))
      }
      return Attempt(outcome: try chain(from: Drift(), observed), failures: failures)
    }
    return Attempt(outcome: outcome)
  }

  private func chain(from model: any Model, _ response: Series) throws(FitFailure) -> FitOutcome {
    do throws(FitError) {
      return try Fallback.fit(
        model, to: response, link: link, given: Covariates(exactRegressors))
    } catch {
      throw FitFailure(error.words(for: response, link: link), error.code)
    }
  }

  /// The regressors whose past is known exactly.
  var exactRegressors: [Series] {
    regressors.compactMap { if case .exact(let series) = $0 { series } else { nil } }
  }

  /// The longest stretch of the series over which the model has its regressors.
  ///
  /// A value missing before the regressor's first one cuts off as many periods of the series' start,
  /// one missing after its last one the last period: lags are respected without knowing of them.
  func overlap(
    of observed: Series, regressors: [Series], given covariates: Covariates
  ) -> Series {
    if regressors.isEmpty { return observed }
    var response = observed
    while true {
      do throws(FitError) {
        _ = try Fit(model.model, to: response, link: link, given: covariates)
        return response
      } catch {
        guard let shorter = shortened(response, for: error, regressors) else { return response }
        response = shorter
      }
    }
  }

  private func shortened(
    _ response: Series, for error: FitError, _ regressors: [Series]
  ) -> Series? {
    guard case .missingRegressor(let name, let text) = error, let period = Period(text),
      let regressor = regressors.first(where: { $0.name == name }),
      regressor.frequency == period.frequency, regressor.frequency == response.frequency
    else { return nil }
    let early = period.distance(to: regressor.start)
    let isLate = period > regressor.end
    guard early > 0 || isLate, max(early, 1) < response.count else { return nil }
    let kept = isLate ? response.values.dropLast() : response.values.dropFirst(early)
    return try? Series(
      name: response.name, start: response.start.advanced(by: isLate ? 0 : early),
      values: Array(kept))
  }
}

extension GappySeries {
  /// The series with inner gaps filled on the scale of a link, or on none where the link does not
  /// admit a neighbour of a gap.
  func filled(preferring link: Link) throws(SeriesError) -> (filled: FilledSeries, link: Link) {
    do throws(SeriesError) {
      return (try filled(.interpolate(link)), link)
    } catch {
      if error == .allGaps { throw error }
      return (try filled(.interpolate(.identity)), .identity)
    }
  }
}
