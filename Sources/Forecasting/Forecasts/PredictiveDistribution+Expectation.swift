import RealModule
import Statistics
import TimeSeries

extension PredictiveDistribution {
  /// The probability that the trimmed expectation of a Student's t leaves out at each end.
  static let trimmedTail = 0.001

  /// E f(Y), over the central 99.8 % where Y comes from a Student's t.
  ///
  /// e to the power of a Student's t has no mean at all, however many degrees of freedom there are;
  /// the trimmed expectation exists always, and tells the same for all but the last 0.2 %.
  ///
  /// > Accuracy: 10 digits for smooth f that grows no faster than eˣ, with scales up to 1.
  func expectation(of f: (Double) -> Double) -> Double {
    switch self {
    case .point(let value): f(value)
    case .normal(let mean, let deviation):
      deviation > 0 ? Self.normalExpectation(of: { f(mean + deviation * $0) }) : f(mean)
    case .studentT(let location, let scale, let degreesOfFreedom):
      scale > 0
        ? Self.studentExpectation(
          degreesOfFreedom: degreesOfFreedom, of: { f(location + scale * $0) })
        : f(location)
    case .sample(let draws): draws.reduce(0) { $0 + f($1) / Double(draws.count) }
    case .bentNormal(let line): line.expectation(of: f)
    case .linked(let distribution, let link):
      distribution.expectation { f(link.invert($0)) }
    case .pooled(let components, .mixture):
      components.reduce(0) { $0 + $1.weight * $1.distribution.expectation(of: f) }
    case .pooled:
      Self.centralExpectation { f(quantile($0)) }
    }
  }

  /// The expectation over the central 99.8 % of a function of the probability.
  private static func centralExpectation(of f: (Double) -> Double) -> Double {
    let reach = -Normal.standard.quantile(trimmedTail)
    let integral = GaussLegendre.integral(over: -reach...reach, panels: 2) { z in
      f(Normal.standard.cumulative(z)) * Normal.standard.density(z)
    }
    return integral / (1 - 2 * trimmedTail)
  }

  /// The part of E f(Z) from Z below `limit`, Z standard normal.
  static func normalExpectation(
    below limit: Double = .infinity, of f: (Double) -> Double
  ) -> Double {
    let reach = 9.0
    guard limit > -reach else { return 0 }
    return GaussLegendre.integral(over: -reach...min(limit, reach), panels: 12) { z in
      f(z) * Normal.standard.density(z)
    }
  }

  /// The part of the trimmed E f(T) from T below `limit`, T standard Student.
  ///
  /// The substitution t = sinh w evens out the heavy tails.
  static func studentExpectation(
    degreesOfFreedom: Double, below limit: Double = .infinity, of f: (Double) -> Double
  ) -> Double {
    let student = StudentT(degreesOfFreedom: degreesOfFreedom)
    let widest = StudentQuantiles.upper(trimmedTail, degreesOfFreedom: degreesOfFreedom)
    guard limit > -widest else { return 0 }
    let reach = Double.asinh(widest)
    let end = min(Double.asinh(limit), reach)
    let centre = student.density(0) / (1 - 2 * trimmedTail)
    let shape = StudentShape(degreesOfFreedom: degreesOfFreedom)
    let integral = GaussLegendre.integral(over: -reach...end, panels: 6) { w in
      let exponential = Double.exp(w)
      let t = (exponential - 1 / exponential) / 2
      let slope = (exponential + 1 / exponential) / 2
      return f(t) * slope * shape(t)
    }
    return centre * integral
  }
}

/// (1 + t²/ν) to the power of −(ν + 1)/2: Student's density relative to its centre.
///
/// Degrees of freedom are mostly whole; products then take the place of exponential and logarithm.
private struct StudentShape {
  private let degreesOfFreedom: Double
  /// ν + 1 where it is whole and not large.
  private let wholePower: Int?

  init(degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom
    wholePower = Int(exactly: degreesOfFreedom).flatMap { $0 < 256 ? $0 + 1 : nil }
  }

  @inline(__always)
  func callAsFunction(_ t: Double) -> Double {
    let part = t * t / degreesOfFreedom
    guard let wholePower else {
      return Double.exp(-(degreesOfFreedom + 1) / 2 * Double.log(onePlus: part))
    }
    let base = 1 / (1 + part)
    var result = wholePower & 1 == 1 ? base.squareRoot() : 1
    var (square, rest) = (base, wholePower >> 1)
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      square *= square
      rest >>= 1
    }
    return result
  }
}
