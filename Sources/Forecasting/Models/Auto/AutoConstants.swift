import RealModule
import TimeSeries

/// What ``Auto`` has learned from many series, for one length of period.
///
/// The numbers are in the files beside this one, which `Benchmarks/calibration/run` writes.
struct AutoConstants: Sendable {
  /// Coefficients of the lower and the upper bound of an interval.
  struct Bounds: Sendable {
    let lower: [Double]
    let upper: [Double]
  }

  /// Shares of the cells of the damped trend, in the order of ``DampedTrendGrid/cells``.
  let logShares: [Double]
  /// The last step that bounds were learned for; later ones have its factors.
  let horizon: Int
  /// Coefficients of the learned path: see ``LearnedPath``.
  let point: [Double]
  /// Those of the bounds of the 95 % interval: see ``IntervalFactors``.
  let outer: Bounds
  /// Those of the bounds of the 80 % interval.
  let inner: Bounds

  /// What bounds after two or three observations are widened by: so few say too little of themselves.
  static let widening = 1.1

  /// The constants of a length of period.
  static func of(_ frequency: Frequency) -> AutoConstants {
    switch frequency {
    case .annual: annual
    case .quarterly: quarterly
    case .monthly: monthly
    }
  }

  init(horizon: Int, shares: [Double], point: [Double], outer: Bounds, inner: Bounds) {
    self.horizon = horizon
    logShares = shares.map { Double.log($0) }
    self.point = point
    self.outer = outer
    self.inner = inner
  }
}
