import Forecasting
import TimeSeries

/// What the project stage gives for one series: the body of its artefact.
struct SeriesProjection: Sendable, Hashable, Codable {
  /// History and forecast.
  var rows: [ForecastRow] = []
  /// The series' targets.
  var targets: [TargetScore] = []
  /// Why there is no forecast; nil where there is one.
  var reason: String?
  /// What the user should know.
  var notices: [Diagnostic] = []
  /// The forecast without judgements, where one moves it.
  var unadjusted: [ForecastRow]?
  /// The forecast before reconciliation, where there was one.
  var unreconciled: [ForecastRow]?
  /// What reconciliation rests on, where there was one.
  var reconciliation: Reconciliation?
  /// The scenarios that move it.
  var scenarios: [ScenarioProjection]?
}

/// The forecast of one series, with its paths where someone needs them: the job of one task.
struct ProjectionJob: Sendable {
  /// What the figures come from.
  enum Source: Sendable {
    /// A fit and the response's own history.
    case fit(Fit)
    /// A formula over other series.
    case formula(Arithmetic)
    /// Nothing that makes a forecast: known to the end, or without one for a reason.
    case nothing(reason: String?)
  }

  let name: String
  let source: Source
  /// The observations, gaps as gaps; nil where there are none, and for derived series.
  let history: GappySeries?
  /// The observations with inner gaps filled, as far as the link goes.
  let filled: Series?
  /// The series that the fit or formula needs, in its order.
  let parts: [Trajectory]
  /// The first of them without a forecast.
  let failedPart: (name: String, reason: String)?
  var targets: [Target]
  let link: Link
  let unit: String
  let until: Int
  /// Levels in percent.
  let levels: [Double]
  /// How many paths.
  let paths: Int
  let seed: UInt64
  /// Whether other series need this one's paths.
  var isNeeded: Bool
  /// What the series' own statements say; nil where it has none.
  var stated: StatedHistory?
}

/// A projection with the trajectory behind it.
struct Projected: Sendable {
  var projection: SeriesProjection
  /// Known values, and paths where targets or other series needed them.
  var trajectory: Trajectory
}

extension ProjectionJob {
  /// Forecasts, scores the targets, and keeps the paths.
  func run() -> Projected {
    do throws(ProjectionFailure) {
      switch source {
      case .fit(let fit): return try project(fit)
      case .formula(let formula): return try derive(formula)
      case .nothing(let reason): return withoutForecast(reason, notice: nil)
      }
    } catch {
      return withoutForecast(error.reason, notice: error.notice(name))
    }
  }

  private func withoutForecast(_ reason: String?, notice: Diagnostic?) -> Projected {
    let trajectory = Trajectory(name: name, history: history, paths: nil, filled: filled)
    var projection = SeriesProjection(
      rows: ForecastRow.history(of: trajectory.history, levels: levels), reason: reason)
    if let notice { projection.notices.append(notice) }
    projection.targets = scores(on: trajectory, reason: reason)
    return Projected(projection: projection, trajectory: trajectory)
  }

  private func derive(_ formula: Arithmetic) throws(ProjectionFailure) -> Projected {
    if let failedPart {
      throw .derivation(.missingPart(failedPart.name, reason: failedPart.reason))
    }
    let frequency = parts.lazy.compactMap(\.frequency).first ?? .annual
    let trajectory: Trajectory
    do throws(DerivationError) {
      trajectory = try formula.trajectory(
        named: name, of: parts, until: Horizon(until: until, frequency: frequency), paths: paths)
    } catch {
      throw .derivation(error)
    }
    var projection = SeriesProjection(rows: try pastRows(of: trajectory))
    if let paths = trajectory.paths {
      projection.rows += try rows(of: distributions(of: paths), from: paths.start)
    }
    projection.targets = scores(on: trajectory, reason: nil)
    return Projected(projection: projection, trajectory: trajectory)
  }

  private func project(_ fit: Fit) throws(ProjectionFailure) -> Projected {
    if let failedPart, fit.model.regressors.contains(failedPart.name) {
      throw .regressor(failedPart.name, reason: failedPart.reason)
    }
    // A history inferred from hedged figures is the fit's own.
    let isInferred = fit.history != nil
    let history = isInferred ? fit.series.gappy : history
    let filled = isInferred ? fit.series : filled
    let last = history?.lastKnown ?? fit.series.end
    let steps = Horizon(until: until, frequency: fit.series.frequency).steps(after: fit.series.end)
    // A fit that ends before the history, for want of a regressor, projects over known periods too.
    let known = fit.series.end.distance(to: last)
    let projector = FitProjector(fit: fit, steps: steps, regressors: usedParts(of: fit))
    let drawn = try paths(of: fit, projector, steps: steps)
    let future = steps > known ? drawn.future?.dropping(known) : nil
    var projection = SeriesProjection(rows: try pastRows(of: fit, history))
    if projector.needsPaths, let future {
      projection.rows += try rows(of: distributions(of: future), from: future.start)
    } else if steps > known {
      let forecast: Forecast
      do throws(ForecastError) {
        forecast = try projector.forecast()
      } catch {
        throw .forecast(error)
      }
      projection.rows += try rows(
        of: Array(forecast.steps.dropFirst(known)), from: last.advanced(by: 1))
    }
    let trajectory = Trajectory(
      name: name, history: history, paths: future, filled: filled, past: drawn.past)
    projection.targets = scores(on: trajectory, reason: nil)
    return Projected(projection: projection, trajectory: trajectory)
  }

  /// Paths where targets or other series need them, of an uncertain past and of the future.
  ///
  /// Path i of the past goes into path i of the future: levels from statements are drawn jointly with
  /// what comes after them, and a model fitted to draws goes on from each draw. Which paths are drawn
  /// does not depend on who needs them, so that a target's probability does not either.
  private func paths(
    of fit: Fit, _ projector: FitProjector, steps: Int
  ) throws(ProjectionFailure) -> (past: SamplePaths?, future: SamplePaths?) {
    guard projector.needsPaths || isNeeded || !targets.isEmpty else { return (nil, nil) }
    let start = fit.series.start
    if let stated, fit.history != nil, !fit.isImputed {
      do throws(FitError) {
        let whole = SamplePaths(
          start: start, steps: fit.series.count + steps, count: paths,
          values: try stated.paths(paths, over: steps, seed: seed, from: fit).flatMap { $0 })
        return (whole.prefix(fit.series.count), steps > 0 ? whole.dropping(fit.series.count) : nil)
      } catch {
        throw .history
      }
    }
    var past: SamplePaths?
    if fit.isImputed, fit.history != nil {
      let members = fit.members
      past = SamplePaths(
        start: members[0].series.start, steps: members[0].series.count, count: paths,
        values: (0..<paths).flatMap { members[$0 % members.count].series.values })
    }
    if steps == 0 { return (past, nil) }
    do throws(ForecastError) {
      return (past, try projector.paths(paths, seed: seed, name: name))
    } catch {
      throw .forecast(error)
    }
  }

  /// Distributions of past periods where the paths have them, else the figures.
  private func pastRows(of trajectory: Trajectory) throws(ProjectionFailure) -> [ForecastRow] {
    guard let past = trajectory.past else {
      return ForecastRow.history(of: trajectory.history, levels: levels)
    }
    return try rows(of: distributions(of: past), from: past.start).map { row in
      var row = row
      row.kind = .history
      return row
    }
  }

  /// Distributions of past periods where they are inferred, else the figures.
  private func pastRows(
    of fit: Fit, _ history: GappySeries?
  ) throws(ProjectionFailure) -> [ForecastRow] {
    guard let past = fit.history else { return ForecastRow.history(of: history, levels: levels) }
    return try rows(of: past, from: fit.series.start).map { row in
      var row = row
      row.kind = .history
      return row
    }
  }

  private func usedParts(of fit: Fit) -> [Trajectory] {
    parts.filter { fit.model.regressors.contains($0.name) }
  }

  private func distributions(of paths: SamplePaths) -> [PredictiveDistribution] {
    (0..<paths.steps).map { .sample(paths.values(in: paths.start.advanced(by: $0)).sorted()) }
  }

  private func rows(
    of steps: [PredictiveDistribution], from start: Period
  ) throws(ProjectionFailure) -> [ForecastRow] {
    var rows: [ForecastRow] = []
    for (index, distribution) in steps.enumerated() {
      guard
        let row = ForecastRow(
          distribution, in: start.advanced(by: index), levels: levels)
      else { throw .forecast(.notRepresentable(step: index + 1)) }
      rows.append(row)
    }
    return rows
  }

  private func scores(on trajectory: Trajectory, reason: String?) -> [TargetScore] {
    targets.map { $0.score(on: trajectory, link: link, unit: unit, reason: reason) }
  }
}

/// Why a series that was to have a forecast has none.
private enum ProjectionFailure: Error {
  case forecast(ForecastError)
  case derivation(DerivationError)
  case regressor(String, reason: String)
  /// The history of a fit could not be drawn again.
  case history

  var reason: String {
    switch self {
    case .forecast(let error): error.words
    case .derivation(let error): error.words
    case .regressor(let name, let reason): "'\(name)' has no forecast: \(reason)"
    case .history: "its history cannot be drawn from its statements"
    }
  }

  func notice(_ name: String) -> Diagnostic {
    switch self {
    case .forecast(let error): .projectionFailed(name, error.words, code: error.code)
    case .derivation(let error): .derivationFailed(name, error.words)
    case .regressor: .projectionFailed(name, reason, code: .failedRegressor)
    case .history: .projectionFailed(name, reason, code: .notRepresentable)
    }
  }
}
