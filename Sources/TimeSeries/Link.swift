#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The scale that a quantity is modelled on.
///
/// A model works on x = link(y); forecasts are carried back through the inverse, so that a
/// positive quantity has positive forecasts by construction and not by clipping.
public enum Link: Sendable, Hashable, Codable {
  /// x = y.
  case identity
  /// x = ln y; for flows, stocks and prices.
  case log
  /// x = √y for what is not negative, as counts; back to x², and to 0 from below 0, where a line that
  /// falls through 0 ends.
  case squareRoot
  /// x = ln((y − lower)/(upper − y)); for shares, usually 0 to 100 %.
  case logit(lower: Double, upper: Double)
  /// x = ln(y − ½) for a place in a ranking; back to ⌈eˣ⌉, a positive whole number.
  case rank
  /// x = y from the knee upwards, and x = knee·(1 + ln(y/knee)) below: for positive quantities whose
  /// forecasts are to be those of the plain scale wherever they are not near zero.
  ///
  /// The slope is continuous at the knee. ``natural(for:)`` places it.
  case positive(knee: Double)
  /// The Box-Cox scale x = knee·(1 + ((y/knee)^λ − 1)/λ) from the knee upwards, λ in [0, 1] the
  /// exponent, and logarithms below, as in ``positive(knee:)``, which is λ = 1.
  ///
  /// Slope 1 at the knee, where the parts meet; λ = 0 is the logarithm in units of the knee.
  ///
  /// > Source: Box & Cox (1964), "An analysis of transformations".
  case power(exponent: Double, knee: Double)
}

extension Link {
  /// Whether a value can be carried to the modelling scale.
  public func admits(_ y: Double) -> Bool {
    switch self {
    case .identity: y.isFinite
    case .log: y > 0 && y.isFinite
    case .squareRoot: y >= 0 && y.isFinite
    case .logit(let lower, let upper): y > lower && y < upper
    case .rank: y >= 1 && y.isFinite
    case .positive, .power: y > 0 && y.isFinite
    }
  }

  /// A natural value on the modelling scale.
  ///
  /// - Precondition: ``admits(_:)`` holds for `y`.
  public func apply(_ y: Double) -> Double {
    precondition(admits(y), "\(y) has no place on the scale of the link \(self)")
    switch self {
    case .identity: return y
    case .log: return logarithm(y)
    case .squareRoot: return y.squareRoot()
    case .logit(let lower, let upper): return logarithm(y - lower) - logarithm(upper - y)
    case .rank: return logarithm(y - 0.5)
    case .positive(let knee): return y >= knee ? y : knee + knee * logarithm(y, over: knee)
    case .power(let exponent, let knee):
      if exponent == 1, y >= knee { return y }
      let rise = logarithm(y, over: knee)
      guard y > knee, exponent > 0 else { return knee + knee * rise }
      return knee + knee * (expm1(exponent * rise) / exponent)
    }
  }

  /// A value of the modelling scale as a natural value.
  ///
  /// Undoes ``apply(_:)``. The result stays inside the link's natural bounds; far out it reaches the
  /// limit itself: 0, a bound of the logit, or infinity where eˣ overflows.
  public func invert(_ x: Double) -> Double {
    switch self {
    case .identity: return x
    case .log: return exp(x)
    case .squareRoot: return x > 0 ? x * x : 0
    case .logit(let lower, let upper):
      // The tail is computed from its own side, so that no digits cancel near a bound.
      let tail = (upper - lower) / (1 + exp(abs(x)))
      return x < 0 ? lower + tail : upper - tail
    case .rank: return max(1, exp(x).rounded(.up))
    case .positive(let knee): return x >= knee ? x : knee * exp((x - knee) / knee)
    case .power(let exponent, let knee):
      if exponent == 1, x >= knee { return x }
      let rise = (x - knee) / knee
      guard rise > 0, exponent > 0 else { return knee * exp(rise) }
      return knee * exp(log1p(exponent * rise) / exponent)
    }
  }
}

/// The natural logarithm, by a name that the case `log` does not hide.
private func logarithm(_ y: Double) -> Double { log(y) }

/// ln(y/unit), also where the quotient underflows.
private func logarithm(_ y: Double, over unit: Double) -> Double {
  let quotient = y / unit
  return quotient > 0 ? log(quotient) : log(y) - log(unit)
}
