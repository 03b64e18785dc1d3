/// Scores of a single number.
public enum PointScores {
  /// 200·|y − f|/(|y| + |f|); 0 where both are 0.
  public static func symmetricPercentage(_ actual: Double, _ forecast: Double) -> Double {
    let size = abs(actual) + abs(forecast)
    return size > 0 ? 200 * abs(actual - forecast) / size : 0
  }

  /// The loss of a quantile forecast: p times what it is too low by, or 1 − p times too high.
  ///
  /// > Source: Koenker & Bassett (1978), "Regression quantiles".
  public static func pinball(_ actual: Double, quantile: Double, probability: Double) -> Double {
    actual >= quantile
      ? probability * (actual - quantile) : (1 - probability) * (quantile - actual)
  }
}
