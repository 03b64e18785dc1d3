import RealModule
import Statistics
import TimeSeries

extension PredictiveDistribution {
  /// The natural logarithm of the density at `y`; −∞ where there is none, +∞ on a point mass.
  ///
  /// Draws have the density of the straight lines that join them. Averaged quantiles have the
  /// reciprocal of the averaged slopes of their quantile functions; medians of quantiles that of the
  /// member in the middle, by a central difference. A rank has a probability instead of a density.
  ///
  /// - Complexity: O(1), O(log n) for n draws; some 50 quantiles of each part for pooled quantiles.
  public func logDensity(_ y: Double) -> Double {
    switch self {
    case .point(let value): return y == value ? .infinity : -.infinity
    case .normal(let mean, let deviation):
      guard deviation > 0 else { return Self.point(mean).logDensity(y) }
      return Normal(mean: mean, standardDeviation: deviation).logDensity(y)
    case .studentT(let location, let scale, let degreesOfFreedom):
      guard scale > 0 else { return Self.point(location).logDensity(y) }
      return StudentT(degreesOfFreedom: degreesOfFreedom).logDensity((y - location) / scale)
        - Double.log(scale)
    case .sample(let draws): return Double.log(PlottingPositions.density(y, of: draws))
    case .bentNormal(let line): return line.logDensity(y)
    case .linked(_, .rank): return Double.log(cumulative(y) - cumulative(y - 1))
    case .linked(let distribution, let link):
      guard link.admits(y) else { return -.infinity }
      return distribution.logDensity(link.apply(y)) + link.logSlope(at: y)
    case .pooled(let components, .mixture):
      let logs = components.map { Double.log($0.weight) + $0.distribution.logDensity(y) }
      let largest = logs.max() ?? -.infinity
      guard largest.isFinite else { return largest }
      return largest + Double.log(logs.reduce(0) { $0 + Double.exp($1 - largest) })
    case .pooled(let components, .quantileMean):
      guard let p = inside(y) else { return -.infinity }
      let slope = components.reduce(0) { sum, part in
        let quantile = part.distribution.quantile(p)
        return sum + part.weight * Double.exp(-part.distribution.logDensity(quantile))
      }
      return -Double.log(slope)
    case .pooled(_, .quantileMedian):
      guard let p = inside(y) else { return -.infinity }
      let step = min(p, 1 - p) * 0x1p-12
      return Double.log(2 * step) - Double.log(quantile(p + step) - quantile(p - step))
    }
  }

  /// P(Y ≤ y) where it is strictly between 0 and 1.
  private func inside(_ y: Double) -> Double? {
    let p = cumulative(y)
    return p > 0 && p < 1 ? p : nil
  }
}
