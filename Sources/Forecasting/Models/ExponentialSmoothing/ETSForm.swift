/// The error of an exponential smoothing model, as configured.
public enum ETSError: String, SettingValue, CaseIterable, Hashable {
  /// yₜ = μₜ + eₜ.
  case additive
  /// yₜ = μₜ(1 + eₜ).
  case multiplicative
  /// The better of the two by the criterion; multiplicative for positive data on a plain scale only.
  case auto
}

/// The trend of an exponential smoothing model, as configured.
public enum ETSTrend: String, SettingValue, CaseIterable, Hashable {
  /// A level alone.
  case none
  /// A level and a slope.
  case additive
  /// A level and a slope that fades.
  case damped
  /// The best of the three by the criterion.
  case auto
}

/// A form without a season: whether errors are relative, and the trend.
///
/// One of the non-seasonal forms of the taxonomy of Hyndman et al. (2008), table 2.1.
struct ETSForm: Sendable, Hashable, Codable {
  /// Whether errors are relative to the mean.
  let isRelative: Bool
  /// Whether there is a slope.
  let hasSlope: Bool
  /// Whether the slope fades.
  let isDamped: Bool

  /// `ETS(A,Ad,N)`.
  var name: String {
    "ETS(\(isRelative ? "M" : "A"),\(isDamped ? "Ad" : hasSlope ? "A" : "N"),N)"
  }

  /// Initial states.
  var states: Int { hasSlope ? 2 : 1 }
  /// Smoothing parameters, states and the variance: R's count.
  var parameterCount: Int { smoothingCount + states + 1 }
  /// Smoothing parameters.
  var smoothingCount: Int { isDamped ? 3 : hasSlope ? 2 : 1 }

  init(isRelative: Bool, trend: ETSTrend) {
    self.isRelative = isRelative
    hasSlope = trend != .none
    isDamped = trend == .damped
  }
}
