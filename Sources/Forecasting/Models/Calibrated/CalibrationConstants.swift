import TimeSeries

/// What calibration has learned from many series, for one length of period.
///
/// The numbers are in the files beside this one, which `Benchmarks/calibration/run` writes.
struct CalibrationConstants: Sendable {
  /// Coefficients of the bounds of the 95 % interval: see ``IntervalFactors``.
  let outer: AutoConstants.Bounds
  /// Those of the bounds of the 80 % interval.
  let inner: AutoConstants.Bounds

  /// The constants of a length of period.
  static func of(_ frequency: Frequency) -> CalibrationConstants {
    switch frequency {
    case .annual: annual
    case .quarterly: quarterly
    case .monthly: monthly
    }
  }
}
