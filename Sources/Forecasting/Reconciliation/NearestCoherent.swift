public import LinearAlgebra

/// Reconciles forecasts with equations that need not be linear: the nearest point that satisfies them,
/// in units of the forecasts' errors.
///
/// Each step replaces the equations by their tangents at the last point and moves the forecasts
/// themselves, as ``MinimumTrace`` does, onto these: for linear equations the first step is the
/// answer. The equations hold to rounding where the tangents hardly turn any more.
///
/// > Source: Girolimetto, Panagiotelis, Di Fonzo & Li (2024), "Forecast reconciliation with non-linear
/// > constraints"; sequential linearisation: Nocedal & Wright (2006), §18.1.
public struct NearestCoherent: Sendable {
  /// The equations at a point: what their two sides differ by, and its slopes, one row an equation.
  public typealias Tangents = (_ figures: [Double]) -> (gaps: [Double], slopes: Matrix)

  private let weights: ErrorWeights
  private let deviations: [Double]

  /// A search under a covariance of errors.
  public init(_ weights: ErrorWeights) {
    self.weights = weights
    deviations = weights.deviations
  }

  /// The point next to the forecasts at which all gaps are zero.
  ///
  /// - Throws: `.dependentConstraints`; `.notFinite` where the equations leave the range of numbers;
  ///   `.noConvergence` after 100 steps.
  /// - Precondition: one entry a figure.
  public func point(
    from figures: [Double], _ tangents: Tangents
  ) throws(LinearAlgebraError) -> [Double] {
    precondition(figures.count == weights.count, "one entry a figure")
    var point = figures
    for _ in 0..<Self.stepLimit {
      let (gaps, slopes) = tangents(point)
      guard gaps.allSatisfy(\.isFinite) else { throw .notFinite }
      let back = zip(figures, point).map { $0 - $1 }
      let rest = zip(gaps, slopes * back).map { $0 + $1 }
      let next = try MinimumTrace(slopes, weights: weights).moved(figures, closing: rest)
      guard next.allSatisfy(\.isFinite) else { throw .notFinite }
      // The gap is of the order of the last move's square.
      let isSettled = next.indices.allSatisfy { index in
        abs(next[index] - point[index])
          <= Self.settled * max(deviations[index], abs(next[index]) * 0x1p-26)
      }
      point = next
      if isSettled { return point }
    }
    throw .noConvergence(routine: "reconciliation")
  }

  private static let stepLimit = 100
  /// In standard deviations of the errors.
  private static let settled = 1e-7
}
