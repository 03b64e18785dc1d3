/// One form of the taxonomy: error, trend and season.
///
/// > Source: Hyndman et al. (2008), tables 2.1 to 2.3.
struct ETSForm: Sendable, Hashable, Codable {
  /// How a component enters.
  enum Component: String, Sendable, Hashable, Codable {
    case none
    case additive
    case multiplicative
  }

  /// Whether errors are relative to the mean.
  let isRelative: Bool
  /// What the slope does to the level.
  let trend: Component
  /// Whether the slope fades.
  let isDamped: Bool
  /// What the season does to the trend.
  let season: Component
  /// Periods in a season; 1 without one.
  let seasonLength: Int

  /// A form of these components.
  ///
  /// - Precondition: no component is `auto`.
  init(isRelative: Bool, trend: ETSTrend, season: ETSSeason = .none, seasonLength: Int = 1) {
    precondition(trend != .auto && season != .auto, "a form has components, not choices")
    self.isRelative = isRelative
    self.trend =
      switch trend {
      case .none, .auto: .none
      case .additive, .damped: .additive
      case .multiplicative, .multiplicativeDamped: .multiplicative
      }
    isDamped = trend == .damped || trend == .multiplicativeDamped
    self.season =
      switch season {
      case .none, .auto: .none
      case .additive: .additive
      case .multiplicative: .multiplicative
      }
    self.seasonLength = season == .none ? 1 : seasonLength
  }

  /// Whether there is a slope.
  var hasSlope: Bool { trend != .none }
  /// Whether there is a season.
  var hasSeason: Bool { season != .none }
  /// Whether the mean is a sum of states, so that errors are linear in the initial ones.
  var isLinear: Bool { trend != .multiplicative && season != .multiplicative }
  /// Whether components act on each other in a way that leaves the form without a variance.
  ///
  /// > Source: Hyndman et al. (2008), §15.2; the forms that R's `restrict = TRUE` leaves out.
  var isUnstable: Bool {
    isRelative ? trend == .multiplicative && season == .additive : !isLinear
  }
  /// Whether values must be positive.
  var needsPositive: Bool { isRelative || !isLinear }

  /// `ETS(A,Ad,N)`: error, trend and season.
  var name: String {
    let letters: [Component: String] = [.none: "N", .additive: "A", .multiplicative: "M"]
    let error = isRelative ? "M" : "A"
    return "ETS(\(error),\(letters[trend] ?? "")\(isDamped ? "d" : ""),\(letters[season] ?? ""))"
  }

  /// Free initial states: level, slope, and all but one of the season, whose mean is fixed.
  var states: Int { (hasSlope ? 2 : 1) + seasonLength - 1 }
  /// Smoothing parameters, states and the variance: R's count.
  var parameterCount: Int { smoothingCount + states + 1 }
  /// Smoothing parameters.
  var smoothingCount: Int { 1 + (hasSlope ? 1 : 0) + (hasSeason ? 1 : 0) + (isDamped ? 1 : 0) }

  /// What the initial states of a season add up to.
  var seasonTotal: Double { season == .multiplicative ? Double(seasonLength) : 0 }
}
