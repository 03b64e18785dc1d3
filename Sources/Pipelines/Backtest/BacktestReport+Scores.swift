import Evaluation
import Forecasting
import TimeSeries

extension BacktestReport {
  /// No backtest, and why.
  init(reason: String) { self.reason = reason }

  /// The backtest of a subject's model.
  ///
  /// - Parameter pasts: its forecast at each origin.
  init(_ subject: PastSubject, _ pasts: [PastForecast], levels: [Double]) {
    self.init()
    var (own, carried) = (ScaledErrors(), ScaledErrors())
    for (origin, past) in zip(subject.origins, pasts) {
      let scale = subject.actuals.scale(at: origin, sliding: nil)
      for (index, (step, distribution)) in past.steps(after: origin).enumerated() {
        let period = origin.period.advanced(by: step)
        let values = subject.actuals.values(in: period)
        guard !values.isEmpty else { continue }
        let figure = PastFigure(
          origin: origin.period, period: period, distribution, levels,
          actual: values[values.count / 2])
        forecasts.append(figure)
        own.add(figure.median, figure.actual, scale)
        carried.add(past.naive[index], figure.actual, scale)
      }
    }
    if forecasts.isEmpty {
      let failure = pasts.lazy.compactMap(\.failure).first
      self.init(reason: failure ?? "no origin has anything to score")
      return
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
    (mase, naive) = (own.mean, carried.mean)
  }
}

extension BacktestReport.PastFigure {
  fileprivate init(
    origin: Period, period: Period, _ distribution: PredictiveDistribution, _ levels: [Double],
    actual: Double
  ) {
    self.init(
      origin: origin, period: period, median: distribution.median,
      intervals: levels.map { level in
        let interval = distribution.interval(level / 100)
        return ForecastRow.Bounds(lower: interval.lowerBound, upper: interval.upperBound)
      },
      actual: actual)
  }
}

/// The mean absolute scaled error of some forecasts.
private struct ScaledErrors {
  private var sum = 0.0
  private var count = 0

  mutating func add(_ forecast: Double, _ actual: Double, _ scale: ScoreScale?) {
    guard let unit = scale?.absolute, unit > 0 else { return }
    sum += abs(actual - forecast) / unit
    count += 1
  }

  /// Nil where none has a scale.
  var mean: Double? { count > 0 && sum.isFinite ? sum / Double(count) : nil }
}
