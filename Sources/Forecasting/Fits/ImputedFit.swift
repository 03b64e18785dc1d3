import Statistics
public import TimeSeries

/// A model fitted to several draws of what is known only with uncertainty: their mixture.
///
/// No draw is better than another: the predictive distribution is the mixture with equal weights, and
/// path i comes from draw i modulo their number. So no model ever takes a hedge for a number, and what
/// is uncertain of the past stays so in the future.
///
/// > Source: Rubin (1987), "Multiple Imputation for Nonresponse in Surveys", for the estimates.
struct ImputedFit: FittedHistory {
  /// One fit a draw, in the unit of the series; all end in one period.
  let members: [Fit]
  /// Places of the series, those before the first of the fits included.
  let places: Int
  let history: [[Double]]?
  let items: [EvidenceReport]

  /// The parameters that the fits to all draws have: their mean; the variance is the mean of the
  /// variances and (1 + 1/m) times that between the m draws.
  var parameters: [Parameter] {
    let lists = members.map(\.parameters)
    return lists[0].compactMap { first in
      let found = lists.compactMap { list in list.first { $0.name == first.name } }
      guard found.count == lists.count else { return nil }
      let count = Double(found.count)
      let mean = found.reduce(0) { $0 + $1.estimate / count }
      let between =
        found.reduce(0) { $0 + ($1.estimate - mean) * ($1.estimate - mean) } / max(count - 1, 1)
      let errors = found.compactMap(\.standardError)
      let within =
        errors.count == found.count ? errors.reduce(0) { $0 + $1 * $1 / count } : nil
      return Parameter(
        first.name, mean,
        standardError: within.map { ($0 + (1 + 1 / count) * between).squareRoot() },
        responsePower: first.responsePower)
    }
  }

  /// Means over the draws; there is no likelihood of a mixture of data.
  var summary: FitSummary {
    let all = members.map(\.summary)
    return FitSummary(
      observations: all[0].observations,
      parameterCount: all.reduce(0) { max($0, $1.parameterCount) },
      sigma: all.reduce(0) { $0 + $1.sigma / Double(all.count) }, logLikelihood: nil)
  }

  /// Means over the draws.
  var fittedValues: [Double?] {
    let all = members.map(\.fittedValues)
    let length = all[0].count
    let fitted = (0..<length).map { index -> Double? in
      let values = all.compactMap { $0[index] }
      return values.count == all.count
        ? values.reduce(0) { $0 + $1 / Double(all.count) } : nil
    }
    return Array(repeating: nil, count: places - length) + fitted
  }

  func forecast(
    _ horizon: Int, given covariates: Covariates
  ) throws(ForecastError) -> [PredictiveDistribution] {
    var steps = [[PredictiveDistribution]](repeating: [], count: horizon)
    for member in members {
      let forecast = try member.forecast(horizon, given: covariates)
      for (index, step) in forecast.steps.enumerated() { steps[index].append(step) }
    }
    let weight = 1 / Double(members.count)
    return steps.map { parts in
      .pooled(parts.map { PredictiveDistribution.Component($0, weight: weight) }, .mixture)
    }
  }

  func simulate(
    _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
  ) throws(ForecastError) -> [Double] {
    let member = members[stream.nextIndex(below: members.count)]
    return try member.simulate(horizon, given: covariates, using: &stream)
  }

  func paths(
    _ count: Int, over horizon: Int, given covariates: Covariates, using stream: inout RandomStream
  ) throws(ForecastError) -> [[Double]] {
    var paths = [[Double]](repeating: [], count: count)
    for (index, member) in members.enumerated() where index < count {
      let places = Array(stride(from: index, to: count, by: members.count))
      let drawn = try member.paths(places.count, over: horizon, given: covariates, using: &stream)
      for (place, path) in zip(places, drawn) { paths[place] = path }
    }
    return paths
  }
}

/// Why a model could not be fitted to draws of a history.
public struct ImputationError: Error, Equatable, Sendable {
  /// Which draw, from 0.
  public let draw: Int
  /// What it lacks.
  public let error: FitError
}

extension Fit {
  /// Fits a model to draws of what is known only with uncertainty.
  ///
  /// - Parameters:
  ///   - model: the method with its settings.
  ///   - draws: the response, draw by draw, all over the same periods.
  ///   - covariates: the regressors of each draw.
  ///   - history: the fit to the evidence that the draws come from, which gives the periods' own
  ///     distributions; nil where the response is exact and only regressors are uncertain. Periods of
  ///     it after the last of the draws are left out.
  ///   - link: the scale that the model works on.
  /// - Throws: the first draw that the model cannot be fitted to.
  /// - Precondition: there is a draw, and one set of covariates for each.
  public init(
    _ model: any Model, toDraws draws: [Series], given covariates: [Covariates],
    of history: Fit?, link: Link
  ) throws(ImputationError) {
    precondition(!draws.isEmpty && draws.count == covariates.count, "covariates for each draw")
    var members: [Fit] = []
    for (index, draw) in draws.enumerated() {
      do throws(FitError) {
        members.append(try Fit(model, to: draw, link: link, given: covariates[index]))
      } catch {
        throw ImputationError(draw: index, error: error)
      }
    }
    let whole = history?.series ?? draws[0]
    let places = whole.start.distance(to: draws[0].end) + 1
    let series = places < whole.count ? whole.prefix(places) : whole
    let quantiles = (history?.fitted as? any FittedHistory)?.history.map { periods in
      periods.prefix(places).map { $0.map { history?.scale.natural($0) ?? $0 } }
    }
    let state = ImputedFit(
      members: members, places: places, history: quantiles,
      items: history?.evidenceReports ?? [])
    do throws(FitError) {
      let scale = try FitScale(of: series, link: link, for: .natural)
      self.init(model: model, series: series, link: link, fitted: state, scale: scale)
    } catch {
      throw ImputationError(draw: 0, error: error)
    }
  }

  /// The fits to the single draws; the fit itself where nothing was drawn.
  public var members: [Fit] { (fitted as? ImputedFit)?.members ?? [self] }

  /// Whether the model is fitted to draws of an uncertain history.
  public var isImputed: Bool { fitted is ImputedFit }
}
