import RealModule

/// The figure that models of one series are compared by.
public enum InformationCriterion: String, SettingValue, CaseIterable, Hashable {
  /// Akaike's criterion corrected for short series.
  case aicc
  /// Akaike's criterion.
  case aic
  /// Schwarz's criterion.
  case bic

  /// The criterion of a fit with `parameters` estimates, variance included; lower is better.
  ///
  /// Infinite where the correction for short series has no value.
  func penalised(_ logLikelihood: Double, parameters: Int, observations: Int) -> Double {
    -2 * logLikelihood + penalty(parameters: parameters, observations: observations)
  }

  /// What the criterion adds to minus twice the log-likelihood.
  func penalty(parameters: Int, observations: Int) -> Double {
    let (k, n) = (Double(parameters), Double(observations))
    switch self {
    case .aic: return 2 * k
    case .bic: return k * .log(n)
    case .aicc:
      guard n - k - 1 > 0 else { return .infinity }
      return 2 * k + 2 * k * (k + 1) / (n - k - 1)
    }
  }
}
