public import TimeSeries

/// A forecasting method with its settings.
///
/// A model is a value and knows no data; ``fit(_:given:)`` gives another type, the fitted model.
/// Models with ``ModelScale/link`` receive the series on the scale of its link; ``Fit`` carries their
/// forecasts back. Adding a model is one file here, one test file, one line in ``ModelCatalog``.
public protocol Model: Sendable, Hashable {
  /// What a fit gives.
  associatedtype Fitted: FittedModel

  /// The model with its documented default settings.
  init()

  /// The word for the model in pipeline files and on the command line, kebab-case.
  static var keyword: String { get }
  /// One sentence that says what the model does.
  static var abstract: String { get }
  /// The group that the catalogue lists the model under.
  static var family: ModelFamily { get }
  /// Whether the model works on the scale of the series' link or on natural values.
  static var scale: ModelScale { get }
  /// Every setting, declared once: parsing, ranges, help and reference come from here.
  static var settings: [Setting<Self>] { get }
  /// Settings that the conformance suite runs.
  static var examples: [Self] { get }

  /// The other series that the model needs values of, in order; none for univariate models.
  var regressors: [String] { get }

  /// The fewest observations that the model can be fitted to.
  var requiredObservations: Int { get }

  /// The models that answer where this one cannot be fitted, in order; the last needs one observation.
  var standIns: [any Model] { get }

  /// Estimates the model.
  ///
  /// - Parameters:
  ///   - series: the observations, on the link's scale where ``scale`` says so.
  ///   - covariates: values of the regressors over the periods of the series.
  /// - Throws: what the data lacks; never for a wrong call.
  func fit(_ series: Series, given covariates: Covariates) throws(FitError) -> Fitted

  /// Estimates the model, told how far values are likely to move where the data cannot show it.
  ///
  /// The baselines, which answer from one observation, implement this form; for the other models it
  /// is ``fit(_:given:)``.
  ///
  /// - Parameter plausibleStep: a standard deviation of one-step changes on the scale of `series`,
  ///   to be used only where the observations leave fewer than two degrees of freedom.
  func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double
  ) throws(FitError) -> Fitted

  /// Estimates the model, told also which link the series came through.
  ///
  /// ``Fit`` calls this form. Models implement it that hand the link on, or whose forms depend on it:
  /// a multiplicative error means something else on logarithms. For the others it is
  /// ``fit(_:given:plausibleStep:)``.
  ///
  /// - Parameter link: the link that `series` has been carried through or, for models of
  ///   ``ModelScale/natural``, the one that is meant for it.
  func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double, link: Link
  ) throws(FitError) -> Fitted
}

extension Model {
  /// No regressors.
  public var regressors: [String] { [] }
  /// Most models work on the scale of the link.
  public static var scale: ModelScale { .link }
  /// The default settings alone.
  public static var examples: [Self] { [Self()] }
  /// Drift, then naive.
  public var standIns: [any Model] { [Drift(), Naive()] }
  /// Most baselines need a single observation.
  public var requiredObservations: Int { 1 }
  /// Most models have no use for a plausible step.
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double
  ) throws(FitError) -> Fitted {
    try fit(series, given: covariates)
  }
  /// Most models do not ask for the link.
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double, link: Link
  ) throws(FitError) -> Fitted {
    try fit(series, given: covariates, plausibleStep: plausibleStep)
  }
}

/// The scale that a model wants its series on.
public enum ModelScale: Sendable, Hashable {
  /// The series' link is applied before the fit and undone after it.
  case link
  /// The model gets the values as they are and has its own transformations.
  case natural
}

/// The groups of the catalogue, after Hyndman & Athanasopoulos.
public enum ModelFamily: String, Sendable, Hashable, CaseIterable {
  case baseline
  case regression
  case trend
  case growthCurve = "growth curve"
  case exponentialSmoothing = "exponential smoothing"
  case arima = "ARIMA"
  case theta = "Theta"
  case structural
  case statements
  case combination
}
