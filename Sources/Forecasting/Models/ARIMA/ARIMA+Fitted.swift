import Optimization
import RealModule
public import Statistics
import TimeSeries

extension ARIMA {
  /// An ARIMA model with its estimates.
  ///
  /// Forecasts are Student's t. The variance of future innovations is exact for a series of this
  /// length, that of mean, drift and regressors' coefficients is exact given the ARMA parameters,
  /// and the parameters' own is of first order.
  public struct Fitted: FittedModel {
    let estimate: ARIMAEstimate
    let errors: ErrorVariance
    let state: ARIMAState
    private let parameterRoot: [[Double]]

    init(_ estimate: ARIMAEstimate, errors: ErrorVariance) throws(FitError) {
      self.estimate = estimate
      self.errors = errors
      state = try ARIMAState(estimate)
      parameterRoot =
        errors.sigma > 0
        ? state.parameterRoot(sigma: errors.sigma, sumOfSquares: estimate.sumOfSquares) : []
    }

    /// `ARIMA(0,1,1)(0,1,1)[12] with drift`.
    public var orderName: String { estimate.order.name }

    /// Coefficients of both polynomials, then mean or drift, then the regressors'.
    public var parameters: [Parameter] {
      ARIMAParameters.list(estimate, state, parameterRoot, sigma: errors.sigma)
    }

    /// Goodness of fit over the differences; log-likelihood and count of parameters are R's.
    public var summary: FitSummary {
      FitSummary(
        observations: estimate.observed, parameterCount: estimate.parameterCount,
        sigma: errors.sigma, logLikelihood: errors.sumOfSquares > 0 ? estimate.logLikelihood : nil)
    }

    /// The predictions one step ahead; nil for what differencing costs.
    public var fittedValues: [Double?] {
      let order = estimate.order
      let data = state.data
      let process = ARMAProcess(order, partials: estimate.partials)
      var whitening = ARMAWhitening(process, columns: data.width, rows: data.rows)
      let coefficients = state.coefficients[0].map(\.value)
      let unit = data.units[data.coefficients]
      var values = estimate.history.values
      for (j, index) in estimate.history.filledIndices.enumerated() {
        values[index] -= coefficients[j] / unit
      }
      let lost: [Double?] = Array(repeating: nil, count: min(order.lost, values.count))
      return lost
        + (0..<data.rows).map { t in
          whitening.advance()
          var innovation = 0.0
          for j in 0..<data.width {
            let e = whitening.innovation(column: j, data.differenced[t * data.width + j])
            innovation += j == data.coefficients ? e : -coefficients[j] * e
          }
          return values[t + order.lost] - innovation / unit
        }
    }

    /// Student's t in every period, never narrower than in the one before.
    ///
    /// - Throws: `.missingRegressor` where a future value is not given.
    public func forecast(
      _ horizon: Int, given covariates: Covariates
    ) throws(ForecastError) -> [PredictiveDistribution] {
      let path = ARIMAPath(state, try rows(horizon, covariates))
      let deviations = deviations(path)
      return (0..<horizon).map { h in
        guard errors.sigma > 0 else { return .point(path.means[h]) }
        return .studentT(
          location: path.means[h], scale: deviations.total[h],
          degreesOfFreedom: errors.degreesOfFreedom)
      }
    }

    /// Draws σ, then parameters and coefficients, then the innovations.
    public func simulate(
      _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
    ) throws(ForecastError) -> [Double] {
      let path = ARIMAPath(state, try rows(horizon, covariates))
      let sigma = errors.nextSigma(using: &stream)
      guard sigma > 0 else { return path.means }
      let deviations = deviations(path)
      let ratio = sigma / errors.sigma
      let parameterNormals = parameterRoot.map { _ in ratio * stream.nextNormal() }
      let coefficientNormals = state.data.units.dropLast().map { _ in sigma * stream.nextNormal() }
      let shocks = (0..<horizon).map { _ in sigma * stream.nextNormal() }
      return (0..<horizon).map { h in
        var value = path.means[h]
        for (column, z) in zip(parameterRoot, parameterNormals) {
          value += z * Self.product(column, path.slopes[h])
        }
        value += Self.product(path.loadings[h], coefficientNormals)
        value += Self.product(path.responses[h], shocks)
        return value + ratio * deviations.missing[h] * stream.nextNormal()
      }
    }

    /// Standard deviations that never shrink, and what that adds to the model's own.
    private func deviations(_ path: ARIMAPath) -> (total: [Double], missing: [Double]) {
      var (total, missing): ([Double], [Double]) = ([], [])
      var widest = 0.0
      for h in path.means.indices {
        var variance = Self.product(path.responses[h], path.responses[h])
        variance += Self.product(path.loadings[h], path.loadings[h])
        variance *= errors.sigma * errors.sigma
        for column in parameterRoot {
          let slope = Self.product(column, path.slopes[h])
          variance += slope * slope
        }
        missing.append(max(0, widest - variance).squareRoot())
        widest = max(widest, variance)
        total.append(widest.squareRoot())
      }
      return (total, missing)
    }

    private func rows(_ horizon: Int, _ covariates: Covariates) throws(ForecastError) -> [[Double]]
    {
      var rows: [[Double]] = []
      for step in 1...horizon { rows.append(try estimate.history.future(step, covariates)) }
      return rows
    }

    private static func product(_ a: [Double], _ b: [Double]) -> Double {
      var sum = 0.0
      for i in a.indices { sum += a[i] * b[i] }
      return sum
    }
  }
}

extension ARIMA.Fitted {
  private enum CodingKeys: String, CodingKey {
    case estimate
    case errors
  }

  /// Writes estimates and observations; everything else follows from them.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(estimate, forKey: .estimate)
    try container.encode(errors, forKey: .errors)
  }

  /// Reads what ``encode(to:)`` wrote.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let estimate = try container.decode(ARIMAEstimate.self, forKey: .estimate)
    try self.init(estimate, errors: container.decode(ErrorVariance.self, forKey: .errors))
  }
}
