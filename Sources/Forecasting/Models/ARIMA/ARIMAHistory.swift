import TimeSeries

/// What an ARIMA model is estimated from: observations, filled places and regressors.
struct ARIMAHistory: Sendable, Hashable, Codable {
  /// The observations, filled places among them.
  let values: [Double]
  /// Places that were not observed.
  let filledIndices: [Int]
  /// The names of the regressors.
  let names: [String]
  /// Their values over the periods of the observations.
  let regressors: [[Double]]
  /// The period of the last observation.
  let end: Period

  /// - Throws: `.unknownRegressor`, `.missingRegressor`.
  init(
    _ series: Series, names: [String], given covariates: Covariates
  ) throws(FitError) {
    values = series.values
    filledIndices = series.filledIndices
    self.names = names
    end = series.end
    var regressors: [[Double]] = []
    for name in names {
      guard covariates.contains(name) else { throw .unknownRegressor(name) }
      var column: [Double] = []
      for index in 0..<series.count {
        let period = series.period(at: index)
        guard let value = covariates[name, period] else {
          throw .missingRegressor(name, period: period.description)
        }
        column.append(value)
      }
      regressors.append(column)
    }
    self.regressors = regressors
  }

  /// The series after the differences of an order, with its columns.
  func data(for order: ARIMAOrder) -> ARIMAData {
    ARIMAData(order, values: values, filledIndices: filledIndices, regressors: regressors)
  }

  /// The regressors in a period after the last observation, by name.
  func future(_ step: Int, _ covariates: Covariates) throws(ForecastError) -> [Double] {
    let period = end.advanced(by: step)
    var row: [Double] = []
    for name in names {
      guard let value = covariates[name, period] else {
        throw .missingRegressor(name, period: period.description)
      }
      row.append(value)
    }
    return row
  }
}
