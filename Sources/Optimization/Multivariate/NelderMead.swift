/// Nelder and Mead's simplex search: no derivatives, tolerant of kinks, for up to about ten parameters.
///
/// The coefficients adapt to the dimension. Points where the objective is NaN or infinite count as
/// worse than all others. After convergence the search restarts once more from a fresh simplex, so
/// that a collapsed simplex is not taken for a minimum.
///
/// > Source: Nelder & Mead (1965); coefficients of Gao & Han (2012), "Implementing the Nelder-Mead
/// > simplex algorithm with adaptive parameters".
public struct NelderMead: Sendable {
  /// Converged when the simplex is this small relative to the point and to the first simplex.
  public var pointTolerance: Double
  /// Converged when the objective varies less than this over the simplex, relative to its value and
  /// to how far it has come down.
  public var valueTolerance: Double
  /// Edge of the first simplex relative to a coordinate; absolute where the coordinate is 0.
  public var initialStep: Double
  /// Evaluations allowed over all restarts.
  public var evaluationLimit: Int
  /// Most restarts from a fresh simplex; they end when one brings no relative gain above
  /// `valueTolerance`.
  public var restartLimit: Int

  /// A search with these limits.
  public init(
    pointTolerance: Double = 1e-8, valueTolerance: Double = 1e-12, initialStep: Double = 0.1,
    evaluationLimit: Int = 10_000, restartLimit: Int = 4
  ) {
    self.pointTolerance = pointTolerance
    self.valueTolerance = valueTolerance
    self.initialStep = initialStep
    self.evaluationLimit = evaluationLimit
    self.restartLimit = restartLimit
  }

  /// A local minimum near `start`.
  ///
  /// - Parameters:
  ///   - start: the first vertex; moved into the bounds if it lies outside.
  ///   - bounds: a box that no evaluation leaves.
  ///   - objective: what to minimise.
  /// - Returns: the minimum, `.notFiniteAtStart`, or `.noConvergence` at the limit.
  /// - Throws: what the objective throws.
  public func minimize<Failure: Error>(
    from start: [Double], within bounds: Bounds? = nil,
    _ objective: (Span<Double>) throws(Failure) -> Double
  ) throws(Failure) -> Result<Minimum, OptimizationError> {
    precondition(!start.isEmpty, "nothing to optimise")
    precondition(bounds.map { $0.lower.count == start.count } ?? true, "one interval a parameter")
    var simplex = Simplex(start, bounds: bounds, relativeStep: initialStep)
    guard try simplex.evaluateFirst(objective) else { return .failure(.notFiniteAtStart) }
    var reached = Double.infinity
    for _ in 0...restartLimit {
      try simplex.spread(objective)
      while !simplex.isSmall(points: pointTolerance, values: valueTolerance) {
        if simplex.evaluations >= evaluationLimit {
          return .failure(.noConvergence(evaluations: simplex.evaluations))
        }
        try simplex.step(objective)
      }
      let best = simplex.bestValue
      if simplex.isNegligible(reached - best, valueTolerance) { break }
      reached = best
    }
    return .success(simplex.minimum)
  }
}
