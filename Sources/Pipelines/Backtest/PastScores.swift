import Evaluation
import Forecasting
import TimeSeries

extension SeriesBacktest {
  /// Scores a forecast against what is known today.
  ///
  /// Where a year is known by several equally likely values, its scores are averaged over them.
  ///
  /// - Parameter model: the place of the model among the models.
  mutating func add(
    _ forecast: PastForecast, at origin: Origin, model: Int, _ actuals: Actuals,
    _ scoring: Scoring, sliding: Int?
  ) {
    if forecast.failure != nil {
      fail(model: model, origin: origin.period)
      return
    }
    if forecast.fallback != nil { fallBack(model: model) }
    let scale = actuals.scale(at: origin, sliding: sliding)
    for (step, distribution) in forecast.steps(after: origin) {
      let period = origin.period.advanced(by: step)
      let values = actuals.values(in: period)
      guard !values.isEmpty else { continue }
      var means = ScoreMeans(levels: scoring.levels.count)
      for value in values {
        means.add(scoring.scores(of: distribution, actual: value, scale: scale))
      }
      add(
        BacktestForecast(
          origin: origin.period, period: period, step: step, model: model,
          actual: values[values.count / 2], distribution: distribution), means.mean)
    }
  }
}

extension PastForecast {
  /// The distributions of the periods after an origin that were not known at it, with their steps.
  func steps(after origin: Origin) -> [(step: Int, PredictiveDistribution)] {
    guard let start else { return [] }
    return distributions.enumerated().compactMap { index, distribution in
      let step = origin.period.distance(to: start.advanced(by: index))
      return step >= 1 ? (step, distribution) : nil
    }
  }
}
