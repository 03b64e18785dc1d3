import LinearAlgebra

/// Nonlinear least squares by Levenberg's and Marquardt's damped Gauss-Newton steps.
///
/// Every step solves a linear least-squares problem by QR, in parameters scaled by the Jacobian's
/// columns, with derivatives by automatic differentiation, and is bent along the geodesic of the
/// residuals' curvature. Near the minimum undamped steps run until they no longer shrink.
///
/// > Accuracy: on all 27 nonlinear sets of NIST, from both starts, at least 10 digits of parameters
/// > and standard errors with `.extended` refinement (`NonlinearCertifiedTests`).
/// > Source: Moré (1978); Nielsen (1999) for the damping; Transtrum & Sethna (2012), "Improvements
/// > to the Levenberg-Marquardt algorithm for nonlinear least-squares minimization".
public struct LevenbergMarquardt: Sendable {
  /// How the last digits are obtained.
  public enum Refinement: Sendable, Hashable {
    /// Residuals in double precision: the digits that their rounding leaves.
    case working
    /// Residuals and parameters in double-double: digits that do not suffer from near-exact fits.
    /// Costs about a hundred plain evaluations.
    case extended
  }

  /// Evaluations of the residuals allowed, with or without derivatives.
  public var evaluationLimit: Int
  /// How the last digits are obtained.
  public var refinement: Refinement

  /// A search with these limits.
  public init(evaluationLimit: Int = 10_000, refinement: Refinement = .working) {
    self.evaluationLimit = evaluationLimit
    self.refinement = refinement
  }

  /// A local minimum of the sum of squares near `start`.
  ///
  /// - Parameters:
  ///   - function: the residuals, at least as many as parameters.
  ///   - start: where to begin.
  /// - Returns: the minimum with standard errors; or `.notFiniteAtStart`, `.noConvergence`, or
  ///   `.unidentified` where the Jacobian at the minimum has not full rank.
  /// - Complexity: O(n·p²) and one Jacobian a step.
  public func minimize(
    _ function: some ResidualFunction, from start: [Double]
  ) -> Result<LeastSquaresMinimum, OptimizationError> {
    precondition(start.count == function.parameterCount, "one start a parameter")
    precondition(function.residualCount >= start.count, "at least as many residuals as parameters")
    var search = LeastSquaresSearch(function, start: start, evaluationLimit: evaluationLimit)
    guard search.isFinite else { return .failure(.notFiniteAtStart) }
    // Coarse tolerance first; finer ones where undamped steps do not converge by themselves.
    for tolerance in [1e-4, 1e-7, 1e-10] {
      guard search.descend(tolerance: tolerance) else {
        return .failure(.noConvergence(evaluations: search.evaluations))
      }
      // The costly kind of refinement starts where the other has ended.
      guard search.polish(.working) else { continue }
      if refinement == .working || search.polish(.extended) { return search.minimum() }
    }
    // Stationary, yet undamped steps lead nowhere: a singular Jacobian, if it is that, is named.
    if case .failure(let reason) = search.minimum() { return .failure(reason) }
    return .failure(.noConvergence(evaluations: search.evaluations))
  }
}
