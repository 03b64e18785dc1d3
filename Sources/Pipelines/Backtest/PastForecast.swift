import Evaluation
import Forecasting
import OrderedCollections
import TimeSeries

/// What would have been forecast of a series at an origin: the body of its artefact.
struct PastForecast: Sendable, Hashable, Codable {
  /// The first period of ``distributions``.
  var start: Period?
  /// One a period, to the horizon.
  var distributions: [PredictiveDistribution] = []
  /// The last value, or that of a season before, carried on to each period.
  var naive: [Double] = []
  /// Why another model answered; nil where the one asked for did.
  var fallback: String?
  /// Why there is no forecast; nil where there is one.
  var failure: String?
  /// Whether there is none since too little was known.
  var isTooEarly = false

  /// The distribution of a period; nil where it was known then, or is behind the horizon.
  subscript(period: Period) -> PredictiveDistribution? {
    guard let start, start.frequency == period.frequency else { return nil }
    let index = start.distance(to: period)
    return distributions.indices.contains(index) ? distributions[index] : nil
  }
}

/// A series at an origin with the choice of its model: the job of one task.
struct PastJob: Sendable {
  /// The pipeline, the choice in it.
  let configuration: Configuration
  /// What was known at the origin.
  let data: IngestedData
  let series: String
  let origin: Origin
  let horizon: Int
  /// How many of the last periods are fitted to; nil for all.
  let sliding: Int?
  /// The fewest figures before the origin.
  let minimum: Int

  /// The year that has to be forecast.
  static func lastYear(_ origin: Origin, horizon: Int) -> Int {
    // One more, so that a series that ends with the horizon has something left to forecast.
    origin.period.advanced(by: horizon).year + 1
  }

  /// The series with what it needs, and what decides the forecast.
  func prepared() -> PreparedPastJob {
    var data = data
    if let sliding, let index = data.series.firstIndex(where: { $0.name == series }) {
      data.series[index].slide(sliding, before: origin)
    }
    let past = configuration.known(
      at: origin, until: Self.lastYear(origin, horizon: horizon))
    let workload = Workload(past, data, for: series)
    var made = Ingredients(stage: .tune, series: series, version: StageName.tune.formatVersion)
    made.settings["origin"] = "\(origin.period)"
    made.settings["horizon"] = "\(horizon)"
    made.settings["minimum"] = "\(minimum)"
    let recipes = Recipes(workload)
    made.inputs["fit(\(series))"] = recipes.fitKeys[series] ?? "none"
    let needs = workload.allNeeds(of: series)
    for name in needs {
      made.inputs["fit(\(name))"] = recipes.fitKeys[name]
      made.inputs["project(\(name))"] = recipes.projectionKeys[name]
    }
    if !needs.isEmpty {
      made.settings["paths"] = "\(configuration.projection.paths)"
      made.settings["seed"] = "\(configuration.projection.seed)"
    }
    // A run counts a result once by stage and series: each has a name of its own.
    made.series = "\(series) \(made.key.prefix(16))"
    return PreparedPastJob(job: self, workload: workload, ingredients: made, key: made.key)
  }
}

/// A job with its pipeline sorted out.
struct PreparedPastJob: Sendable {
  let job: PastJob
  let workload: Workload
  let ingredients: Ingredients
  let key: String

  /// Fits and forecasts.
  func run() -> PastForecast {
    if let reason = workload.unableReason(of: job.series) {
      return PastForecast(failure: reason, isTooEarly: true)
    }
    if figures < job.minimum {
      let noun = figures == 1 ? "figure" : "figures"
      return PastForecast(
        failure: "\(figures) \(noun) by the end of \(job.origin.period), \(job.minimum) needed",
        isTooEarly: true)
    }
    guard let fitJob = workload.fitJob(of: job.series) else {
      return PastForecast(failure: "there is nothing to fit")
    }
    let fitted = fitJob.run()
    guard let fit = (try? fitted.fit()) ?? nil else {
      return PastForecast(failure: fitted.reason ?? "no model could be fitted")
    }
    let fallback = fitted.report?.fallbacks.first.map { "\($0.model): \($0.reason)" }
    do throws(NoFit) {
      return try forecast(by: fit, fallback: fallback)
    } catch {
      return PastForecast(failure: error.reason)
    }
  }

  /// What is known of the series: values, or statements.
  private var figures: Int {
    guard let row = workload.members[job.series]?.ingested else { return 0 }
    return row.evidence?.items.count ?? row.places.count { $0 != nil }
  }

  private func forecast(by fit: Fit, fallback: String?) throws(NoFit) -> PastForecast {
    let last = job.origin.period.advanced(by: job.horizon)
    guard last.frequency == fit.series.frequency else {
      throw NoFit(reason: "its periods have become of another length")
    }
    let steps = fit.series.end.distance(to: last)
    guard steps > 0 else { throw NoFit(reason: "all of it was known by then") }
    var parts: [Trajectory] = []
    for name in fit.model.regressors where name != job.series {
      let (trajectory, reason) = workload.trajectory(of: name)
      if let reason { throw NoFit(reason: "'\(name)' has no forecast: \(reason)") }
      parts.append(trajectory)
    }
    let projector = FitProjector(fit: fit, steps: steps, regressors: parts)
    let section = job.configuration.projection
    do {
      let distributions: [PredictiveDistribution]
      if projector.needsPaths {
        let paths = try projector.paths(section.paths, seed: section.seed, name: job.series)
        distributions = (0..<steps).map {
          .sample(paths.values(in: paths.start.advanced(by: $0)).sorted())
        }
      } else {
        distributions = try projector.forecast().steps
      }
      guard distributions.allSatisfy({ $0.mean.isFinite && $0.median.isFinite }) else {
        throw NoFit(reason: "its forecast leaves the range of double precision")
      }
      // Periods before the origin were reported later than it: they are not scored.
      let known = max(0, fit.series.end.distance(to: job.origin.period))
      let recent = (fit.history?.map(\.median) ?? fit.series.values)
        .suffix(fit.series.frequency.seasonLength)
      return PastForecast(
        start: fit.series.end.advanced(by: 1 + known),
        distributions: Array(distributions.dropFirst(known)),
        naive: (known..<steps).map { recent[recent.startIndex + $0 % recent.count] },
        fallback: fallback)
    } catch let error as ForecastError {
      throw NoFit(reason: error.words)
    } catch let error as NoFit {
      throw error
    } catch {
      preconditionFailure("\(error)")
    }
  }
}

extension Workload {
  /// A series with what it needs, out of a pipeline's data.
  ///
  /// - Precondition: the data have the series.
  init(_ configuration: Configuration, _ data: IngestedData, for series: String) {
    do throws(Rejection) {
      let whole = try Workload(configuration, data, ingestKey: "", selection: [series])
      self = try Workload(
        configuration, data.restricted(to: Set(whole.selected)), ingestKey: "",
        selection: [series])
    } catch {
      preconditionFailure("there is no series '\(series)'")
    }
  }

  /// Known values and paths of a series that another needs, with the reason where it has no forecast.
  fileprivate func trajectory(of name: String) -> (Trajectory, reason: String?) {
    let projected = projection(of: name)
    return (projected.trajectory, projected.projection.reason)
  }

  /// A series fitted and projected, with all that it needs.
  func projection(of name: String) -> Projected {
    guard members[name] != nil, !circular.contains(name) else {
      return Projected(
        projection: SeriesProjection(reason: "there is no such series"),
        trajectory: Trajectory(name: name, history: nil, paths: nil))
    }
    let fit = fitJob(of: name).map { job -> Result<Fit, NoFit> in
      let fitted = job.run()
      guard let fit = (try? fitted.fit()) ?? nil else {
        return .failure(NoFit(reason: fitted.reason ?? "no model could be fitted"))
      }
      return .success(fit)
    }
    let parts = (members[name]?.needs ?? []).map { trajectory(of: $0) }
    return projectionJob(of: name, fit: fit, parts: parts, isNeeded: true).run()
  }
}
