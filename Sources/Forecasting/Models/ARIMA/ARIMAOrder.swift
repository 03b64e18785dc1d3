/// The order of a seasonal ARIMA model: (p,d,q)(P,D,Q)[m], and whether there is a constant.
///
/// φ(B)Φ(Bᵐ)(1 − B)ᵈ(1 − Bᵐ)ᴰ(yₜ − c·tᵈ⁺ᴰ) = θ(B)Θ(Bᵐ)eₜ: the constant is a mean where nothing is
/// differenced, a drift where one difference is taken, and there is none beyond.
struct ARIMAOrder: Sendable, Hashable, Codable {
  /// Autoregressive terms.
  var p = 0
  /// Differences.
  var d = 0
  /// Moving average terms.
  var q = 0
  /// Seasonal autoregressive terms.
  var seasonalP = 0
  /// Seasonal differences.
  var seasonalD = 0
  /// Seasonal moving average terms.
  var seasonalQ = 0
  /// Observations in a season; 1 for none.
  var seasonLength = 1
  /// Whether there is a mean or a drift.
  var hasConstant = false

  /// ARMA coefficients that are estimated.
  var armaCount: Int { p + q + seasonalP + seasonalQ }
  /// Differences of either kind.
  var differences: Int { d + seasonalD }
  /// Observations that differencing costs.
  var lost: Int { d + seasonLength * seasonalD }
  /// The highest lag of the autoregressive polynomial.
  var arLags: Int { p + seasonLength * seasonalP }
  /// The highest lag of the moving average polynomial.
  var maLags: Int { q + seasonLength * seasonalQ }

  /// Estimates with `regressors` coefficients, the variance included.
  func parameterCount(regressors: Int) -> Int {
    armaCount + regressors + (hasConstant ? 2 : 1)
  }

  /// `ARIMA(0,1,1)(0,1,1)[12] with drift`.
  var name: String {
    var name = "ARIMA(\(p),\(d),\(q))"
    if seasonLength > 1, seasonalP + seasonalD + seasonalQ > 0 {
      name += "(\(seasonalP),\(seasonalD),\(seasonalQ))[\(seasonLength)]"
    }
    if hasConstant { name += differences == 0 ? " with mean" : " with drift" }
    return name
  }

  /// The values after both kinds of differencing.
  func differenced(_ values: [Double]) -> [Double] {
    var values = values
    for _ in 0..<seasonalD { values = Self.differences(of: values, lag: seasonLength) }
    for _ in 0..<d { values = Self.differences(of: values, lag: 1) }
    return values
  }

  /// yₜ − yₜ₋ₗ.
  static func differences(of values: [Double], lag: Int) -> [Double] {
    guard values.count > lag else { return [] }
    return (lag..<values.count).map { values[$0] - values[$0 - lag] }
  }
}
