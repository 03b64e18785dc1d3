import RealModule
import TimeSeries

extension Link {
  /// A plausible step of natural values, on the scale of the link.
  ///
  /// A step of shares is one of the distance to the nearer bound, as where series have the link
  /// themselves.
  func carried(_ step: Double, at y: Double) -> Double {
    // The slope of a square root has no bound near 0, the step itself has.
    if self == .squareRoot { return (y + step).squareRoot() - y.squareRoot() }
    guard case .logit(let lower, let upper) = self else {
      return step * Double.exp(logSlope(at: y))
    }
    let share = y == 0 ? 1 : min(y - lower, upper - y) / abs(y)
    return step * share * Double.exp(logSlope(at: y))
  }
}
