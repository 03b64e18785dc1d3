import TimeSeries

/// A form of exponential smoothing with a name of its own.
///
/// What it gives is what ``ETS`` gives for that form.
protocol NamedSmoothing: LinkAwareModel where Fitted == ETS.Fitted {
  /// The form, with the smoothing parameters that are given.
  var form: ETS { get }
}

extension NamedSmoothing {
  /// Exponential smoothing.
  public static var family: ModelFamily { .exponentialSmoothing }
  /// As many as estimates without a season, the variance included.
  public var requiredObservations: Int { form.requiredObservations }

  /// Estimates the form; see ``ETS/fit(_:given:plausibleStep:link:)``.
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double, link: Link
  ) throws(FitError) -> ETS.Fitted {
    try form.fit(series, given: covariates, plausibleStep: plausibleStep, link: link)
  }
}
