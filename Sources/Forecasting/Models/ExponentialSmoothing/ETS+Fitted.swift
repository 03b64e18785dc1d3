import RealModule
public import Statistics
import TimeSeries

extension ETS {
  /// A fitted form with the state at the end of the series.
  ///
  /// Forecasts are Student's t around the recursion's continuation. The errors' part of the variance
  /// is exact for additive and for relative errors (Hyndman et al. 2008, equations 6.1 and 6.13);
  /// the parameters' part is of first order.
  public struct Fitted: FittedModel {
    let form: ETSForm
    let smoothing: ETSParameters
    let observations: [Double]
    let initial: [Double]
    let level: Double
    let slope: Double
    let errors: ErrorVariance
    let uncertainty: ETSUncertainty
    let logMeans: Double

    init(_ estimate: ETSEstimate, series: Series, plausibleStep: Double) throws(FitError) {
      form = estimate.form
      smoothing = estimate.parameters
      observations = series.values
      initial = [estimate.level, estimate.slope]
      var state = ETSState(level: estimate.level, slope: estimate.slope)
      var logs = 0.0
      for y in observations {
        let (mean, _) = state.advance(
          over: y, alpha: smoothing.alpha, beta: smoothing.beta, phi: smoothing.phi)
        if form.isRelative { logs += .log(mean) }
      }
      level = state.level
      slope = state.slope
      logMeans = logs
      guard level.isFinite, slope.isFinite else { throw .notRepresentable }
      let freedom = observations.count - form.parameterCount + 1 - series.filledCount
      errors = try ErrorVariance(
        sumOfSquares: estimate.sumOfSquares, degreesOfFreedom: freedom,
        magnitude: form.isRelative ? 1 : series.magnitude,
        plausibleStep: form.isRelative ? plausibleStep / abs(level) : plausibleStep)
      do {
        uncertainty = try ETSUncertainty(estimate, observations, sigma: errors.sigma)
      } catch {
        throw .linearAlgebra(error)
      }
    }

    /// `ETS(M,Ad,N)`: error, trend and season.
    public var formName: String { form.name }

    /// Smoothing parameters and initial states with standard errors, then the last state.
    public var parameters: [Parameter] {
      let names = ["alpha", "beta", "phi"]
      let estimates = [smoothing.alpha, smoothing.beta, smoothing.phi]
      var result = (0..<form.smoothingCount).map { index in
        Parameter(names[index], estimates[index], standardError: deviation(index))
      }
      for (index, name) in ["initial-level", "initial-slope"].prefix(form.states).enumerated() {
        result.append(
          Parameter(
            name, initial[index], standardError: deviation(form.smoothingCount + index),
            responsePower: 1))
      }
      result.append(Parameter("level", level, responsePower: 1))
      if form.hasSlope { result.append(Parameter("slope", slope, responsePower: 1)) }
      return result
    }

    private func deviation(_ index: Int) -> Double {
      errors.sigma * uncertainty.deviations[index]
    }

    /// Goodness of fit; R's log-likelihood and this differ by n/2·(ln 2π + 1 − ln n).
    public var summary: FitSummary {
      FitSummary(
        observations: observations.count, parameterCount: form.parameterCount,
        sigma: form.isRelative ? errors.sigma * abs(level) : errors.sigma,
        logLikelihood: errors.logLikelihood(count: observations.count).map { $0 - logMeans })
    }

    /// The means one step ahead.
    public var fittedValues: [Double?] {
      var state = ETSState(level: initial[0], slope: initial[1])
      return observations.map { y in
        state.advance(
          over: y, alpha: smoothing.alpha, beta: smoothing.beta, phi: smoothing.phi
        ).mean
      }
    }

    /// Student's t around the continuation, wider by the uncertainty of parameters and states.
    public func forecast(
      _ horizon: Int, given covariates: Covariates
    ) throws(ForecastError) -> [PredictiveDistribution] {
      let steps = ETSPath(self, horizon)
      return (0..<horizon).map { h in
        let location = steps.means[h]
        guard errors.sigma > 0 else { return .point(location) }
        let variance = steps.variances[h] + steps.stateVariance(h, uncertainty)
        return .studentT(
          location: location, scale: errors.sigma * variance.squareRoot(),
          degreesOfFreedom: errors.degreesOfFreedom)
      }
    }

    /// Draws σ, then parameters and states, then errors.
    public func simulate(
      _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
    ) throws(ForecastError) -> [Double] {
      let steps = ETSPath(self, horizon)
      let sigma = errors.nextSigma(using: &stream)
      let normals = uncertainty.level.map { _ in stream.nextNormal() }
      let shocks = (0..<horizon).map { sigma * steps.spreads[$0] * stream.nextNormal() }
      return (0..<horizon).map { h in
        var value = steps.means[h] + shocks[h]
        for j in 0..<h { value += steps.responses[h - 1 - j] * shocks[j] }
        for (index, z) in normals.enumerated() {
          value += sigma * z * steps.stateFactor(h, index, uncertainty)
        }
        return value
      }
    }
  }
}
