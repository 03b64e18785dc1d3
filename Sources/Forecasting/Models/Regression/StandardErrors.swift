/// How the standard errors of coefficients are estimated.
public enum StandardErrors: String, CaseIterable, Hashable, Sendable, Codable, SettingValue {
  /// Errors of one variance: σ²(XᵀX)⁻¹.
  case classical
  /// Errors of unknown variances (White 1980), without correction.
  case hc0
  /// ``hc0`` times n/(n − p).
  case hc1
  /// Squared residuals over 1 − h (MacKinnon & White 1985).
  case hc2
  /// Squared residuals over (1 − h)²; the best of the four in small samples (Long & Ervin 2000).
  case hc3
  /// Errors of unknown variances that are also correlated over time (Newey & West 1987), times
  /// n/(n − p).
  case neweyWest = "newey-west"
}
