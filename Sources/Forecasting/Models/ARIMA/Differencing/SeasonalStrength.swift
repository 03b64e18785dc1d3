import TimeSeries

/// How much of a series without its trend is its season: 1 − Var(remainder)/Var(season + remainder).
///
/// By STL with constant seasons over eleven years; between 0 and 1.
///
/// > Source: Wang, Smith & Hyndman (2006), Data Mining and Knowledge Discovery 13; R
/// > `forecast::nsdiffs(test = "seas")`, which differences above 0.64.
struct SeasonalStrength: Sendable {
  /// Above this, a seasonal difference is taken.
  static let threshold = 0.64
  /// The strength; 0 where there is no variation, nil for fewer than two seasons.
  let value: Double?

  /// - Parameter seasonLength: at least 2.
  init(_ values: [Double], seasonLength: Int) {
    var settings = STL.Settings()
    settings.seasonWindow = 11
    settings.innerPasses = 2
    settings.hasLevelSeasons = true
    guard let parts = STL(values, seasonLength: seasonLength, settings: settings) else {
      value = nil
      return
    }
    let rest = Self.variation(parts.remainder)
    let both = Self.variation(zip(parts.remainder, parts.season).map { $0 + $1 })
    value = both > 0 ? max(0, min(1, 1 - rest / both)) : 0
  }

  private static func variation(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }
}
