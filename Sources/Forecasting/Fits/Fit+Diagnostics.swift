import RealModule
import TimeSeries

extension Fit {
  /// One per observation, in the unit of the series; nil where the model has no fitted value.
  ///
  /// Under a link they are medians: the link's inverse of the fitted value.
  public var fittedValues: [Double?] {
    fitted.fittedValues.map { $0.map(scale.natural) }
  }

  /// Observation less fitted value, in the unit of the series.
  public var residuals: [Double?] {
    zip(series.values, fittedValues).map { value, fit in fit.map { value - $0 } }
  }

  /// The estimates, those that carry the unit of the series brought back to it.
  ///
  /// Under a link other than the identity they are on the scale of the link.
  public var parameters: [Parameter] {
    fitted.parameters.map { parameter in
      let unit = unit(parameter.responsePower)
      return Parameter(
        parameter.name, parameter.estimate * unit,
        standardError: parameter.standardError.map { $0 * unit },
        responsePower: parameter.responsePower)
    }
  }

  /// Goodness of fit; the log-likelihood is that of the observations in their own unit.
  ///
  /// It includes the slopes of the link, Σ ln(dx/dy) over the observations that have a fitted
  /// value, so that fits under different links to the same observations can be compared. Sigma is on
  /// the scale of the link.
  public var summary: FitSummary {
    let summary = fitted.summary
    guard !scale.isNatural else { return summary }
    var slopes = 0.0
    for (value, fit) in zip(series.values, fitted.fittedValues) where fit != nil {
      slopes += scale.logSlope(at: value)
    }
    return FitSummary(
      observations: summary.observations, parameterCount: summary.parameterCount,
      sigma: summary.sigma / scale.factor, logLikelihood: summary.logLikelihood.map { $0 + slopes },
      intervals: summary.intervals.map { $0.scaled(by: unit) })
  }

  /// A power of the series' unit, in units of the modelled series.
  private func unit(_ responsePower: Int) -> Double { Double.pow(1 / scale.factor, responsePower) }
}
