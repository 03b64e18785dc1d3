public import Forecasting
public import TimeSeries

/// Rolling-origin evaluation of models on one series: each is fitted again at every origin.
///
/// > Source: Tashman (2000), "Out-of-sample tests of forecasting accuracy", International Journal of
/// > Forecasting 16.
public struct Backtest: Sendable {
  /// Where training parts end.
  public let origins: RollingOrigins
  /// The models, in the order of the results.
  public let models: [any Model]
  /// How forecasts are scored.
  public let scoring: Scoring

  /// A backtest of some models.
  ///
  /// - Precondition: there is a model.
  public init(origins: RollingOrigins, models: [any Model], scoring: Scoring) {
    precondition(!models.isEmpty, "a backtest needs a model")
    self.origins = origins
    self.models = models
    self.scoring = scoring
  }

  /// Runs all models at all origins of a series.
  ///
  /// A model that cannot be fitted is answered for by ``Forecasting/Fallback``, which is counted.
  /// Observations that were filled and not observed are not scored.
  ///
  /// - Parameters:
  ///   - series: all observations.
  ///   - link: the scale that models work on; nil for the natural one of each training part.
  ///   - covariates: values of regressors over all periods, future ones taken as known.
  /// - Returns: nil where the series is too short for an origin.
  public func run(
    on series: Series, link: Link? = nil, given covariates: Covariates = .none
  ) -> SeriesBacktest? {
    let parts = origins.trainingParts(of: series.count)
    guard !parts.isEmpty else { return nil }
    let filled = Set(series.filledIndices)
    var result = SeriesBacktest(
      name: series.name, models: models.map(\.label), horizon: origins.horizon,
      levels: scoring.levels.count)
    for part in parts {
      let training = series.prefix(part.upperBound).suffix(part.count)
      let scale = ScoreScale(training.values, seasonLength: training.frequency.seasonLength)
      let scaleLink = link ?? .natural(for: training)
      for (index, model) in models.enumerated() {
        let outcome: FitOutcome
        let forecast: Forecast
        do {
          outcome = try Fallback.fit(model, to: training, link: scaleLink, given: covariates)
          forecast = try outcome.fit.forecast(origins.horizon, given: covariates)
        } catch {
          result.fail(model: index, origin: training.end)
          continue
        }
        if outcome.isFallback { result.fallBack(model: index) }
        for (step, distribution) in forecast.steps.enumerated()
        where !filled.contains(part.upperBound + step) {
          let actual = series.values[part.upperBound + step]
          result.add(
            BacktestForecast(
              origin: training.end, period: series.period(at: part.upperBound + step),
              step: step + 1, model: index, actual: actual, distribution: distribution),
            scoring.scores(of: distribution, actual: actual, scale: scale))
        }
      }
    }
    return result
  }
}
