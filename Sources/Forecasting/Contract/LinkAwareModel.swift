import TimeSeries

/// A model that asks for the link: it implements ``Model/fit(_:given:plausibleStep:link:)`` and the shorter forms
/// lead there.
///
/// Without a word of it the link is the identity, and the series' natural one for models of natural
/// values.
protocol LinkAwareModel: Model {}

extension LinkAwareModel {
  /// The same with the plausible step that the series itself suggests.
  public func fit(_ series: Series, given covariates: Covariates) throws(FitError) -> Fitted {
    try fit(series, given: covariates, plausibleStep: series.plausibleStep)
  }

  /// The same with the link that holds where none is named.
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double
  ) throws(FitError) -> Fitted {
    try fit(
      series, given: covariates, plausibleStep: plausibleStep,
      link: Self.scale == .natural ? .natural(for: series) : .identity)
  }
}
