import Optimization

/// Level and slope of a non-seasonal form, in numbers that may carry derivatives.
struct ETSState<Scalar: DifferentiableScalar>: Sendable {
  var level: Scalar
  var slope: Scalar

  /// Moves the state over an observation; returns the expectation of it, and its error.
  ///
  /// μ = l + φb, l' = μ + αe, b' = φb + βe with e = y − μ, relative errors being e/μ.
  ///
  /// > Source: Hyndman et al. (2008), table 2.2 and 2.3: with ε = e/μ both columns have these updates.
  mutating func advance(
    over y: Double, alpha: Scalar, beta: Scalar, phi: Scalar
  ) -> (mean: Scalar, error: Scalar) {
    slope = phi * slope
    let mean = level + slope
    let error = y - mean
    level = mean + alpha * error
    slope = slope + beta * error
    return (mean, error)
  }
}
