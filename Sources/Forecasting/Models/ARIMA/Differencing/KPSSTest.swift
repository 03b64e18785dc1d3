import RealModule

/// The test of Kwiatkowski, Phillips, Schmidt and Shin for stationarity around a level.
///
/// Σ Sₜ²/(n²ŝ²), with Sₜ the partial sums of deviations from the mean and ŝ² their long-run variance
/// with Bartlett's weights up to lag ⌊3√n/13⌋.
///
/// > Source: Kwiatkowski, Phillips, Schmidt & Shin (1992), Journal of Econometrics 54; R
/// > `urca::ur.kpss(type = "mu", use.lag = trunc(3 * sqrt(n) / 13))`.
struct KPSSTest: Sendable {
  /// What is exceeded by one stationary series in twenty.
  static let critical = 0.463
  /// The test statistic; 0 for a constant series.
  let statistic: Double

  init(_ values: [Double]) {
    let n = Double(values.count)
    let size = values.reduce(0) { max($0, abs($1)) }
    let unit = size > 0 ? size : 1
    let mean = values.reduce(0) { $0 + $1 / unit } / n
    let deviations = values.map { $0 / unit - mean }
    let lags = Int(3 * n.squareRoot() / 13)
    var (sum, squares, variance) = (0.0, 0.0, 0.0)
    for e in deviations {
      sum += e
      squares += sum * sum
      variance += e * e
    }
    for lag in 1..<lags + 1 {
      var products = 0.0
      for t in lag..<deviations.count { products += deviations[t] * deviations[t - lag] }
      variance += 2 * (1 - Double(lag) / Double(lags + 1)) * products
    }
    statistic = variance > 0 ? squares / (n * variance) : 0
  }
}
