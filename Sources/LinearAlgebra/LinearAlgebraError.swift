/// What a matrix lacks: a property of the data, never of the call.
public enum LinearAlgebraError: Error, Equatable, Sendable {
  /// The leading minor of this order is not positive definite.
  case notPositiveDefinite(leadingMinor: Int)
  /// A pivot that is exactly zero, index from 0.
  case singular(pivot: Int)
  /// Fewer independent columns than columns; `dependent` are the indices, from 0, of the columns
  /// that the columns before them already span.
  case rankDeficient(rank: Int, columns: Int, dependent: [Int])
  /// Equations between coefficients that those before them imply or contradict, indices from 0.
  case dependentConstraints(indices: [Int])
  /// A weight or penalty that is negative, index from 0.
  case negativeWeight(index: Int)
  /// An iteration that did not settle.
  case noConvergence(routine: String)
  /// NaN or infinity among the entries.
  case notFinite
}
