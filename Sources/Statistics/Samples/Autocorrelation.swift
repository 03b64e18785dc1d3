public import ExtendedPrecision

/// Sample autocorrelations r_k = Σ(x_t − m)(x_{t+k} − m) / Σ(x_t − m)², m the mean of all.
///
/// > Accuracy: at least 13 digits on all nine univariate sets of NIST (`UnivariateCertifiedTests`).
/// > Source: Box & Jenkins (1976), section 2.1.5.
public struct Autocorrelation: Sendable, Hashable {
  /// The number of values it is of.
  public let count: Int
  /// r₁, r₂, …: the lag is the index plus one.
  public let coefficients: [Double]

  /// The autocorrelations up to a lag; nil for a constant sample, which has none.
  ///
  /// - Parameters:
  ///   - values: the sample in order.
  ///   - lags: the greatest lag, below the number of values.
  /// - Complexity: O(n·lags).
  public init?(of values: Span<Double>, lags: Int) {
    self.init(count: values.count, lags: lags) { DoubleDouble(values[$0]) }
  }

  /// The autocorrelations of a sample that is known to more digits than a double has.
  public init?(of values: Span<DoubleDouble>, lags: Int) {
    self.init(count: values.count, lags: lags) { values[$0] }
  }

  /// The autocorrelations up to a lag; nil for a constant sample, which has none.
  public init?(of values: [Double], lags: Int) { self.init(of: values.span, lags: lags) }

  private init?(count: Int, lags: Int, _ value: (Int) -> DoubleDouble) {
    precondition(lags >= 0 && lags < count, "a lag below the number of values")
    let mean = Deviations.mean(count: count, value)
    let deviations = (0..<count).map { value($0) - mean }
    let total = deviations.reduce(0) { $0 + $1 * $1 }
    guard total.high > 0 else { return nil }
    self.count = count
    coefficients = (0..<lags).map { k in
      var sum: DoubleDouble = 0
      for t in 0..<(count - k - 1) { sum += deviations[t] * deviations[t + k + 1] }
      return (sum / total).rounded
    }
  }

  /// The partial autocorrelations, by Durbin and Levinson's recursion.
  ///
  /// > Source: Brockwell & Davis (1991), proposition 5.2.1.
  public var partial: [Double] {
    var phi: [Double] = []
    var result: [Double] = []
    var variance = 1.0
    for k in coefficients.indices {
      var rest = coefficients[k]
      for j in 0..<k { rest -= phi[j] * coefficients[k - 1 - j] }
      let next = variance > 0 ? rest / variance : 0
      let previous = phi
      for j in 0..<k { phi[j] = previous[j] - next * previous[k - 1 - j] }
      phi.append(next)
      result.append(next)
      variance *= 1 - next * next
    }
    return result
  }

  /// Ljung and Box's statistic n(n+2) Σ r_k²/(n−k) over all lags.
  ///
  /// Chi-squared with the number of lags, less that of fitted coefficients, as degrees of freedom.
  public var ljungBox: Double {
    let n = Double(count)
    var sum = 0.0
    for (index, r) in coefficients.enumerated() { sum += r * r / (n - Double(index + 1)) }
    return n * (n + 2) * sum
  }
}
