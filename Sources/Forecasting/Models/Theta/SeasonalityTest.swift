import Statistics
import TimeSeries

/// Whether values have a season: the autocorrelation at its lag is significant at the 10 % level.
///
/// |r_m| > 1.645 √((1 + 2 Σ_{i<m} r_i²)/n), from three seasons on.
///
/// > Source: Assimakopoulos & Nikolopoulos (2000), and the M4 competition's Comb benchmark.
enum SeasonalityTest {
  static func isSeasonal(_ values: [Double], seasonLength: Int) -> Bool {
    guard seasonLength > 1, values.count >= 3 * seasonLength,
      let correlation = Autocorrelation(of: values, lags: seasonLength)
    else { return false }
    let r = correlation.coefficients
    var sum = 1.0
    for coefficient in r.dropLast() { sum += 2 * coefficient * coefficient }
    return abs(r[seasonLength - 1])
      > 1.6448536269514722 * (sum / Double(values.count)).squareRoot()
  }

  /// The decomposition of values that pass, or nil.
  ///
  /// Multiplicative where the values are natural ones and positive, additive otherwise: on logarithms
  /// a factor is a sum, and a change of unit a shift.
  static func decomposition(of series: Series, link: Link) -> ClassicalDecomposition? {
    let length = series.frequency.seasonLength
    guard isSeasonal(series.values, seasonLength: length) else { return nil }
    switch link {
    case .identity, .positive:
      if let factors = ClassicalDecomposition(
        series.values, seasonLength: length, form: .multiplicative)
      {
        return factors
      }
    case .log, .squareRoot, .logit, .rank, .power: break
    }
    return ClassicalDecomposition(series.values, seasonLength: length, form: .additive)
  }
}
