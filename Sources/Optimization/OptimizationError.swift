/// Why an optimiser has no answer; an objective's own errors pass through it unchanged.
public enum OptimizationError: Error, Hashable, Sendable {
  /// The allowed evaluations were used before the tolerance was met.
  case noConvergence(evaluations: Int)
  /// The objective is NaN or infinite at the starting point.
  case notFiniteAtStart
  /// The function has the same sign at both ends of the interval, so that no root is enclosed.
  case notBracketed
  /// These parameters, index from 0, have no influence on the residuals at the optimum, or none of
  /// their own.
  case unidentified(parameters: [Int])
}
