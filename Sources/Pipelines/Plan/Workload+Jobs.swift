import Forecasting
import OrderedCollections
import TimeSeries

extension Workload {
  /// The known figures of a series: as read, or the formula where all parts are known.
  func history(of name: String) -> GappySeries? {
    guard let member = members[name] else { return nil }
    if let series = member.ingested { return series.series }
    guard case .derived(let formula, _) = member.role, !circular.contains(name) else { return nil }
    let parts = formula.names.map { Trajectory(name: $0, history: history(of: $0), paths: nil) }
    return (try? formula.history(named: name, of: parts)) ?? nil
  }

  /// The known figures with inner gaps filled on the series' link, and what was filled.
  func filledHistory(of name: String) -> (series: Series, notice: Diagnostic?)? {
    guard let gappy = history(of: name) else { return nil }
    let link: Link = members[name]?.ingested.map { self.link(of: $0) } ?? .identity
    guard let (filled, used) = try? gappy.filled(preferring: link) else { return nil }
    let notice: Diagnostic? =
      filled.filledPeriods.isEmpty
      ? nil : .gapsFilled(name, filled.filledPeriods, link: used.text)
    return (filled.series, notice)
  }

  /// What is known of a series before its projection, as draws where statements leave it uncertain.
  func knownHistory(of name: String) -> (history: KnownHistory, notice: Diagnostic?)? {
    if let stated = statedHistory(of: name) { return (.stated(stated), nil) }
    if case .derived(let formula, _)? = members[name]?.role, !circular.contains(name) {
      let parts = formula.names.compactMap { knownHistory(of: $0)?.history }
      if parts.count == formula.names.count, parts.contains(where: \.isUncertain) {
        return (.derived(name, formula, parts), nil)
      }
    }
    return filledHistory(of: name).map { (.exact($0.series), $0.notice) }
  }

  /// What the statements of a series say; nil where it has none.
  func statedHistory(of name: String) -> StatedHistory? {
    guard let member = members[name], let series = member.ingested, let evidence = series.evidence
    else { return nil }
    let own = member.model as? LatentTrend
    // A model of values takes its first year from the draws; what is earlier still tells of them.
    let used = own == nil ? evidence : evidence.since(year: series.fittedFrom)
    return StatedHistory(
      name: name, evidence: used ?? evidence, link: link(of: series), model: own ?? LatentTrend())
  }

  /// Why no forecast of a series can come from the data; nil where one can.
  func unableReason(of name: String) -> String? {
    guard let member = members[name] else { return "there is no such series" }
    if circular.contains(name) { return nil }
    if let reason = member.unableReason { return reason }
    guard case .derived = member.role else { return nil }
    for part in member.needs {
      if let reason = unableReason(of: part) { return "'\(part)' has no forecast: \(reason)" }
    }
    return nil
  }

  /// The fit of a series; nil where there is none to make.
  func fitJob(of name: String) -> FitJob? {
    guard let member = members[name], case .fitted(let choice, let series) = member.role else {
      return nil
    }
    var regressors: [KnownHistory] = []
    var notices: [Diagnostic] = []
    var failed: (name: String, reason: String)?
    for need in member.needs where members[need] != nil {
      if let (history, notice) = knownHistory(of: need) {
        regressors.append(history)
        if let notice, members[need]?.model == nil { notices.append(notice) }
      }
      if failed == nil, let reason = unableReason(of: need) { failed = (need, reason) }
    }
    return FitJob(
      series: series, model: choice, link: link(of: series), regressors: regressors,
      regressorNotices: notices, failedRegressor: failed, stated: statedHistory(of: name),
      imputations: configuration.fit.imputations, seed: configuration.projection.seed)
  }

  /// The projection of a series.
  ///
  /// - Parameters:
  ///   - fit: what the fit stage gave for it; nil where it is not fitted.
  ///   - parts: trajectories of the series that it needs, with the reason where one has no forecast.
  ///   - isNeeded: whether its own paths are needed by others.
  func projectionJob(
    of name: String, fit: Result<Fit, NoFit>?, parts: [(Trajectory, reason: String?)],
    isNeeded: Bool
  ) -> ProjectionJob {
    let member = members[name]
    let section = configuration.projection
    var source = ProjectionJob.Source.nothing(reason: unableReason(of: name))
    switch (member?.role, fit) {
    case (.fitted, .success(let fit)): source = .fit(fit)
    case (.fitted, .failure(let failure)): source = .nothing(reason: failure.reason)
    case (.derived(let formula, _), _): source = .formula(formula)
    default: break
    }
    let failed = parts.first { $0.reason != nil }.map { ($0.0.name, $0.reason ?? "") }
    return ProjectionJob(
      name: name, source: source, history: member?.ingested?.series,
      filled: filledHistory(of: name)?.series, parts: parts.map(\.0), failedPart: failed,
      targets: targets(of: name), link: member?.ingested.map { link(of: $0) } ?? .identity,
      unit: unit(of: name) ?? "", until: section.until, levels: section.levels,
      paths: section.paths, seed: section.seed, isNeeded: isNeeded, stated: statedHistory(of: name))
  }
}

/// Why a series has no fit.
struct NoFit: Error, Sendable, Hashable {
  let reason: String
}
