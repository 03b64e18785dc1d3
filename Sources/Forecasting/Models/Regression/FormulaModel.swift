public import TimeSeries

/// A linear regression on the terms of a formula, by whatever estimator.
///
/// What all of them share is declared here: the formula as a setting, its regressors, and a summary
/// of a table of observations.
public protocol FormulaModel: Model {
  /// What is explained by what.
  var formula: Formula { get set }
  /// The column of weights, for estimators that take any.
  var weights: String? { get }

  /// Estimates the coefficients from a table and answers what a statistician asks of them.
  ///
  /// - Parameters:
  ///   - design: the formula over the table, without faults.
  ///   - level: of the confidence intervals, in (0, 1).
  /// - Throws: what the data lacks.
  func summarize(_ design: TableDesign, level: Double) throws(FitError) -> RegressionSummary
}

extension FormulaModel {
  /// A regression on a formula, other settings at their defaults.
  public init(_ formula: Formula) {
    self.init()
    self.formula = formula
  }

  /// Linear regressions.
  public static var family: ModelFamily { .regression }
  /// The formula has its own link.
  public static var scale: ModelScale { .natural }
  /// Most estimators take no weights.
  public var weights: String? { nil }
  /// The series of the formula's terms.
  public var regressors: [String] { formula.regressors }

  /// Estimates coefficients and variance.
  public func fit(_ series: Series, given covariates: Covariates) throws(FitError) -> Fitted {
    try fit(series, given: covariates, plausibleStep: series.plausibleStep)
  }

  /// The setting `formula`.
  static var formulaSetting: Setting<Self> {
    Setting("formula", \.formula, "Response and terms; ~ trend is a straight line.")
  }

  /// Formulas without lags of the response, which any annual series can be fitted to.
  static var staticExamples: [Self] {
    RegressionExamples.formulas.filter { !$0.readsResponse }.map { Self($0) }
  }
}
