/// Holt and Winters' method: level, slope and season, all smoothed.
///
/// A season that adds has additive errors, one that multiplies relative errors, without which it has no
/// variance. A series without seasons in its year has none.
///
/// > Source: Winters (1960); ETS(A,A,A) and ETS(M,A,M) of Hyndman et al. (2008). R's `hw` has the same
/// > likelihoods.
public struct HoltWinters: NamedSmoothing {
  /// How the season enters.
  public enum Season: String, SettingValue, CaseIterable, Hashable {
    /// An amount for each period of the year.
    case additive
    /// A factor for each period of the year.
    case multiplicative
  }

  /// How the season enters.
  public var season = Season.additive
  /// Whether the slope fades.
  public var damped = false
  /// The weight of an error in the level, if given.
  public var alpha: Double?
  /// The weight of an error in the slope, if given.
  public var beta: Double?
  /// The weight of an error in the season, if given.
  public var gamma: Double?
  /// The damping of the slope, if given.
  public var phi: Double?

  /// The model with an additive season.
  public init() {}

  /// The model with a season of a kind.
  public init(season: Season, damped: Bool = false) {
    self.season = season
    self.damped = damped
  }

  /// `holt-winters`.
  public static let keyword = "holt-winters"
  /// One sentence on the model.
  public static let abstract = "Holt and Winters' method: level, slope and season."
  /// Season, damping and weights.
  public static let settings: [Setting<HoltWinters>] = [
    Setting("season", \.season, "The season, where the series has more than one period a year."),
    Setting("damped", \.damped, "Whether the slope fades."),
    .smoothing("alpha", \.alpha, "level", below: 2),
    .smoothing("beta", \.beta, "slope", below: 4),
    .smoothing("gamma", \.gamma, "season", below: 2),
    .damping("phi", \.phi),
  ]
  /// Both seasons, with and without damping.
  public static let examples = [
    HoltWinters(), HoltWinters(season: .multiplicative, damped: true),
  ]

  var form: ETS {
    var model = ETS(
      error: season == .additive ? .additive : .multiplicative,
      trend: damped ? .damped : .additive,
      season: season == .additive ? .additive : .multiplicative)
    (model.alpha, model.beta, model.gamma, model.phi) = (alpha, beta, gamma, phi)
    return model
  }
}
