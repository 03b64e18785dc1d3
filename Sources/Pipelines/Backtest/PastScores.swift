import Evaluation
import Forecasting
import TimeSeries

/// The scores of a series' past forecasts, and what could not be scored.
struct ScoredPast: Sendable {
  private(set) var backtest: SeriesBacktest
  /// Origins before which too little was known.
  private(set) var earlyOrigins = 0
  /// Forecasts that could not be made.
  private(set) var failures: [PanelProblem] = []
  /// Why there is no score, where there is none.
  private(set) var reason = "no origin has anything to score"

  /// Scores forecasts.
  ///
  /// - Parameter forecasts: origin by origin, model by model.
  init(
    _ subject: PastSubject, _ forecasts: [PastForecast], models: [String],
    _ schedule: RollingOrigins, _ scoring: Scoring
  ) {
    backtest = SeriesBacktest(
      name: subject.name, models: models, horizon: schedule.horizon, levels: scoring.levels.count)
    var reasons: [String] = []
    for (place, origin) in subject.origins.enumerated() {
      let row = forecasts[place * models.count..<(place + 1) * models.count]
      if let early = row.first(where: \.isTooEarly) {
        earlyOrigins += 1
        if let failure = early.failure { reasons.append(failure) }
        continue
      }
      for (model, forecast) in row.enumerated() {
        if let failure = forecast.failure {
          failures.append(
            PanelProblem(
              series: subject.name, reason: "\(models[model]) at \(origin.period): \(failure)"))
          reasons.append(failure)
        }
        backtest.add(
          forecast, at: origin, model: model, subject.actuals, scoring, sliding: schedule.sliding)
      }
    }
    if let first = reasons.first { reason = first }
  }
}

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
