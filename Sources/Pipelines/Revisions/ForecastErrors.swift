import Forecasting
import LinearAlgebra
import TimeSeries

/// The covariance of the members' forecast errors, on the scales that they are reconciled on.
///
/// From one-step residuals, shrunk, where all members have them for three periods in common or more.
/// Histories inferred from statements have none: there the widths of the first forecasts weigh the
/// members, with no correlation.
struct ForecastErrors: Sendable {
  /// One row and column a member.
  let covariance: Matrix
  /// The estimate from residuals; nil where there is none.
  let shrunk: ShrunkCovariance?

  init(_ members: [HierarchyReconciliation.Member], _ scales: [ReconciliationScale]) {
    let errors = zip(members, scales).map { Self.residuals(of: $0, on: $1) }
    shrunk = Self.common(errors).flatMap { try? ShrunkCovariance($0) }
    covariance =
      shrunk?.covariance
      ?? Matrix(diagonal: zip(members, scales).map { Self.variance(of: $0, on: $1) })
  }

  /// The correlations between members; nil where none are known.
  var correlation: Matrix? {
    guard shrunk != nil else { return nil }
    var correlation = covariance
    for i in 0..<covariance.rows {
      for j in 0..<covariance.columns {
        correlation[i, j] /= (covariance[i, i] * covariance[j, j]).squareRoot()
      }
    }
    return correlation
  }

  /// One-step errors by period.
  private static func residuals(
    of member: HierarchyReconciliation.Member, on scale: ReconciliationScale
  ) -> [Period: Double] {
    guard let fit = member.fit, fit.history == nil else { return [:] }
    var residuals: [Period: Double] = [:]
    for (index, fitted) in fit.fittedValues.enumerated() {
      guard let fitted else { continue }
      let error = scale.apply(fit.series.values[index]) - scale.apply(fitted)
      if error.isFinite { residuals[fit.series.start.advanced(by: index)] = error }
    }
    return residuals
  }

  /// The errors of the periods that all have, one row a period; nil for fewer than three.
  private static func common(_ errors: [[Period: Double]]) -> Matrix? {
    guard let first = errors.first else { return nil }
    let periods = first.keys.sorted().filter { period in
      errors.allSatisfy { $0[period] != nil }
    }
    guard periods.count >= 3 else { return nil }
    return Matrix(columns: errors.map { own in periods.compactMap { own[$0] } })
  }

  /// The variance of the first forecast on the scale; of any size for a member without one.
  private static func variance(
    of member: HierarchyReconciliation.Member, on scale: ReconciliationScale
  ) -> Double {
    guard let paths = member.model.paths else { return 1 }
    for step in 0..<paths.steps {
      let values = paths.values(in: paths.start.advanced(by: step)).map(scale.apply)
      let mean = values.reduce(0) { $0 + $1 / Double(values.count) }
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / Double(values.count) }
      // A first period that is judged or assumed has no width.
      if variance > 0, variance.isFinite { return variance }
    }
    return 1
  }
}
