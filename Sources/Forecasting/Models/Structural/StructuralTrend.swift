/// How the level of a structural model moves.
public enum StructuralTrend: String, SettingValue, CaseIterable, Hashable, Codable {
  /// A random walk: the local level model.
  case level
  /// A random walk with a constant drift.
  case drift
  /// A random walk whose slope is one too: the local linear trend.
  case linear
  /// A slope that is a random walk, and no shocks of its own to the level.
  case smooth
  /// As the local linear trend, with a slope that dies out.
  case damped

  /// Whether the level has shocks of its own.
  var hasLevelShocks: Bool { self != .smooth }
  /// Whether there is a slope.
  var hasSlope: Bool { self != .level }
  /// Whether the slope moves.
  var hasSlopeShocks: Bool { hasSlope && self != .drift }
}

/// The season of a structural model.
public enum StructuralSeason: String, SettingValue, CaseIterable, Hashable, Codable {
  /// Effects that add up to a shock over a season, where a test finds a season.
  case auto
  /// No season.
  case none
  /// Effects that add up to a shock over a season.
  case dummy
  /// Sines and cosines whose amplitudes move.
  case trigonometric
}
