import RealModule
import Statistics
import TimeSeries

/// A straight line by medians, with what is known of its errors.
///
/// Forecast errors have the variance of all residuals, outliers included: what happened can happen
/// again. The line itself is as uncertain as that of normal errors with the scale of residuals that stop
/// at 2.5 robust standard deviations: a slope by the asymptotic efficiency 3/π of Kendall's tau, a level by
/// the 2/π of the median.
struct RobustLine: Sendable, Hashable, Codable {
  /// How many values the series has, filled ones included.
  let count: Int
  /// How many were observed.
  let observedCount: Int
  /// The mean time of the observations, 1 being the first value of the series.
  let middle: Double
  /// The line at ``middle``.
  let level: Double
  let slope: Double
  let errors: ErrorVariance
  /// Standard deviations of level and slope, in units of the errors'.
  let levelDeviation: Double
  let slopeDeviation: Double
  /// Sen's 95 % interval of the slope.
  let interval: ParameterInterval

  /// The third quartile of the standard normal distribution.
  private static let normalQuartile = 0.6744897501960817
  /// Robust standard deviations at which a residual is an outlier.
  private static let outlierBound = 2.5

  /// Fits the line to the observations; filled values take no part.
  ///
  /// - Complexity: O(n² log n), see ``PairwiseSlopes``.
  init(_ series: Series) throws(FitError) {
    var isFilled = [Bool](repeating: false, count: series.count)
    for index in series.filledIndices { isFilled[index] = true }
    let observed = series.values.indices.filter { !isFilled[$0] }
    let times = observed.map { Double($0 + 1) }
    let values = observed.map { series.values[$0] }
    let slopes = PairwiseSlopes(times: times, values: values)
    let n = Double(observed.count)
    let slope = slopes.median
    let middle = times.reduce(0, +) / n
    // From the middle, so that no digits are lost to a far origin.
    let levels = zip(times, values).map { $1 - slope * ($0 - middle) }
    let level = Self.median(levels)
    let residuals = levels.map { $0 - level }
    let errors = try ErrorVariance(
      sumOfSquares: residuals.reduce(0) { $0 + $1 * $1 }, degreesOfFreedom: observed.count - 2,
      magnitude: series.magnitude, plausibleStep: 0)
    // The factor n/(n − 2): the median residual of a short series is smaller than that of errors.
    let deviation =
      Self.median(residuals.map { abs($0) }) / Self.normalQuartile * (n / (n - 2))
    let bound = Self.outlierBound * deviation
    let bulk = residuals.reduce(0) { sum, residual in
      let bounded = min(abs(residual), bound)
      return sum + bounded * bounded
    }
    // Two degrees of freedom have gone into the line.
    let share = errors.sigma > 0 ? (bulk / (n - 2)).squareRoot() / errors.sigma : 0
    let spread = times.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    let ends = slopes.interval(level: 0.95)
    count = series.count
    observedCount = observed.count
    self.middle = middle
    self.level = level
    self.slope = slope
    self.errors = errors
    levelDeviation = share * (Double.pi / 2 / n).squareRoot()
    slopeDeviation = share * (Double.pi / 3 / spread).squareRoot()
    interval = ParameterInterval(
      "trend", level: 0.95, lower: ends.lower, upper: ends.upper, responsePower: 1)
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted[(sorted.count - 1) / 2] / 2 + sorted[sorted.count / 2] / 2
  }

  /// The line at a time.
  func value(at time: Double) -> Double { level + slope * (time - middle) }

  /// The standard deviation of the line at a time, in units of the errors'.
  func deviation(at time: Double) -> Double {
    Double.hypot(levelDeviation, slopeDeviation * (time - middle))
  }
}
