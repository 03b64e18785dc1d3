/// A mean over windows with its standard error.
///
/// Windows whose forecasts overlap are correlated: the variance of the mean is the long-run one, with
/// Bartlett's weights up to a lag. Series count as independent.
///
/// > Source: Newey & West (1987), "A simple, positive semi-definite, heteroskedasticity and
/// > autocorrelation consistent covariance matrix"; Diebold & Mariano (1995), "Comparing predictive
/// > accuracy", for differences of two forecasts.
public struct MeanWithError: Sendable, Hashable, Codable {
  /// The mean; NaN without windows.
  public let mean: Double
  /// Standard error of the mean; NaN for fewer than two windows.
  public let standardError: Double
  /// How many windows.
  public let count: Int

  /// The mean over all windows of all series.
  ///
  /// - Parameters:
  ///   - sequences: one a series, its windows in order of time; NaN for one without a score, which
  ///     does not count.
  ///   - lag: windows that share periods: the horizon over the step, rounded up, less one.
  public init(_ sequences: [[Double]], lag: Int = 0) {
    let known = sequences.map { $0.filter { !$0.isNaN } }
    let count = known.reduce(0) { $0 + $1.count }
    let mean = known.joined().reduce(0) { $0 + $1 / Double(count) }
    self.count = count
    guard count > 0 else {
      (self.mean, standardError) = (.nan, .nan)
      return
    }
    self.mean = mean
    guard count > 1 else {
      standardError = .nan
      return
    }
    var sum = 0.0
    for sequence in known {
      let deviations = sequence.map { $0 - mean }
      for distance in 0...max(0, min(lag, deviations.count - 1)) {
        let weight = 1 - Double(distance) / Double(lag + 1)
        let products = zip(deviations.dropFirst(distance), deviations).map { $0 * $1 }
        sum += (distance == 0 ? 1 : 2) * weight * products.reduce(0, +)
      }
    }
    let n = Double(count)
    standardError = (max(sum, 0) / n / (n - 1)).squareRoot()
  }

  /// The mean of differences, window by window: of what `first` is above `second`.
  ///
  /// - Precondition: both have the same series and windows.
  public init(of first: [[Double]], above second: [[Double]], lag: Int = 0) {
    precondition(first.map(\.count) == second.map(\.count), "other windows")
    self.init(zip(first, second).map { pair in zip(pair.0, pair.1).map { $0 - $1 } }, lag: lag)
  }

  /// Whether it is not larger than its standard error; without one, whether it is not positive.
  public var isWithinOneError: Bool {
    standardError.isNaN ? mean <= 0 : mean <= standardError
  }
}
