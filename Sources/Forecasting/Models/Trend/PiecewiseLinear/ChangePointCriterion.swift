import RealModule

/// What decides on the number of change points.
public enum ChangePointCriterion: String, Sendable, Hashable, CaseIterable, Codable, SettingValue {
  /// n·ln(S/n) + k·ln n (Schwarz 1978).
  case bic
  /// n·ln(S/n) + 2k·n/(n − k − 1) (Hurvich & Tsai 1989); stricter than BIC below about 25 observations.
  case aicc

  /// The criterion of a sum of squares S with k estimated numbers, the variance among them.
  func value(_ sumOfSquares: Double, count: Int, parameters: Int) -> Double {
    let n = Double(count)
    let k = Double(parameters)
    let penalty =
      switch self {
      case .bic: k * Double.log(n)
      case .aicc: n - k - 1 > 0 ? 2 * k * n / (n - k - 1) : .infinity
      }
    return n * Double.log(sumOfSquares / n) + penalty
  }
}
