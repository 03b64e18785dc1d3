public import Statistics
import TimeSeries

/// A Theta model with its estimates: exponential smoothing and a share of a trend line.
///
/// The forecast h steps ahead is Student's t. Its variance has that of the future errors, exactly,
/// and that of the level start, the trend and alpha, to first order: σ²(1 + Σψ² + g′(X′X)⁻¹g) with X
/// the derivatives of the one-step forecasts and g those of the h-step forecast.
public struct FittedTheta: FittedModel {
  /// Observations less their season.
  let adjusted: [Double]
  let season: ClassicalDecomposition?
  let line: ThetaLine
  /// The first value, which the level is counted from.
  let origin: Double
  let alpha: Double
  /// The drift of a fixed line, 1 − 1/θ of a dynamic one.
  let weight: Double
  let start: Double
  /// The slope of the fixed line; 1 for a dynamic one.
  let slope: Double
  let firstError: Int
  /// One-step forecasts less their season.
  let fitted: [Double]
  let errors: ErrorVariance
  let factor: CovarianceFactor

  /// Alpha, the share of the trend that is kept, and the level and drift of the last period.
  public var parameters: [Parameter] {
    let share = line == .dynamic ? weight : (slope == 0 ? 0 : weight / slope)
    var list = [
      Parameter("alpha", alpha, standardError: errors.sigma * factor.deviation(0, 0, 1)),
      Parameter("trend-weight", share),
    ]
    if line == .fixed {
      list.append(
        Parameter(
          "drift", weight, standardError: errors.sigma * factor.deviation(0, 1, 0),
          responsePower: 1))
    }
    return list
  }

  /// Goodness of fit over the one-step errors.
  public var summary: FitSummary {
    let count = adjusted.count - firstError
    return FitSummary(
      observations: count, parameterCount: 4 + (season.map { $0.indices.count - 1 } ?? 0),
      sigma: errors.sigma, logLikelihood: errors.logLikelihood(count: count))
  }

  /// The one-step forecasts; nil where there is too little before to make one.
  public var fittedValues: [Double?] {
    fitted.indices.map { t in
      t < firstError ? nil : season?.seasonal(fitted[t], at: t) ?? fitted[t]
    }
  }

  /// Student's t in every step, in the season of the period.
  public func forecast(
    _ horizon: Int, given covariates: Covariates
  ) throws(ForecastError) -> [PredictiveDistribution] {
    let (path, last) = path(horizon)
    let responses = responses(horizon, after: last)
    return (0..<horizon).map { step in
      var variance = 1 + (path[step].loadings * path[step].loadings).sum()
      for lag in 1..<max(1, step + 1) {
        let response = responses[step - lag][lag - 1]
        variance += response * response
      }
      let distribution = errors.distribution(
        around: origin + path[step].mean, varianceFactor: variance)
      return seasonal(distribution, at: adjusted.count + step)
    }
  }

  /// Draws σ, then the parameters, then the errors.
  public func simulate(
    _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
  ) throws(ForecastError) -> [Double] {
    let sigma = errors.nextSigma(using: &stream)
    let z = SIMD3(stream.nextNormal(), stream.nextNormal(), stream.nextNormal())
    let (path, last) = path(horizon)
    let responses = responses(horizon, after: last)
    var shocks: [Double] = []
    return (0..<horizon).map { step in
      shocks.append(sigma * stream.nextNormal())
      var value = origin + path[step].mean + sigma * (path[step].loadings * z).sum() + shocks[step]
      for shock in 0..<step { value += responses[shock][step - shock - 1] * shocks[shock] }
      return season?.seasonal(value, at: adjusted.count + step) ?? value
    }
  }

  private func seasonal(
    _ distribution: PredictiveDistribution, at position: Int
  ) -> PredictiveDistribution {
    guard let season else { return distribution }
    switch distribution {
    case .point(let value): return .point(season.seasonal(value, at: position))
    case .studentT(let location, let scale, let degreesOfFreedom):
      let width = season.form == .multiplicative ? season.index(at: position) : 1
      return .studentT(
        location: season.seasonal(location, at: position), scale: scale * width,
        degreesOfFreedom: degreesOfFreedom)
    default: preconditionFailure("errors are points or Student's t")
    }
  }

  /// The path without errors, how the uncertain parameters move it, and the state it starts from.
  private func path(
    _ horizon: Int
  ) -> (steps: [(mean: Double, loadings: SIMD3<Double>)], last: ThetaState) {
    var state = ThetaState(alpha: alpha, weight: weight, start: start, line: line)
    for value in adjusted { state.observe(SIMD4(value - origin, 0, 0, 0)) }
    let last = state
    var steps: [(mean: Double, loadings: SIMD3<Double>)] = []
    steps.reserveCapacity(horizon)
    for _ in 0..<horizon {
      let next = state.next
      steps.append((next[0], factor.loadings(next[1], next[2], next[3])))
      state.observe(next)
    }
    return (steps, last)
  }

  /// ψ: what an error in a future period adds to the periods after it.
  ///
  /// A dynamic line learns the less from an error the later it comes, so each has its own responses.
  private func responses(_ horizon: Int, after last: ThetaState) -> [[Double]] {
    var undisturbed = ThetaState(undisturbed: last)
    var result: [[Double]] = []
    for shock in 0..<horizon {
      var state = undisturbed
      state.observe(SIMD4(1, 0, 0, 0))
      var response: [Double] = []
      for _ in shock..<max(shock, horizon - 1) {
        let next = state.next
        response.append(next[0])
        state.observe(next)
      }
      result.append(response)
      undisturbed.observe(.zero)
    }
    return result
  }
}
