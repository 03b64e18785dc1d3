import Optimization
import Statistics

extension PredictiveDistribution {
  /// Several distributions as one; a single one stays itself.
  ///
  /// - Precondition: there is one, and weights sum to 1.
  static func pooling(_ components: [Component], by rule: Pooling) -> PredictiveDistribution {
    components.count == 1 ? components[0].distribution : .pooled(components, rule)
  }

  /// The quantile of several distributions as one.
  static func quantile(_ p: Double, of components: [Component], _ pooling: Pooling) -> Double {
    switch pooling {
    case .quantileMean:
      components.reduce(0) { $0 + $1.weight * $1.distribution.quantile(p) }
    case .quantileMedian:
      median(components.map { (value: $0.distribution.quantile(p), weight: $0.weight) })
    case .mixture: mixtureQuantile(p, of: components)
    }
  }

  /// The distribution function of several distributions as one.
  ///
  /// Of averaged quantiles it is the inverse of the quantile function, to 10 digits of the normal
  /// deviate between probabilities of 1e-15 and 1 − 1e-15.
  static func cumulative(_ y: Double, of components: [Component], _ pooling: Pooling) -> Double {
    if pooling == .mixture {
      return components.reduce(0) { $0 + $1.weight * $1.distribution.cumulative(y) }
    }
    func distance(_ z: Double) -> Double {
      quantile(Normal.standard.cumulative(z), of: components, pooling) - y
    }
    let reach = 8.0
    if distance(-reach) > 0 { return 0 }
    if distance(reach) <= 0 { return 1 }
    guard case .success(let z) = BrentRoot(tolerance: 1e-10).root(in: -reach...reach, distance)
    else { return 0 }
    return Normal.standard.cumulative(z)
  }

  /// Between the smallest and the largest of the parts' quantiles.
  private static func mixtureQuantile(_ p: Double, of components: [Component]) -> Double {
    if p >= 0.001, p <= 0.999, let mixture = StudentMixture(components) {
      return mixture.quantile(p)
    }
    let ends = components.map { $0.distribution.quantile(p) }
    guard let low = ends.min(), let high = ends.max(), low < high else { return ends[0] }
    let root = BrentRoot().root(in: low...high) { y in
      cumulative(y, of: components, .mixture) - p
    }
    // The signs at the ends agree only where rounding makes one of them the root.
    guard case .success(let y) = root else { return components.count > 1 ? low : ends[0] }
    return y
  }

  /// The weighted median: the mean of the two middle values where the weights meet between them.
  private static func median(_ values: [(value: Double, weight: Double)]) -> Double {
    let sorted = values.sorted { $0.value < $1.value }
    var below = 0.0
    for (index, entry) in sorted.enumerated() {
      below += entry.weight
      if abs(below - 0.5) < 1e-12, index + 1 < sorted.count {
        return entry.value / 2 + sorted[index + 1].value / 2
      }
      if below > 0.5 { return entry.value }
    }
    return sorted[sorted.count - 1].value
  }
}
