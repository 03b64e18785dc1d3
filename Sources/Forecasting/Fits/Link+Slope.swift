import RealModule
import TimeSeries

extension Link {
  /// ln(dx/dy) at a natural value: what a density of x gains on the way to y.
  ///
  /// - Precondition: ``Link/admits(_:)`` holds for `y`.
  func logSlope(at y: Double) -> Double {
    switch self {
    case .identity: 0
    case .log: -Double.log(y)
    case .squareRoot: -Double.log(4 * y) / 2
    case .logit(let lower, let upper):
      Double.log(upper - lower) - Double.log(y - lower) - Double.log(upper - y)
    case .rank: -Double.log(y - 0.5)
    case .positive(let knee): y >= knee ? 0 : Double.log(knee) - Double.log(y)
    case .power(let exponent, let knee):
      (y >= knee ? 1 - exponent : 1) * (Double.log(knee) - Double.log(y))
    }
  }
}
