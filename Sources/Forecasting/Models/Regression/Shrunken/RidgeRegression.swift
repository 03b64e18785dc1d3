import LinearAlgebra
public import TimeSeries

/// Linear regression with a penalty on the size of its coefficients, for terms that move together.
///
/// Minimises Σ(link(yₜ) − xₜᵀβ)² + λ·Σ(sⱼβⱼ)², the second sum over all columns but the intercept, with
/// sⱼ the standard deviation of column j, so that units do not matter. λ is the one whose errors in
/// predicting each observation from all others are smallest, in closed form from one singular value
/// decomposition. Terms may be dependent, and more than observations.
///
/// The uncertainty of β is that of a normal prior with variance σ²/(λ·sⱼ²): σ²(XᵀX + λS²)⁻¹, which
/// contains the shrinkage. That λ was chosen from the same data is not counted.
///
/// > Source: Hoerl & Kennard (1970); Golub, Heath & Wahba (1979); Hastie, Tibshirani & Friedman
/// > (2009), §3.4.1 and §7.10. For given λ the coefficients are scikit-learn's
/// > `Ridge(alpha=λ)` on `StandardScaler` columns.
public struct RidgeRegression: FormulaModel {
  /// What is explained by what.
  public var formula = Formula.trend
  /// λ; chosen from the data where none is set.
  public var penalty: Double?
  /// How λ is chosen.
  public var criterion = PenaltyCriterion.leaveOneOut

  /// A straight line through time.
  public init() {}

  /// A regression on a formula under a given penalty.
  public init(_ formula: Formula, penalty: Double?) {
    self.formula = formula
    self.penalty = penalty
  }

  /// `ridge`.
  public static let keyword = "ridge"
  /// One sentence on the model.
  public static let abstract =
    "A formula whose coefficients are shrunk by a cross-validated penalty."
  /// Formula, penalty and criterion.
  public static let settings: [Setting<RidgeRegression>] = [
    formulaSetting,
    Setting(
      "penalty", \.penalty, "Weight of the squared standardised coefficients; none chooses it.",
      expected: "a number of at least 0, or none",
      where: { penalty in penalty.map { $0 >= 0 } ?? true }),
    Setting("criterion", \.criterion, "What the chosen penalty minimises."),
  ]
  /// A line under a chosen and under a given penalty, and a log-linear trend.
  public static let examples: [RidgeRegression] =
    staticExamples + [RidgeRegression(.trend, penalty: 0.5)]

  /// Two more than the intercept, and those that lags of the response cost.
  public var requiredObservations: Int { 3 + formula.observationsLostToResponse }

  /// Estimates coefficients, penalty and variance.
  ///
  /// - Complexity: O(n·p²) and O(n·p) for each of some eighty penalties.
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double
  ) throws(FitError) -> Fitted {
    let data = try RegressionData(formula, explaining: series, by: covariates, leastRows: 3)
    let estimate = try RidgeEstimate(data, penalty: penalty, criterion: criterion)
    return try Fitted(
      data, of: series, covariates, plausibleStep: plausibleStep,
      coefficients: estimate.coefficients, fits: estimate.solution.fittedValues,
      squares: estimate.solution.residualSumOfSquares,
      degreesOfFreedom: estimate.degreesOfFreedom, root: estimate.root,
      standardErrors: estimate.standardErrors,
      parameterCount: data.count - estimate.degreesOfFreedom + 1,
      tuning: [
        Parameter("penalty", estimate.solution.penalty),
        Parameter("effective-parameters", estimate.solution.effectiveDegreesOfFreedom),
      ])
  }

  /// Coefficients with their uncertainty, as of any regression.
  public typealias Fitted = Regression.Fitted
}

/// What the penalty of a ridge regression minimises.
public enum PenaltyCriterion: String, CaseIterable, Hashable, Sendable, SettingValue {
  /// The squared errors in predicting each observation from all others.
  case leaveOneOut = "leave-one-out"
  /// The same with the average leverage in place of each: generalised cross-validation.
  case generalized = "gcv"
}
