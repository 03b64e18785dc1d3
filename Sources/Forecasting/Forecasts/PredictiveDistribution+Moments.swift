import RealModule
import Statistics
import TimeSeries

extension PredictiveDistribution {
  /// The expected value, or the nearest thing to it that exists.
  ///
  /// Exact for points, normals, draws and log-normals. A Student's t gives its centre. A link over
  /// a Student's t gives the mean of the central 99.8 %, because e to the power of a Student's t has
  /// no mean; so does a logarithm's mixture of normals, whose mean the rarest and widest of them make;
  /// so does a rank, over whole numbers. Medians of quantiles give it over the central
  /// 99.8 %.
  public var mean: Double {
    switch self {
    case .point(let value): value
    case .normal(let mean, _): mean
    case .studentT(let location, _, _): location
    case .sample, .bentNormal: expectation { $0 }
    case .linked(let distribution, let link): distribution.mean(through: link)
    case .pooled(let components, .quantileMean), .pooled(let components, .mixture):
      components.reduce(0) { $0 + $1.weight * $1.distribution.mean }
    case .pooled(_, .quantileMedian): median + expectation { [median] in $0 - median }
    }
  }

  /// The square root of the variance; nil for a Student's t with two degrees of freedom or fewer.
  ///
  /// Under a link over a Student's t it is that of the central 99.8 %, as with ``mean``.
  public var standardDeviation: Double? {
    switch self {
    case .point: return 0
    case .normal(_, let deviation): return deviation
    case .studentT(_, let scale, let degreesOfFreedom):
      return degreesOfFreedom > 2
        ? scale * (degreesOfFreedom / (degreesOfFreedom - 2)).squareRoot() : nil
    case .linked(let distribution, .identity): return distribution.standardDeviation
    case .linked(.normal(_, let deviation), .log):
      return mean * Double.expMinusOne(deviation * deviation).squareRoot()
    case .sample, .bentNormal, .linked, .pooled:
      let mean = mean
      return expectation { ($0 - mean) * ($0 - mean) }.squareRoot()
    }
  }

  private func mean(through link: Link) -> Double {
    switch (self, link) {
    case (_, .identity): mean
    case (.normal(let mean, let deviation), .log): Double.exp(mean + deviation * deviation / 2)
    case (.normal(let mean, let deviation), .positive(let knee)) where deviation > 0:
      // Above the knee the link changes nothing: the plain mean and what the bend adds.
      mean
        + Self.normalExpectation(below: (knee - mean) / deviation) {
          link.invert(mean + deviation * $0) - (mean + deviation * $0)
        }
    case (.studentT(let location, let scale, let degreesOfFreedom), .positive(let knee))
    where scale > 0:
      location
        + Self.studentExpectation(
          degreesOfFreedom: degreesOfFreedom, below: (knee - location) / scale
        ) {
          link.invert(location + scale * $0) - (location + scale * $0)
        }
    case (.normal, .rank), (.studentT, .rank): wholeNumberMean
    case (.pooled(let components, .mixture), .rank) where components.allSatisfy(\.isNormal):
      wholeNumberMean
    case (.pooled(let components, .mixture), .log) where components.allSatisfy(\.isNormal):
      trimmedMean(ofLogarithms: components)
    default: expectation(of: link.invert)
    }
  }

  /// The mean over the whole numbers of a ranking, between its 0.1 % and its 99.9 % quantile.
  private var wholeNumberMean: Double {
    let ranks = PredictiveDistribution.linked(self, .rank)
    let first = ranks.quantile(Self.trimmedTail)
    let last = ranks.quantile(1 - Self.trimmedTail)
    guard last - first < 10_000 else { return mean(through: .log) + 0.5 }
    var below = ranks.cumulative(first - 1)
    var weight = 0.0
    var sum = 0.0
    for rank in stride(from: first, through: last, by: 1) {
      let upTo = ranks.cumulative(rank)
      weight += upTo - below
      sum += (upTo - below) * rank
      below = upTo
    }
    return weight > 0 ? sum / weight : ranks.median
  }

  /// The mean of the exponentials between the 0.1 % and the 99.9 % quantile of normal logarithms.
  private func trimmedMean(ofLogarithms components: [Component]) -> Double {
    let (low, high) = (quantile(Self.trimmedTail), quantile(1 - Self.trimmedTail))
    var (sum, mass) = (0.0, 0.0)
    for component in components {
      guard case .normal(let mean, let deviation) = component.distribution, deviation > 0 else {
        continue
      }
      // e^x times the density is a normal density whose mean is a variance farther on.
      let (a, b) = ((low - mean) / deviation, (high - mean) / deviation)
      let own = Normal.standard.cumulative(b) - Normal.standard.cumulative(a)
      let moved =
        Normal.standard.cumulative(b - deviation) - Normal.standard.cumulative(a - deviation)
      mass += component.weight * own
      if moved > 0 {
        sum += component.weight * Double.exp(mean + deviation * deviation / 2 + Double.log(moved))
      }
    }
    return mass > 0 ? sum / mass : Double.exp(median)
  }
}

extension PredictiveDistribution.Component {
  fileprivate var isNormal: Bool {
    if case .normal(_, let deviation) = distribution { deviation > 0 } else { false }
  }
}
