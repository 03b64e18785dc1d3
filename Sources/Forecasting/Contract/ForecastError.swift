/// Why a fitted model could not be projected.
public enum ForecastError: Error, Equatable, Sendable {
  /// A regressor without a value in a future period.
  case missingRegressor(String, period: String)
  /// A term of a formula that has no finite value in a future period, as the logarithm of zero.
  case undefinedTerm(String, period: String)
  /// The projection leaves the range of double precision in this step, from 1.
  case notRepresentable(step: Int)
}
