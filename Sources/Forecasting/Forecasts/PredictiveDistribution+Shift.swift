import TimeSeries

extension PredictiveDistribution {
  /// The distribution of Y + distance.
  ///
  /// One that comes through a link or bends has no such form and becomes a thousand of its quantiles.
  func shifted(by distance: Double) -> PredictiveDistribution {
    switch self {
    case .point(let value): .point(value + distance)
    case .normal(let mean, let deviation):
      .normal(mean: mean + distance, standardDeviation: deviation)
    case .studentT(let location, let scale, let degreesOfFreedom):
      .studentT(location: location + distance, scale: scale, degreesOfFreedom: degreesOfFreedom)
    case .sample(let draws): .sample(draws.map { $0 + distance })
    case .pooled(let components, let pooling):
      .pooled(
        components.map { Component($0.distribution.shifted(by: distance), weight: $0.weight) },
        pooling)
    case .linked(let distribution, .identity): distribution.shifted(by: distance)
    case .linked, .bentNormal:
      .sample((0..<1000).map { quantile((Double($0) + 0.5) / 1000) + distance })
    }
  }
}
