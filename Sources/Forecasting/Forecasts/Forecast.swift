public import TimeSeries

/// What a model says of the periods after the last observation.
public struct Forecast: Sendable, Hashable, Codable {
  /// The first period forecast.
  public let start: Period
  /// One distribution a period, in the unit of the series.
  public let steps: [PredictiveDistribution]

  /// Collects the distributions of consecutive periods.
  public init(start: Period, steps: [PredictiveDistribution]) {
    self.start = start
    self.steps = steps
  }

  /// How many periods are forecast.
  public var horizon: Int { steps.count }

  /// The period of the step at `index`, from 0.
  public func period(at index: Int) -> Period { start.advanced(by: index) }

  /// The distribution of a period, or nil outside the forecast.
  public subscript(period: Period) -> PredictiveDistribution? {
    guard period.frequency == start.frequency else { return nil }
    let index = start.distance(to: period)
    return steps.indices.contains(index) ? steps[index] : nil
  }
}
