public import Statistics

/// The result of a fit: immutable, and all that a forecast needs.
///
/// The `Codable` form is the model's saved state. Distributions and paths contain the uncertainty of
/// the estimated parameters.
public protocol FittedModel: Sendable, Codable {
  /// Estimates in a tidy list, with standard errors where they exist.
  var parameters: [Parameter] { get }
  /// Goodness of fit in one line.
  var summary: FitSummary { get }
  /// One per observation; nil where the model has no fitted value, as for the first of a naive one.
  var fittedValues: [Double?] { get }

  /// Predictive distributions for the `horizon` periods after the last observation.
  ///
  /// - Parameters:
  ///   - horizon: how many periods, at least 1.
  ///   - covariates: future values of the regressors, where there are any.
  func forecast(_ horizon: Int, given covariates: Covariates) throws(ForecastError)
    -> [PredictiveDistribution]

  /// One joint path of future observations.
  ///
  /// Draws the parameters first where they are uncertain, so that paths and distributions agree.
  func simulate(
    _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
  ) throws(ForecastError) -> [Double]

  /// Several joint paths, one after the other: those that ``simulate(_:given:using:)`` would draw.
  ///
  /// Models implement it where paths share work; for the others it calls ``simulate(_:given:using:)``.
  ///
  /// - Parameters:
  ///   - count: how many paths.
  ///   - horizon: how many periods, at least 1.
  ///   - covariates: future values of the regressors, the same for all paths.
  func paths(
    _ count: Int, over horizon: Int, given covariates: Covariates, using stream: inout RandomStream
  ) throws(ForecastError) -> [[Double]]
}

extension FittedModel {
  /// One path after the other.
  public func paths(
    _ count: Int, over horizon: Int, given covariates: Covariates, using stream: inout RandomStream
  ) throws(ForecastError) -> [[Double]] {
    var paths: [[Double]] = []
    paths.reserveCapacity(count)
    for _ in 0..<count {
      paths.append(try simulate(horizon, given: covariates, using: &stream))
    }
    return paths
  }
}
