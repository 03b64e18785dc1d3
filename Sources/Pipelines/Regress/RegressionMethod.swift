public import Forecasting

/// How the coefficients of a table's regression are estimated.
public enum RegressionMethod: String, Sendable, Hashable, CaseIterable {
  /// Ordinary least squares.
  case ols
  /// Least squares with weights.
  case wls
  /// Errors that are an AR(1), by maximum likelihood.
  case gls
  /// Least squares with a penalty.
  case ridge
  /// Outliers have bounded influence.
  case huber
  /// A quantile of the response, the median by default.
  case quantile

  /// The words for standard errors that it takes; none where it has its own.
  public var standardErrors: [String] {
    switch self {
    case .ols, .wls: StandardErrors.allCases.map(\.rawValue)
    case .quantile: QuantileStandardErrors.allCases.map(\.rawValue)
    case .gls, .ridge, .huber: []
    }
  }

  /// The estimator with its settings; nil for its own choice.
  ///
  /// - Parameters:
  ///   - errors: one of ``standardErrors``.
  ///   - bandwidth: the lags of `newey-west`.
  ///   - penalty: that of `ridge`, at least 0.
  ///   - tau: the probability below the line of `quantile`, in (0, 1).
  public func estimator(
    standardErrors errors: String? = nil, bandwidth: Int? = nil, penalty: Double? = nil,
    tau: Double? = nil
  ) -> any FormulaModel {
    switch self {
    case .ols, .wls:
      var model = Regression()
      model.standardErrors = errors.flatMap(StandardErrors.init) ?? .classical
      model.bandwidth = bandwidth
      return model
    case .gls: return AutocorrelatedRegression()
    case .ridge:
      var model = RidgeRegression()
      model.penalty = penalty
      return model
    case .huber: return HuberRegression()
    case .quantile:
      var model = QuantileRegression()
      model.tau = tau ?? model.tau
      model.standardErrors = errors.flatMap(QuantileStandardErrors.init) ?? model.standardErrors
      return model
    }
  }
}
