/// The scale that a quantity is modelled on.
///
/// A model works on x = link(y); forecasts are carried back through the inverse, so that a
/// positive quantity has positive forecasts by construction and not by clipping.
public enum Link: Sendable, Hashable, Codable {
  /// x = y.
  case identity
  /// x = ln y; for flows, stocks and prices.
  case log
  /// x = ln((y − lower)/(upper − y)); for shares, usually 0 to 100 %.
  case logit(lower: Double, upper: Double)
  /// x = ln(y − ½) for a place in a ranking; back to ⌈eˣ⌉, a positive whole number.
  case rank
}

extension Link {
  /// Whether a value can be carried to the modelling scale.
  public func admits(_ y: Double) -> Bool {
    switch self {
    case .identity: y.isFinite
    case .log: y > 0 && y.isFinite
    case .logit(let lower, let upper): y > lower && y < upper
    case .rank: y >= 1 && y.isFinite
    }
  }
}
