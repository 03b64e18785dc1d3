import RealModule
public import Statistics
public import TimeSeries

/// A model fitted to a series, in the unit of the series: what pipelines work with.
///
/// Chooses the scale (the link and a unit that is a power of two), fits the model on it, and carries
/// everything that comes out back. Multiplying a series by a power of two multiplies its forecasts
/// by it and changes no digit under the links ``TimeSeries/Link/identity`` and
/// ``TimeSeries/Link/positive(knee:)``; any other factor moves them by rounding errors only.
public struct Fit: Sendable {
  /// The model with its settings.
  public let model: any Model
  /// The observations, as given.
  public let series: Series
  /// The link of the series; models of ``ModelScale/natural`` do not use it.
  public let link: Link
  /// The fitted model, on its own scale.
  public let fitted: any FittedModel
  let scale: FitScale

  /// Fits a model.
  ///
  /// - Parameters:
  ///   - model: the method with its settings.
  ///   - series: the observations, in their own unit.
  ///   - link: the scale that the model works on.
  ///   - covariates: values of the regressors over the periods of the series.
  /// - Throws: what the data lacks: `.outsideLink` where the link does not admit a value,
  ///   `.notRepresentable` where values are too far apart for one scale, and what the model throws.
  public init(
    _ model: any Model, to series: Series, link: Link = .identity,
    given covariates: Covariates = .none
  ) throws(FitError) {
    let scale = try FitScale(of: series, link: link, for: type(of: model).scale)
    let modelled = try scale.modelled(series)
    let step = scale.plausibleStep(of: series)
    let fitted: any FittedModel = try model.fit(
      modelled, given: covariates, plausibleStep: step, link: scale.modelLink)
    self.init(model: model, series: series, link: link, fitted: fitted, scale: scale)
    // Only numbers at the very end of double precision can overflow on the way back.
    if scale.factor < 0x1p-900,
      !parameters.allSatisfy({ $0.estimate.isFinite && $0.standardError?.isFinite ?? true })
        || !fittedValues.allSatisfy({ $0?.isFinite ?? true })
    {
      throw .notRepresentable
    }
  }

  init(
    model: any Model, series: Series, link: Link, fitted: any FittedModel, scale: FitScale
  ) {
    self.model = model
    self.series = series
    self.link = link
    self.fitted = fitted
    self.scale = scale
  }

  /// Predictive distributions of the periods after the last observation, in the unit of the series.
  ///
  /// - Parameters:
  ///   - horizon: how many periods.
  ///   - covariates: future values of the regressors, where there are any.
  /// - Throws: `.notRepresentable` with the first step whose mean or outer bounds overflow, and what
  ///   the model throws.
  /// - Precondition: `horizon` is at least 1.
  public func forecast(
    _ horizon: Int, given covariates: Covariates = .none
  ) throws(ForecastError) -> Forecast {
    precondition(horizon >= 1, "a horizon of at least one period")
    var steps = try fitted.forecast(horizon, given: covariates)
    for index in steps.indices {
      steps[index] = scale.natural(steps[index])
      guard steps[index].isRepresentable else { throw .notRepresentable(step: index + 1) }
    }
    return Forecast(start: series.end.advanced(by: 1), steps: steps)
  }

  /// One joint path of the periods after the last observation, in the unit of the series.
  ///
  /// - Throws: `.notRepresentable` with the first step that overflows, and what the model throws.
  /// - Precondition: `horizon` is at least 1.
  public func simulate(
    _ horizon: Int, given covariates: Covariates = .none, using stream: inout RandomStream
  ) throws(ForecastError) -> [Double] {
    precondition(horizon >= 1, "a horizon of at least one period")
    return try natural(fitted.simulate(horizon, given: covariates, using: &stream))
  }

  /// Several joint paths: those that as many calls of ``simulate(_:given:using:)`` would draw.
  ///
  /// - Throws: `.notRepresentable` with the first step that overflows, and what the model throws.
  /// - Precondition: `horizon` is at least 1.
  public func paths(
    _ count: Int, over horizon: Int, given covariates: Covariates = .none,
    using stream: inout RandomStream
  ) throws(ForecastError) -> [[Double]] {
    precondition(horizon >= 1, "a horizon of at least one period")
    var paths = try fitted.paths(count, over: horizon, given: covariates, using: &stream)
    for index in paths.indices { paths[index] = try natural(paths[index]) }
    return paths
  }

  private func natural(_ path: [Double]) throws(ForecastError) -> [Double] {
    var path = path
    for index in path.indices {
      path[index] = scale.natural(path[index])
      guard path[index].isFinite else { throw .notRepresentable(step: index + 1) }
    }
    return path
  }
}
