import RealModule
import Statistics

/// What one item says of one linear function f of the states.
enum SiteLikelihood: Sendable, Hashable {
  /// Σ w·P(lower ≤ f + error < upper), the error normal.
  case cells([Interval], noise: Double)
  /// Σ w·N(f; mean, variance).
  case mixture([Component])
  /// A ratio that turns the wide normal prior of an innovation into its contaminated one:
  /// (1 − ε)·c·exp(−f²·τ/2) + ε, with c and τ those of the ratio of the two densities.
  case contamination(share: Double, factor: Double, precision: Double)

  /// A cell on the scale of f; ends may be infinite.
  struct Interval: Sendable, Hashable {
    let lower: Double
    let upper: Double
    let weight: Double
    let logWeight: Double

    init(lower: Double, upper: Double, weight: Double) {
      self.lower = lower
      self.upper = upper
      self.weight = weight
      logWeight = .log(weight)
    }
  }

  /// A normal density with its share.
  struct Component: Sendable, Hashable {
    let mean: Double
    let variance: Double
    let weight: Double
  }
}

/// Moments of a normal distribution times a likelihood.
struct TiltedMoments {
  var logMass: Double
  var mean: Double
  var variance: Double

  init(logMass: Double, mean: Double, variance: Double) {
    self.logMass = logMass
    self.mean = mean
    self.variance = variance
  }
}

/// Moments of a sum of parts, each with its own mass, taken in one after another.
///
/// > Source: West (1979), "Updating mean and variance estimates: an improved method".
private struct TiltedPool {
  private var most = -Double.infinity
  /// Relative to the greatest mass so far.
  private var mass = 0.0
  private var mean = 0.0
  private var square = 0.0

  mutating func add(_ part: TiltedMoments) {
    guard part.logMass > -.infinity else { return }
    if part.logMass > most {
      let fall = Double.exp(most - part.logMass)
      mass *= fall
      square *= fall
      most = part.logMass
    }
    let share = Double.exp(part.logMass - most)
    mass += share
    let distance = part.mean - mean
    mean += share / mass * distance
    square += share * (part.variance + distance * (part.mean - mean))
  }

  /// Nil where no part has any mass.
  var moments: TiltedMoments? {
    mass > 0
      ? TiltedMoments(logMass: most + Double.log(mass), mean: mean, variance: square / mass) : nil
  }
}

extension SiteLikelihood {
  /// The moments of N(f; mean, variance) times this likelihood; nil where nothing is left of it.
  func tilted(mean: Double, variance: Double) -> TiltedMoments? {
    switch self {
    case .cells(let intervals, let noise):
      let wide = variance + noise * noise
      let deviation = wide.squareRoot()
      let gain = variance / wide
      if intervals.count == 1 {
        return Self.tilted(intervals[0], mean, variance, deviation, gain, noise)
      }
      var pool = TiltedPool()
      for cell in intervals {
        pool.add(Self.tilted(cell, mean, variance, deviation, gain, noise))
      }
      return pool.moments
    case .mixture(let components):
      var pool = TiltedPool()
      for component in components {
        let wide = variance + component.variance
        let distance = component.mean - mean
        pool.add(
          TiltedMoments(
            logMass: Double.log(component.weight) - 0.5 * distance * distance / wide
              - 0.5 * Double.log(2 * .pi * wide),
            mean: mean + variance / wide * distance,
            variance: variance * component.variance / wide))
      }
      return pool.moments
    case .contamination(let share, let factor, let precision):
      let shrinkage = 1 / (1 + variance * precision)
      let narrow = TiltedMoments(
        logMass: Double.log((1 - share) * factor) + 0.5 * Double.log(shrinkage)
          - 0.5 * mean * mean * precision * shrinkage,
        mean: mean * shrinkage, variance: variance * shrinkage)
      if share == 0 { return narrow }
      var pool = TiltedPool()
      pool.add(narrow)
      pool.add(TiltedMoments(logMass: Double.log(share), mean: mean, variance: variance))
      return pool.moments
    }
  }

  /// One cell, seen through the noise: f + error is truncated, and f follows.
  private static func tilted(
    _ cell: Interval, _ mean: Double, _ variance: Double, _ deviation: Double, _ gain: Double,
    _ noise: Double
  ) -> TiltedMoments {
    let inner = TruncatedNormal((cell.lower - mean) / deviation, (cell.upper - mean) / deviation)
    return TiltedMoments(
      logMass: cell.logWeight + inner.logProbability,
      mean: mean + gain * deviation * inner.mean,
      variance: gain * (noise * noise + gain * deviation * deviation * inner.variance))
  }

  /// The likelihood at a value, in logarithms.
  func logValue(at f: Double) -> Double {
    switch self {
    case .cells(let intervals, let noise):
      Double.log(
        intervals.reduce(0) { sum, cell in
          // The difference is taken on the side where it loses no digits.
          let (a, b) = ((cell.lower - f) / noise, (cell.upper - f) / noise)
          let mass =
            a > 0
            ? Normal.standard.cumulative(-a) - Normal.standard.cumulative(-b)
            : Normal.standard.cumulative(b) - Normal.standard.cumulative(a)
          return sum + cell.weight * mass
        })
    case .mixture(let components):
      Double.log(
        components.reduce(0) { sum, part in
          let distance = f - part.mean
          return sum + part.weight * Double.exp(-0.5 * distance * distance / part.variance)
            / (2 * .pi * part.variance).squareRoot()
        })
    case .contamination(let share, let factor, let precision):
      Double.log((1 - share) * factor * Double.exp(-0.5 * f * f * precision) + share)
    }
  }

  /// The same cells seen through more noise.
  func widened(by deviation: Double) -> SiteLikelihood {
    guard deviation > 0, case .cells(let intervals, let noise) = self else { return self }
    return .cells(intervals, noise: Double.hypot(noise, deviation))
  }

  /// The greatest log mass that a normal distribution of this variance can have under it.
  func logPeak(variance: Double) -> Double {
    let places: [Double] =
      switch self {
      case .cells(let intervals, _):
        intervals.map { cell in
          cell.lower == -.infinity
            ? cell.upper - 8 * variance.squareRoot()
            : cell.upper == .infinity
              ? cell.lower + 8 * variance.squareRoot() : cell.lower / 2 + cell.upper / 2
        }
      case .mixture(let components): components.map(\.mean)
      case .contamination: [0]
      }
    return places.reduce(-.infinity) { best, place in
      max(best, tilted(mean: place, variance: variance)?.logMass ?? -.infinity)
    }
  }

  /// The normal factor that inference starts from, as precision and precision times mean.
  var start: (precision: Double, shift: Double) {
    switch self {
    case .cells: (1e-6, 0)
    case .mixture(let components):
      (1 / components[0].variance, components[0].mean / components[0].variance)
    case .contamination(_, _, let precision): (precision, 0)
    }
  }

  /// Whether the likelihood is a normal density, so that its factor is exact from the start.
  var isNormal: Bool {
    switch self {
    case .cells: false
    case .mixture(let components): components.count == 1
    case .contamination(let share, _, _): share == 0
    }
  }
}
