import RealModule
import Statistics
import TimeSeries

extension PredictiveDistribution {
  /// The value that is exceeded as often as not.
  public var median: Double {
    switch self {
    case .point(let value): value
    case .normal(let mean, _): mean
    case .studentT(let location, _, _): location
    case .sample: quantile(0.5)
    case .bentNormal(let line): line.value(at: 0)
    case .linked(let distribution, let link): link.invert(distribution.median)
    case .pooled(let components, let pooling): Self.quantile(0.5, of: components, pooling)
    }
  }

  /// The smallest value that is not exceeded with probability `p`.
  ///
  /// Draws are joined by straight lines with the plotting positions (k − 1/3)/(n + 1/3), the
  /// median-unbiased choice 8 of Hyndman & Fan (1996); beyond them the outermost draw stands.
  ///
  /// - Precondition: 0 < p < 1.
  /// - Complexity: O(1); some 50 distribution functions of each part for a mixture.
  public func quantile(_ p: Double) -> Double {
    precondition(p > 0 && p < 1, "a probability strictly between 0 and 1")
    switch self {
    case .point(let value): return value
    case .normal(let mean, let deviation):
      return mean + deviation * Normal.standard.quantile(p)
    case .studentT(let location, let scale, let degreesOfFreedom):
      return location + scale * StudentT(degreesOfFreedom: degreesOfFreedom).quantile(p)
    case .sample(let draws): return PlottingPositions.quantile(p, of: draws)
    case .bentNormal(let line): return line.value(at: Normal.standard.quantile(p))
    case .linked(let distribution, let link): return link.invert(distribution.quantile(p))
    case .pooled(let components, let pooling): return Self.quantile(p, of: components, pooling)
    }
  }

  /// P(Y ≤ y).
  ///
  /// - Complexity: O(1), O(log n) for n draws.
  public func cumulative(_ y: Double) -> Double {
    switch self {
    case .point(let value): y >= value ? 1 : 0
    case .normal(let mean, let deviation):
      deviation > 0 ? Normal.standard.cumulative((y - mean) / deviation) : (y >= mean ? 1 : 0)
    case .studentT(let location, let scale, let degreesOfFreedom):
      scale > 0
        ? StudentT(degreesOfFreedom: degreesOfFreedom).cumulative((y - location) / scale)
        : (y >= location ? 1 : 0)
    case .sample(let draws): PlottingPositions.cumulative(y, of: draws)
    case .bentNormal(let line): Normal.standard.cumulative(line.deviate(of: y))
    case .linked(let distribution, let link): distribution.cumulative(y, through: link)
    case .pooled(let components, let pooling): Self.cumulative(y, of: components, pooling)
    }
  }

  private func cumulative(_ y: Double, through link: Link) -> Double {
    switch link {
    case .rank: y < 1 ? 0 : cumulative(Double.log(y.rounded(.down)))
    case .logit(_, let upper) where y >= upper: 1
    case _ where y == .infinity: 1
    case _ where !link.admits(y): 0
    default: cumulative(link.apply(y))
    }
  }

  /// The central interval of a probability.
  ///
  /// - Parameter level: the probability inside, for instance 0.95.
  /// - Precondition: 0 < level < 1.
  public func interval(_ level: Double) -> ClosedRange<Double> {
    precondition(level > 0 && level < 1, "a level strictly between 0 and 1")
    let tail = (1 - level) / 2
    switch self {
    case .point(let value): return value...value
    case .normal(let mean, let deviation):
      let half = -deviation * Normal.standard.quantile(tail)
      return mean - half...mean + half
    case .studentT(let location, let scale, let degreesOfFreedom):
      let half = scale * StudentQuantiles.upper(tail, degreesOfFreedom: degreesOfFreedom)
      return location - half...location + half
    case .sample, .bentNormal, .pooled:
      return quantile(tail)...quantile(1 - tail)
    case .linked(let distribution, let link):
      let inner = distribution.interval(level)
      return link.invert(inner.lowerBound)...link.invert(inner.upperBound)
    }
  }
}
