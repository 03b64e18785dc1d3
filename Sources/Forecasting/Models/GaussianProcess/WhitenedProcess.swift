import LinearAlgebra
import RealModule

/// Observations of a Gaussian process of known covariance, decorrelated, with an unknown level or none.
///
/// With C = LLᵀ the whitened observations L⁻¹y have independent errors, and an unknown level is a
/// regression on L⁻¹1; under a flat prior it is integrated out exactly.
///
/// > Source: Rasmussen & Williams (2006), §2.2 and §2.7; O'Hagan (1978).
struct WhitenedProcess: Sendable {
  private let factor: Cholesky
  /// L⁻¹y less the level's part.
  private let residuals: [Double]
  /// L⁻¹1; nil where the level is known to be 0.
  private let ones: [Double]?
  /// The squared length of ``ones``: the precision of the level.
  private let precision: Double
  /// The level, by generalised least squares.
  let level: Double
  /// rᵀr: the squared distance of the observations from the level in the metric of C.
  let squares: Double

  /// Decorrelates observations.
  ///
  /// - Parameters:
  ///   - covariance: of the observations, noise included.
  ///   - hasLevel: whether there is an unknown level with a flat prior.
  /// - Throws: `.notPositiveDefinite`.
  /// - Complexity: O(n³/3).
  init(
    _ covariance: consuming Matrix, _ observations: [Double], hasLevel: Bool
  ) throws(LinearAlgebraError) {
    factor = try Cholesky(covariance)
    var whitened = observations
    var target = whitened.mutableSpan
    factor.solveLower(&target)
    if hasLevel {
      var ones = [Double](repeating: 1, count: observations.count)
      var target = ones.mutableSpan
      factor.solveLower(&target)
      precision = ones.reduce(0) { $0 + $1 * $1 }
      level = zip(ones, whitened).reduce(0) { $0 + $1.0 * $1.1 } / precision
      for i in whitened.indices { whitened[i] -= ones[i] * level }
      self.ones = ones
    } else {
      ones = nil
      precision = 1
      level = 0
    }
    residuals = whitened
    squares = whitened.reduce(0) { $0 + $1 * $1 }
  }

  /// ln det C.
  var logDeterminant: Double { factor.logDeterminant }
  /// ln det C, and that of the level's precision: what integrating the level out costs.
  var logVolume: Double { factor.logDeterminant + (ones == nil ? 0 : .log(precision)) }

  /// −½(yᵀC⁻¹y + ln det C + n ln 2π) where the level is known.
  ///
  /// - Precondition: there is no level.
  var logLikelihood: Double {
    precondition(ones == nil, "the density of observations under a flat prior has no scale")
    return -(squares + logDeterminant + Double(residuals.count) * .log(2 * .pi)) / 2
  }

  /// C⁻¹(y − level).
  var weights: [Double] {
    var result = residuals
    var target = result.mutableSpan
    factor.solveLowerTransposed(&target)
    return result
  }

  /// The distribution of other values of the process given the observations.
  ///
  /// - Parameters:
  ///   - cross: covariances of the observations (rows) with the others (columns).
  ///   - own: covariances of the others among themselves.
  ///   - isLevelled: whether the others contain the level, as values of the series do.
  /// - Complexity: O(n²h + nh²) for h others.
  func conditioned(
    cross: Matrix, own: Matrix, isLevelled: Bool = true
  ) -> (means: [Double], covariance: Matrix) {
    let whitened = factor.solveLower(cross)
    var means = whitened.transposedTimes(residuals)
    var covariance = own - whitened.transposedTimes(whitened)
    if let ones {
      let part = isLevelled ? 1.0 : 0
      for j in means.indices { means[j] += part * level }
      let open = whitened.transposedTimes(ones).map { part - $0 }
      covariance.add(1 / precision, timesOuterProductOf: open, open)
    }
    return (means, covariance)
  }
}
