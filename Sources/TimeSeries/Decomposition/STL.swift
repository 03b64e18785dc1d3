/// Season, trend and remainder by locally weighted regression: y = trend + season + remainder.
///
/// Every season of the year is smoothed over the years, what is left is smoothed over time, and both in
/// turn. Robust fits give observations far off less weight.
///
/// > Source: Cleveland, Cleveland, McRae & Terpenning (1990), "STL: A seasonal-trend decomposition
/// > procedure based on loess", Journal of Official Statistics 6. Without the paper's interpolation: every
/// > point is smoothed (statsmodels `STL` with its jumps of 1).
public struct STL: Sendable, Hashable {
  /// How smooth, and how often.
  public struct Settings: Sendable, Hashable {
    /// Years that smooth a season, odd, at least 7.
    public var seasonWindow = 7
    /// Whether a season is smoothed over the years by local constants instead of lines.
    public var hasLevelSeasons = false
    /// Observations that smooth the trend, odd; nil for the paper's choice.
    public var trendWindow: Int?
    /// Passes over season and trend.
    public var innerPasses = 5
    /// Passes over the weights of observations; 0 for a fit that is not robust.
    public var outerPasses = 0

    /// The defaults: not robust.
    public init() {}

    /// Two inner and fifteen outer passes.
    public static var robust: Settings {
      var settings = Settings()
      settings.innerPasses = 2
      settings.outerPasses = 15
      return settings
    }
  }

  /// The trend, one value an observation.
  public private(set) var trend: [Double]
  /// The season, one value an observation.
  public private(set) var season: [Double]
  /// What is left of the observations.
  public private(set) var remainder: [Double]
  /// The weights of observations between 0 and 1, all 1 for a fit that is not robust.
  public private(set) var weights: [Double]

  /// Decomposes values; nil where there are fewer than two seasons.
  ///
  /// - Parameters:
  ///   - values: evenly spaced observations.
  ///   - seasonLength: observations in a season, at least 2.
  /// - Precondition: windows are odd, that of the season at least 7, and there is an inner pass.
  /// - Complexity: O(n · window) a pass.
  public init?(_ values: [Double], seasonLength: Int, settings: Settings = Settings()) {
    precondition(seasonLength >= 2, "a season has at least two observations")
    let years = settings.seasonWindow
    precondition(years >= 7 && years % 2 == 1, "an odd window of at least seven years")
    precondition(settings.innerPasses >= 1 && settings.outerPasses >= 0, "at least one pass")
    guard values.count >= 2 * seasonLength else { return nil }
    let span = 1.5 * Double(seasonLength) / (1 - 1.5 / Double(years))
    let trendWindow = settings.trendWindow ?? Self.nextOdd(span)
    precondition(trendWindow % 2 == 1 && trendWindow >= 3, "an odd window of the trend")
    let lowPass = Self.nextOdd(Double(seasonLength))
    trend = [Double](repeating: 0, count: values.count)
    season = trend
    remainder = values
    weights = [Double](repeating: 1, count: values.count)
    for outer in 0...settings.outerPasses {
      for _ in 0..<settings.innerPasses {
        let detrended = zip(values, trend).map { $0 - $1 }
        season = Self.season(
          detrended, length: seasonLength,
          loess: Loess(window: years, isLevel: settings.hasLevelSeasons), lowPass: lowPass,
          weights: outer == 0 ? nil : weights)
        trend = Loess(window: trendWindow).smooth(
          zip(values, season).map { $0 - $1 }, weights: outer == 0 ? nil : weights)
      }
      for t in values.indices { remainder[t] = values[t] - trend[t] - season[t] }
      if outer < settings.outerPasses { weights = Self.bisquareWeights(remainder) }
    }
  }

  private static func nextOdd(_ x: Double) -> Int {
    let whole = Int(x.rounded(.up))
    return whole % 2 == 1 ? whole : whole + 1
  }

  /// Cycle-subseries smoothed and extended by a season at both ends, less their own slow movement.
  private static func season(
    _ detrended: [Double], length: Int, loess: Loess, lowPass: Int, weights: [Double]?
  ) -> [Double] {
    let count = detrended.count
    var cycles = [Double](repeating: 0, count: count + 2 * length)
    for phase in 0..<length {
      let places = Array(stride(from: phase, to: count, by: length))
      let smooth = loess.extended(
        places.map { detrended[$0] }, weights: weights.map { w in places.map { w[$0] } })
      for (k, value) in smooth.enumerated() { cycles[phase + k * length] = value }
    }
    var slow = movingAverage(cycles, length)
    slow = movingAverage(slow, length)
    slow = movingAverage(slow, 3)
    slow = Loess(window: lowPass).smooth(slow, weights: nil)
    return (0..<count).map { cycles[length + $0] - slow[$0] }
  }

  private static func movingAverage(_ values: [Double], _ window: Int) -> [Double] {
    var result: [Double] = []
    for start in 0...values.count - window {
      var sum = 0.0
      for t in start..<start + window { sum += values[t] }
      result.append(sum / Double(window))
    }
    return result
  }

  /// (1 − (|r|/6 median)²)² within six medians.
  private static func bisquareWeights(_ remainder: [Double]) -> [Double] {
    let sizes = remainder.map(abs)
    let sorted = sizes.sorted()
    let n = sorted.count
    let bound = 3 * (sorted[n / 2] + sorted[n - n / 2 - 1])
    return sizes.map { size in
      if size <= 0.001 * bound { return 1 }
      if size > 0.999 * bound { return 0 }
      let part = size / bound
      return (1 - part * part) * (1 - part * part)
    }
  }
}
