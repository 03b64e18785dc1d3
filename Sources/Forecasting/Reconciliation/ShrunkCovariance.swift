public import LinearAlgebra

/// A covariance of forecast errors, its correlations shrunk towards none.
///
/// With few errors a series the plain correlations are noise, and singular where there are more series
/// than errors. The variances stay as they are; every correlation is multiplied by 1 − λ, with λ the
/// share of the correlations' squares that is sampling noise.
///
/// > Source: Schäfer & Strimmer (2005), "A shrinkage approach to large-scale covariance matrix
/// > estimation", target D; about zero, since one-step errors are, as in Wickramasuriya, Athanasopoulos &
/// > Hyndman (2019), §2.4.
public struct ShrunkCovariance: Sendable, Hashable {
  /// The covariance, one row and column a series, in squared units of the errors.
  public let covariance: Matrix
  /// λ, from 0 (the plain correlations) to 1 (none).
  public let shrinkage: Double
  /// The periods that it rests on.
  public let observations: Int

  /// The covariance of errors about zero.
  ///
  /// - Parameter errors: one row a period, one column a series.
  /// - Throws: `.notFinite`; `.notPositiveDefinite` where a series has fewer than two errors, or none
  ///   but zeros.
  /// - Complexity: O(periods · series²).
  public init(_ errors: Matrix) throws(LinearAlgebraError) {
    guard errors.isFinite else { throw .notFinite }
    let (n, count) = (errors.rows, errors.columns)
    guard n >= 2 else { throw .notPositiveDefinite(leadingMinor: 1) }
    var scaled = errors
    var deviations: [Double] = []
    for j in 0..<count {
      let column = errors.column(j)
      // In units of the largest, so that squares neither vanish nor overflow.
      let largest = column.reduce(0) { max($0, abs($1)) }
      guard largest > 0 else { throw .notPositiveDefinite(leadingMinor: j + 1) }
      let squares = column.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }
      let deviation = largest * (squares / Double(n)).squareRoot()
      guard deviation > 0, deviation.isFinite else { throw .notFinite }
      deviations.append(deviation)
      for i in 0..<n { scaled[i, j] = errors[i, j] / deviation }
    }
    let correlation = (1 / Double(n)) * scaled.transposedTimes(scaled)
    var noise = 0.0
    var signal = 0.0
    for j in 0..<count {
      for k in 0..<j {
        // The variance of the mean of the products, from their spread about it.
        let spread = (0..<n).reduce(0.0) { sum, i in
          let gap = scaled[i, j] * scaled[i, k] - correlation[j, k]
          return sum + gap * gap
        }
        noise += spread / (Double(n) * Double(n - 1))
        signal += correlation[j, k] * correlation[j, k]
      }
    }
    let shrinkage = signal > 0 ? min(1, noise / signal) : 1
    var covariance = Matrix(rows: count, columns: count)
    for j in 0..<count {
      for k in 0..<count {
        let kept = j == k ? 1 : (1 - shrinkage) * correlation[j, k]
        covariance[j, k] = kept * deviations[j] * deviations[k]
      }
    }
    guard covariance.isFinite else { throw .notFinite }
    self.covariance = covariance
    self.shrinkage = shrinkage
    observations = n
  }
}
