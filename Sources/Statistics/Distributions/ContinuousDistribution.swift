/// A distribution on the real line with a density.
///
/// Both tails are first-class: `survival` and `upperQuantile` keep their digits where
/// `1 - cumulative(x)` and `quantile(1 - q)` have lost them.
public protocol ContinuousDistribution: Sendable, Hashable {
  /// The density at `x`; 0 outside the support.
  func density(_ x: Double) -> Double
  /// The natural logarithm of the density; −∞ outside the support.
  func logDensity(_ x: Double) -> Double
  /// P(X ≤ x).
  func cumulative(_ x: Double) -> Double
  /// P(X > x), accurate in the upper tail.
  func survival(_ x: Double) -> Double
  /// The x with P(X ≤ x) = p.
  ///
  /// - Precondition: 0 ≤ p ≤ 1; the ends give the ends of the support.
  func quantile(_ p: Double) -> Double
  /// The x with P(X > x) = q.
  ///
  /// - Precondition: 0 ≤ q ≤ 1; the ends give the ends of the support.
  func upperQuantile(_ q: Double) -> Double
}
