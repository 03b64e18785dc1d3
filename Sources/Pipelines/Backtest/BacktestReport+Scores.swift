import Evaluation
import Forecasting
import TimeSeries

extension BacktestReport {
  /// No backtest, and why.
  init(reason: String) { self.reason = reason }

  /// The backtest of a model, the first of two, beside `naive`, the second.
  init(_ scored: ScoredPast, levels: [Double]) {
    let own = scored.backtest.forecasts.filter { $0.model == 0 }
    if own.isEmpty {
      self.init(reason: scored.reason)
      return
    }
    self.init()
    forecasts = own.map { forecast in
      PastFigure(
        origin: forecast.origin, period: forecast.period, median: forecast.distribution.median,
        intervals: levels.map { level in
          let interval = forecast.distribution.interval(level / 100)
          return ForecastRow.Bounds(lower: interval.lowerBound, upper: interval.upperBound)
        },
        actual: forecast.actual)
    }
    guard forecasts.allSatisfy({ $0.intervals.allSatisfy { ($0.upper - $0.lower).isFinite } })
    else {
      self.init(reason: "an interval leaves the range of double precision")
      return
    }
    for figure in forecasts where origins.last != figure.origin { origins.append(figure.origin) }
    held = levels.indices.map { level in
      forecasts.count {
        $0.intervals[level].lower <= $0.actual && $0.actual <= $0.intervals[level].upper
      }
    }
    mase = scored.mase(ofModel: 0)
    naive = scored.mase(ofModel: 1)
  }
}

extension ScoredPast {
  /// Mean absolute scaled error of a model; nil where it is not defined.
  fileprivate func mase(ofModel model: Int) -> Double? {
    let score = backtest.scores(ofModel: model)[.mase]
    return score.isFinite ? score : nil
  }
}
