import RealModule

/// Distances of the bounds from the median, in standard deviations: exp(a + b (ln h − 1)).
///
/// Lower and upper bounds have their own, because levels fall more than trends say. The numbers
/// minimise the mean scaled interval score over windows of the training parts of M1, M3 and Tourism:
/// the yearly series, and the quarterly and monthly ones summed to years.
struct IntervalFactors {
  let intercept: Double
  let growth: Double

  static let lower95 = IntervalFactors(intercept: 0.865, growth: -0.0836)
  static let upper95 = IntervalFactors(intercept: 1.0718, growth: 0.0774)
  static let lower80 = IntervalFactors(intercept: 0.2173, growth: -0.0639)
  static let upper80 = IntervalFactors(intercept: 0.4814, growth: 0.0698)

  /// The factor of the step `h`; steps beyond the sixth have that of the sixth.
  func factor(_ h: Int) -> Double {
    Double.exp(intercept + growth * (Double.log(Double(min(h, 6))) - 1))
  }
}
