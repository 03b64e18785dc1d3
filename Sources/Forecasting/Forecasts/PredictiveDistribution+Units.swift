import RealModule
import TimeSeries

extension PredictiveDistribution {
  /// The distribution of factor·Y, for a factor above 0.
  ///
  /// Exact for powers of two (under a square root, of four).
  ///
  /// - Precondition: not a link that has no other unit: a rank, or logarithms under a link.
  func scaled(by factor: Double) -> PredictiveDistribution {
    switch self {
    case .point(let value): .point(factor * value)
    case .normal(let mean, let deviation):
      .normal(mean: factor * mean, standardDeviation: factor * deviation)
    case .studentT(let location, let scale, let degreesOfFreedom):
      .studentT(
        location: factor * location, scale: factor * scale, degreesOfFreedom: degreesOfFreedom)
    case .sample(let draws): .sample(draws.map { factor * $0 })
    case .bentNormal(let line): .bentNormal(line.scaled(by: factor))
    case .linked(let distribution, .identity): distribution.scaled(by: factor)
    case .linked(let distribution, .positive(let knee)):
      .linked(distribution.scaled(by: factor), .positive(knee: factor * knee))
    case .linked(let distribution, .power(let exponent, let knee)):
      .linked(
        distribution.scaled(by: factor), .power(exponent: exponent, knee: factor * knee))
    case .linked(let distribution, .squareRoot):
      .linked(distribution.scaled(by: factor.squareRoot()), .squareRoot)
    case .linked(let distribution, .logit(let lower, let upper)):
      .linked(distribution, .logit(lower: factor * lower, upper: factor * upper))
    case .pooled(let components, let pooling):
      .pooled(
        components.map { Component($0.distribution.scaled(by: factor), weight: $0.weight) },
        pooling)
    case .linked(_, .log), .linked(_, .rank):
      preconditionFailure("a distribution under \(self) has no factor")
    }
  }

  /// Whether its mean and all but the outermost thousandths are finite in double precision.
  ///
  /// A Student's t is taken to reach out to 319 scales, where it does with one degree of freedom.
  var isRepresentable: Bool {
    switch self {
    case .linked(let distribution, .log), .linked(let distribution, .rank):
      // The mean lies below e to the power of the upper end, or of mean + variance/2; e⁷⁰⁰ leaves room
      // for the sums on the way.
      distribution.upperReach < 700
    case .linked(let distribution, .squareRoot) where distribution.isRepresentable:
      // A mean sums squares.
      interval(1 - 2 * Self.trimmedTail).upperBound < 1e300
    case .linked(let distribution, .power) where distribution.isRepresentable:
      interval(1 - 2 * Self.trimmedTail).upperBound < .greatestFiniteMagnitude / 4
    case .linked(let distribution, _): distribution.isRepresentable
    case .point(let value): value.isFinite
    case .normal(let mean, let deviation): (abs(mean) + 10 * deviation).isFinite
    case .studentT(let location, let scale, _): (abs(location) + 319 * scale).isFinite
    case .sample(let draws): draws[0].isFinite && draws[draws.count - 1].isFinite
    case .bentNormal(let line): line.value(at: -8).isFinite && line.value(at: 8).isFinite
    case .pooled(let components, _): components.allSatisfy(\.distribution.isRepresentable)
    }
  }

  /// A value that all but the outermost thousandth, and the log-normal mean's logarithm, lie below.
  private var upperReach: Double {
    switch self {
    case .point(let value): return value
    case .normal(let mean, let deviation): return mean + max(4, deviation / 2) * deviation
    case .studentT(let location, let scale, let degreesOfFreedom):
      let widest = location + 319 * scale
      if widest < 700 || scale == 0 { return widest }
      return location + scale * StudentQuantiles.upper(0.001, degreesOfFreedom: degreesOfFreedom)
    case .sample(let draws): return draws[draws.count - 1]
    case .bentNormal(let line): return line.value(at: 8)
    case .linked(let distribution, let link): return link.invert(distribution.upperReach)
    case .pooled(let components, _):
      return components.reduce(-.infinity) { max($0, $1.distribution.upperReach) }
    }
  }
}
