import Optimization
import RealModule
import Statistics

/// Student distributions of one number of degrees of freedom, mixed.
struct StudentMixture: Sendable {
  /// Location, scale and weight of each; weights sum to 1.
  let components: [(location: Double, scale: Double, weight: Double)]
  let degreesOfFreedom: Double
  /// The standard distribution of these degrees of freedom, in the form that is fast.
  private let standard: StandardStudent

  init(
    components: [(location: Double, scale: Double, weight: Double)], degreesOfFreedom: Double
  ) {
    self.components = components
    self.degreesOfFreedom = degreesOfFreedom
    standard = StandardStudent(degreesOfFreedom: degreesOfFreedom)
  }

  /// The mixture of Student distributions; nil where the parts are others, or of several degrees of
  /// freedom.
  init?(_ parts: [PredictiveDistribution.Component]) {
    guard case .studentT(_, _, let degreesOfFreedom) = parts[0].distribution else { return nil }
    var components: [(location: Double, scale: Double, weight: Double)] = []
    components.reserveCapacity(parts.count)
    for part in parts {
      guard case .studentT(let location, let scale, degreesOfFreedom) = part.distribution,
        scale > 0
      else { return nil }
      components.append((location, scale, part.weight))
    }
    self.init(components: components, degreesOfFreedom: degreesOfFreedom)
  }

  /// The quantile of the mixture, to 14 digits of its spread.
  ///
  /// - Precondition: 0.001 ≤ p ≤ 0.999: beyond, tails need relative accuracy.
  func quantile(_ p: Double) -> Double {
    precondition(p >= 0.001 && p <= 0.999, "a probability within the tails")
    let tail = min(p, 1 - p)
    let reach =
      tail == 0.5 ? 0 : StudentQuantiles.upper(tail, degreesOfFreedom: degreesOfFreedom)
    let deviate = p < 0.5 ? -reach : reach
    var (low, high, widest) = (Double.infinity, -Double.infinity, 0.0)
    for c in components {
      low = min(low, c.location + deviate * c.scale)
      high = max(high, c.location + deviate * c.scale)
      widest = max(widest, c.scale)
    }
    guard low < high else { return low }
    let slack = 0x1p-40 * widest
    return Self.root(in: low - slack...high + slack, accuracy: 1e-15 * widest) { x in
      components.reduce(-p) {
        $0 + $1.weight * standard.cumulative((x - $1.location) / $1.scale)
      }
    }
  }

  /// The Student distribution with the mixture's median, and around it the mixture's central 80 %
  /// and 95 %; a point where every component is one.
  var student: PredictiveDistribution {
    let t = StudentT(degreesOfFreedom: degreesOfFreedom)
    let width = components.reduce(0) { max($0, $1.scale) }
    let lowest = components.reduce(.infinity) { min($0, $1.location) }
    let highest = components.reduce(-.infinity) { max($0, $1.location) }
    guard width > 0 else {
      return .point(components.reduce(0) { $0 + $1.weight * $1.location })
    }
    let slack = 0x1p-40 * width
    let median = Self.root(in: lowest - slack...highest + slack, accuracy: 1e-14 * width) { x in
      tails(x, .infinity) - 0.5
    }
    let reach = highest - lowest + width
    let inner = Self.root(in: 0...reach * t.upperQuantile(0.1), accuracy: 1e-14 * reach) { q in
      tails(median - q, median + q) - 0.2
    }
    let outer = Self.root(in: 0...reach * t.upperQuantile(0.025), accuracy: 1e-14 * reach) { q in
      tails(median - q, median + q) - 0.05
    }
    let freedom = Self.degreesOfFreedom(forRatio: outer / inner)
    let scale = outer / StudentT(degreesOfFreedom: freedom).upperQuantile(0.025)
    return .studentT(location: median, scale: scale, degreesOfFreedom: freedom)
  }

  /// P(X < lower) + P(X > upper).
  func tails(_ lower: Double, _ upper: Double) -> Double {
    components.reduce(0) { sum, c in
      guard c.scale > 0 else {
        return sum + (c.location < lower || c.location > upper ? c.weight : 0)
      }
      let below = standard.cumulative((lower - c.location) / c.scale)
      let above = standard.cumulative((c.location - upper) / c.scale)
      return sum + c.weight * (below + above)
    }
  }

  /// The degrees of freedom whose 97.5 % and 90 % quantiles have a ratio, between 1 and a million.
  private static func degreesOfFreedom(forRatio ratio: Double) -> Double {
    func excess(_ logFreedom: Double) -> Double {
      let t = StudentT(degreesOfFreedom: Double.exp(logFreedom))
      return t.upperQuantile(0.025) / t.upperQuantile(0.1) - ratio
    }
    let most = Double.log(1e6)
    // Written so that a ratio that is not a number gives the heaviest tails.
    if !(excess(0) > 0) { return 1 }
    if excess(most) >= 0 { return 1e6 }
    return Double.exp(root(in: 0...most, accuracy: 1e-13, excess))
  }

  /// A root of a function with a change of sign; the nearer end where rounding hides the change.
  private static func root(
    in interval: ClosedRange<Double>, accuracy: Double, _ function: (Double) -> Double
  ) -> Double {
    guard
      case .success(let x) = BrentRoot(tolerance: accuracy).root(in: interval, function)
    else {
      return abs(function(interval.lowerBound)) < abs(function(interval.upperBound))
        ? interval.lowerBound : interval.upperBound
    }
    return x
  }
}

/// The standard Student distribution, by the finite series where there is one.
private enum StandardStudent: Sendable {
  case whole(WholeStudentT)
  case any(StudentT)

  init(degreesOfFreedom: Double) {
    if let whole = WholeStudentT(degreesOfFreedom: degreesOfFreedom) {
      self = .whole(whole)
    } else {
      self = .any(StudentT(degreesOfFreedom: degreesOfFreedom))
    }
  }

  /// P(T ≤ t).
  func cumulative(_ t: Double) -> Double {
    switch self {
    case .whole(let distribution): distribution.cumulative(t)
    case .any(let distribution): distribution.cumulative(t)
    }
  }
}
