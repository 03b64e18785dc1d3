/// Quasi-Newton minimisation of a smooth function in a box, by Broyden, Fletcher, Goldfarb & Shanno.
///
/// The inverse Hessian is kept as the last `memory` steps and gradient changes, so that any number of
/// parameters is feasible. Parameters that a bound stops are held, the step is made in the others
/// and bent along the box (Bertsekas's projection). Points where the objective is NaN or infinite
/// are stepped back from.
///
/// > Source: Nocedal & Wright (2006), algorithm 7.4; Bertsekas (1982), "Projected Newton methods for
/// > optimization problems with simple constraints"; weak Wolfe steps by Lewis & Overton (2013).
public struct BFGS: Sendable {
  /// Steps remembered.
  public var memory: Int
  /// Converged when the decrease that a step promises is below this part of the objective.
  public var tolerance: Double
  /// Evaluations of objective and gradient allowed.
  public var evaluationLimit: Int

  /// A search with these limits.
  public init(memory: Int = 12, tolerance: Double = 1e-14, evaluationLimit: Int = 5000) {
    precondition(memory > 0, "at least one step is remembered")
    self.memory = memory
    self.tolerance = tolerance
    self.evaluationLimit = evaluationLimit
  }

  /// A local minimum near `start`.
  ///
  /// - Parameters:
  ///   - start: where to begin; moved into the bounds if it lies outside.
  ///   - bounds: a box that no evaluation leaves.
  ///   - objective: the value at a point; writes the gradient there.
  /// - Returns: the minimum; `.notFiniteAtStart`; or `.noConvergence` at the limit, or where no step
  ///   along a descent direction helps, as with a wrong gradient.
  /// - Throws: what the objective throws.
  public func minimize<Failure: Error>(
    from start: [Double], within bounds: Bounds? = nil,
    _ objective: (Span<Double>, inout MutableSpan<Double>) throws(Failure) -> Double
  ) throws(Failure) -> Result<Minimum, OptimizationError> {
    precondition(!start.isEmpty, "nothing to optimise")
    precondition(bounds.map { $0.lower.count == start.count } ?? true, "one interval a parameter")
    var path = ProjectedPath(start, bounds: bounds, memory: memory)
    guard try path.evaluateStart(objective) else { return .failure(.notFiniteAtStart) }
    var idle = 0
    while path.evaluations < evaluationLimit {
      path.chooseDirection()
      if path.promisedDecrease == 0 { return .success(path.minimum) }
      let before = path.value
      guard try path.search(objective) else {
        if path.isExhausted { return .success(path.minimum) }
        if path.forget() { continue }
        return .failure(.noConvergence(evaluations: path.evaluations))
      }
      // Two steps without gain in a row, lest one short step ends the search.
      let scale = max(abs(before), abs(path.value))
      idle = before - path.value <= tolerance * scale ? idle + 1 : 0
      if idle == 2 { return .success(path.minimum) }
    }
    return .failure(.noConvergence(evaluations: path.evaluations))
  }

  /// A local minimum near `start`, with the gradient by central differences.
  ///
  /// Costs two evaluations a parameter and step, and half of the digits.
  public func minimize<Failure: Error>(
    from start: [Double], within bounds: Bounds? = nil,
    _ objective: (Span<Double>) throws(Failure) -> Double
  ) throws(Failure) -> Result<Minimum, OptimizationError> {
    let differences = CentralDifferences(start, bounds: bounds)
    var scratch = start
    return try minimize(from: start, within: bounds) { point, gradient throws(Failure) in
      try differences.evaluate(point, &scratch, &gradient, objective)
    }
  }
}
