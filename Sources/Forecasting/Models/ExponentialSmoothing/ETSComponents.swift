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
  /// A level and a growth factor; only where asked for.
  case multiplicative
  /// A level and a growth factor that fades towards 1; only where asked for.
  case multiplicativeDamped = "multiplicative-damped"
  /// The best of the first three by the criterion.
  case auto
}

/// The season of an exponential smoothing model, as configured.
public enum ETSSeason: String, SettingValue, CaseIterable, Hashable {
  /// No season.
  case none
  /// An amount for each period of the year.
  case additive
  /// A factor for each period of the year.
  case multiplicative
  /// The best of the three by the criterion; multiplicative for positive data on a plain scale only.
  case auto
}
