public import LinearAlgebra

/// Why a model could not be fitted: always a property of the data.
public enum FitError: Error, Equatable, Sendable {
  /// Fewer observations than the model needs.
  case tooShort(observations: Int, required: Int)
  /// All observations are equal and the model needs variation.
  case constantSeries
  /// An observation that the link or the model's logarithm cannot take, index from 0.
  case outsideLink(index: Int)
  /// A regressor that no series has the name of.
  case unknownRegressor(String)
  /// A regressor without a value in a period of the series.
  case missingRegressor(String, period: String)
  /// A term of a formula that has no finite value in a period, as the logarithm of zero.
  case undefinedTerm(String, period: String)
  /// Terms of a formula that the terms before them already determine, by name.
  case dependentTerms([String])
  /// Numbers so large or so small that the fit over- or underflows.
  case notRepresentable
  /// The optimiser did not reach an optimum.
  case noConvergence(evaluations: Int)
  /// A property of the data that the estimator cannot do with, in the model's own words.
  case unidentified(parameter: String)
  /// A numerical failure underneath.
  case linearAlgebra(LinearAlgebraError)
}
