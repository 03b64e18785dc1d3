import Forecasting
import Statistics
import TimeSeries

/// Carries a fit into the future, along the paths of its regressors where it has any.
struct FitProjector: Sendable {
  let fit: Fit
  /// Periods after the fit's last one.
  let steps: Int
  /// The regressors with their known values and paths.
  let regressors: [Trajectory]

  /// Whether a regressor is not known to the end, so that the distribution is one of paths.
  var needsPaths: Bool {
    regressors.contains { regressor in
      (0..<steps).contains { step in
        regressor.covariate(in: fit.series.end.advanced(by: step + 1)) == nil
      }
    }
  }

  /// The analytic forecast, for a model without regressors or with known ones.
  func forecast() throws(ForecastError) -> Forecast {
    try fit.forecast(steps, given: covariates(path: 0))
  }

  /// Joint paths: path i of the regressors goes into path i of the response.
  ///
  /// The response's distribution is so the mixture over the regressors' futures. All random numbers
  /// come from the stream of the seed and the series' name.
  func paths(_ count: Int, seed: UInt64, name: String) throws(ForecastError) -> SamplePaths {
    var stream = RandomStream(seed: seed, name: name)
    var values: [Double] = []
    values.reserveCapacity(steps * count)
    if needsPaths {
      for path in 0..<count {
        let member = fit.members[path % fit.members.count]
        values += try member.simulate(steps, given: covariates(path: path), using: &stream)
      }
    } else {
      let common = covariates(path: 0)
      for path in try fit.paths(count, over: steps, given: common, using: &stream) {
        values += path
      }
    }
    return SamplePaths(
      start: fit.series.end.advanced(by: 1), steps: steps, count: count, values: values)
  }

  /// The regressors on one path, from the first known value as far as they go.
  private func covariates(path: Int) -> Covariates {
    if regressors.isEmpty { return .none }
    let end = fit.series.end.advanced(by: steps)
    return Covariates(
      regressors.compactMap { regressor in
        guard
          let start = regressor.past?.start ?? regressor.filled?.start ?? regressor.paths?.start,
          start.frequency == end.frequency, start <= end
        else { return nil }
        var values: [Double] = []
        for step in 0...start.distance(to: end) {
          let period = start.advanced(by: step)
          guard
            let value =
              regressor.past(in: period, path: path) ?? regressor.covariate(in: period)
              ?? regressor.value(in: period, path: path)
          else { break }
          values.append(value)
        }
        return try? Series(name: regressor.name, start: start, values: values)
      })
  }
}

extension Trajectory {
  /// The known or filled value of a period.
  fileprivate func covariate(in period: Period) -> Double? { filled?[period] }
}

extension SamplePaths {
  /// The first periods of the paths.
  ///
  /// - Precondition: between one and all of them.
  func prefix(_ periods: Int) -> SamplePaths {
    SamplePaths(
      start: start, steps: periods, count: count,
      values: (0..<count).flatMap { path($0).prefix(periods) })
  }

  /// The paths without their first periods.
  ///
  /// - Precondition: at least one period stays.
  func dropping(_ periods: Int) -> SamplePaths {
    if periods == 0 { return self }
    return SamplePaths(
      start: start.advanced(by: periods), steps: steps - periods, count: count,
      values: (0..<count).flatMap { path($0).dropFirst(periods) })
  }
}
