import Forecasting
import Testing
import TimeSeries

extension ModelExample {
  /// The fit, or nil where the model gives a reason that it may have; any other reason is an issue.
  func fit(_ series: Series, link: Link? = nil) throws -> Fit? {
    let link = link ?? .natural(for: series)
    do {
      return try Fit(model, to: series, link: link, given: covariates(for: series))
    } catch let error as FitError {
      if !isExcused(error, for: series) {
        Issue.record("\(testDescription) refuses \(series.name): \(error)")
      }
      return nil
    }
  }

  /// The forecast, or nil where numbers leave double precision on a series that invites it.
  func forecast(_ fit: Fit, _ horizon: Int = 8) throws -> Forecast? {
    do {
      return try fit.forecast(horizon, given: covariates(for: fit.series))
    } catch ForecastError.notRepresentable(let step) {
      if !ConformanceSeries.isExtreme(fit.series) {
        Issue.record("\(testDescription) overflows on \(fit.series.name) in step \(step)")
      }
      return nil
    }
  }

  private func isExcused(_ error: FitError, for series: Series) -> Bool {
    switch error {
    case .tooShort(let observations, let required):
      observations == series.count && required > observations
        && required >= model.requiredObservations
    case .outsideLink(let index):
      scale == .natural && series.values[index] <= 0
        // Far below the knee of the natural link values are negative on the model's scale.
        || multiplies
          && min(
            series.values[index], Link.natural(for: series).apply(series.values[index])) <= 0
    case .unidentified, .noConvergence, .constantSeries: family == .growthCurve
    case .undefinedTerm, .dependentTerms, .linearAlgebra: family == .regression
    case .notRepresentable: ConformanceSeries.isExtreme(series)
    case .unknownRegressor, .missingRegressor: false
    }
  }
}

extension ModelExample {
  /// Whether a form of exponential smoothing was asked for that multiplies.
  private var multiplies: Bool {
    switch model {
    case let model as ETS:
      model.error == .multiplicative || model.season == .multiplicative || hasGrowthFactor
    case let model as HoltWinters: model.season == .multiplicative
    default: false
    }
  }

  /// Whether the slope multiplies the level.
  var hasGrowthFactor: Bool {
    let trend = (model as? ETS)?.trend
    return trend == .multiplicative || trend == .multiplicativeDamped
  }
}

extension Forecast {
  /// What is compared between two forecasts: mean, median and the ends of two intervals, by step.
  var figures: [[Double]] {
    steps.map { step in
      let inner = step.interval(0.8)
      let outer = step.interval(0.95)
      return [
        step.mean, outer.lowerBound, inner.lowerBound, step.median, inner.upperBound,
        outer.upperBound,
      ]
    }
  }
}
