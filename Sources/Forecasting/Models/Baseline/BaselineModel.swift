import TimeSeries

/// A model simple enough to answer from very few observations.
///
/// Called without a plausible step, it takes a tenth of the last value.
protocol BaselineModel: Model {}

extension BaselineModel {
  /// Estimates the model; see ``Model/fit(_:given:plausibleStep:)``.
  public func fit(_ series: Series, given covariates: Covariates) throws(FitError) -> Fitted {
    try fit(series, given: covariates, plausibleStep: series.plausibleStep)
  }

  /// `baseline`.
  public static var family: ModelFamily { .baseline }
}
