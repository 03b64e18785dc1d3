import Forecasting
import TimeSeries

extension ForecastRow {
  /// One row of a forecast; nil where a number of it is not finite.
  ///
  /// - Parameter levels: in percent.
  init?(_ distribution: PredictiveDistribution, in period: Period, levels: [Double]) {
    let mean = distribution.mean
    let median = distribution.median
    let intervals = levels.map { level in
      let interval = distribution.interval(level / 100)
      return Bounds(lower: interval.lowerBound, upper: interval.upperBound)
    }
    guard mean.isFinite, median.isFinite,
      intervals.allSatisfy({ $0.lower.isFinite && $0.upper.isFinite })
    else { return nil }
    self.init(
      period: period, kind: .forecast, mean: mean, median: median, intervals: intervals)
  }

  /// One row a period of a history: the figure as all of its numbers, nothing for a gap.
  ///
  /// A past figure is taken as exact until statements are fitted as evidence, so that its interval
  /// has no width.
  static func history(of series: GappySeries?, levels: [Double]) -> [ForecastRow] {
    guard let series else { return [] }
    return series.places.enumerated().map { index, place in
      let value: Double? = place.isNaN ? nil : place
      return ForecastRow(
        period: series.start.advanced(by: index), kind: .history, mean: value, median: value,
        intervals: value.map { known in levels.map { _ in Bounds(lower: known, upper: known) } }
          ?? [])
    }
  }
}
