import RealModule
public import Statistics
import TimeSeries

extension ETS {
  /// A fitted form with the state at the end of the series.
  ///
  /// Forecasts are Student's t around the recursion's continuation. The errors' part of the variance
  /// is exact for linear forms, with additive and with relative errors, and for seasons that multiply
  /// under relative errors; the parameters' part is of first order. Other forms are simulated.
  public struct Fitted: FittedModel {
    let form: ETSForm
    let weights: ETSWeights<Double>
    let observations: [Double]
    let initial: ETSState<Double>
    let state: ETSState<Double>
    let errors: ErrorVariance
    let uncertainty: ETSUncertainty
    let logMeans: Double
    /// Place of the first observation within its year, from 1.
    let firstPosition: Int

    init(_ estimate: ETSEstimate, series: Series, plausibleStep: Double) throws(FitError) {
      form = estimate.form
      weights = estimate.weights
      observations = series.values
      initial = estimate.initial
      firstPosition = series.start.position
      var state = estimate.initial
      var logs = 0.0
      for (t, y) in observations.enumerated() {
        let (mean, _) = state.advance(over: y, at: t, form, weights)
        if form.isRelative { logs += .log(mean) }
      }
      self.state = state
      logMeans = logs
      guard state.level.isFinite, state.slope.isFinite, state.seasons.allSatisfy(\.isFinite) else {
        throw .notRepresentable
      }
      let freedom = observations.count - form.parameterCount + 1 - series.filledCount
      errors = try ErrorVariance(
        sumOfSquares: estimate.sumOfSquares, degreesOfFreedom: freedom,
        magnitude: form.isRelative ? 1 : series.magnitude,
        plausibleStep: form.isRelative ? plausibleStep / abs(state.level) : plausibleStep)
      do {
        uncertainty = try ETSUncertainty(estimate, observations, sigma: errors.sigma)
      } catch {
        throw .linearAlgebra(error)
      }
    }

    /// `ETS(M,Ad,N)`: error, trend and season.
    public var formName: String { form.name }

    /// Smoothing parameters and initial states with standard errors, then the last state.
    ///
    /// Seasons are named by their place in the year; the initial ones add up to 0, or to their number
    /// where they multiply.
    public var parameters: [Parameter] {
      var estimates = [("alpha", weights.alpha)]
      if form.hasSlope { estimates.append(("beta", weights.beta)) }
      if form.hasSeason { estimates.append(("gamma", weights.gamma)) }
      if form.isDamped { estimates.append(("phi", weights.phi)) }
      var result = estimates.enumerated().map { index, entry in
        Parameter(entry.0, entry.1, standardError: deviation(index))
      }
      for (index, entry) in named(initial, from: 0).enumerated() {
        result.append(
          Parameter(
            "initial-\(entry.name)", entry.value,
            standardError: index < form.states ? deviation(form.smoothingCount + index) : nil,
            responsePower: entry.power))
      }
      result += named(state, from: observations.count).map {
        Parameter($0.name, $0.value, responsePower: $0.power)
      }
      return result
    }

    /// The parts of a state that the form has; seasons from that of observation t on.
    private func named(
      _ state: ETSState<Double>, from t: Int
    ) -> [(name: String, value: Double, power: Int)] {
      var parts = [(name: "level", value: state.level, power: 1)]
      if form.hasSlope {
        parts.append(("slope", state.slope, form.trend == .multiplicative ? 0 : 1))
      }
      for place in state.seasons.indices {
        let position = (firstPosition - 1 + t + place) % form.seasonLength + 1
        let season = state.seasons[(t + place) % form.seasonLength]
        parts.append(("season-\(position)", season, form.season == .multiplicative ? 0 : 1))
      }
      return parts
    }

    private func deviation(_ index: Int) -> Double {
      errors.sigma * uncertainty.deviations[index]
    }

    /// Goodness of fit; R's log-likelihood and this differ by n/2·(ln 2π + 1 − ln n).
    public var summary: FitSummary {
      FitSummary(
        observations: observations.count, parameterCount: form.parameterCount,
        sigma: form.isRelative ? errors.sigma * abs(state.level) : errors.sigma,
        logLikelihood: errors.logLikelihood(count: observations.count).map { $0 - logMeans })
    }

    /// The means one step ahead.
    public var fittedValues: [Double?] {
      var state = initial
      return observations.enumerated().map { t, y in
        state.advance(over: y, at: t, form, weights).mean
      }
    }

    /// Whether the variance of forecasts has a formula.
    private var hasVariance: Bool {
      form.isLinear || (form.isRelative && form.trend != .multiplicative)
    }

    /// Student's t around the continuation, wider by the uncertainty of parameters and states; draws
    /// where the form has no variance.
    public func forecast(
      _ horizon: Int, given covariates: Covariates
    ) throws(ForecastError) -> [PredictiveDistribution] {
      let steps = ETSPath(self, horizon)
      guard errors.sigma > 0 else { return steps.means.map { .point($0) } }
      guard hasVariance else {
        return ETSSimulation(self).samples(horizon).map { .sample($0) }
      }
      return (0..<horizon).map { h in
        let variance = steps.variances[h] + steps.stateVariance(h, uncertainty)
        return .studentT(
          location: steps.means[h], scale: errors.sigma * variance.squareRoot(),
          degreesOfFreedom: errors.degreesOfFreedom)
      }
    }

    /// Draws σ, then parameters and states, then errors.
    public func simulate(
      _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
    ) throws(ForecastError) -> [Double] {
      guard hasVariance || errors.sigma == 0 else {
        return ETSSimulation(self).path(horizon, using: &stream)
      }
      let steps = ETSPath(self, horizon)
      let sigma = errors.nextSigma(using: &stream)
      let normals = uncertainty.level.map { _ in stream.nextNormal() }
      let shocks = (0..<horizon).map { sigma * steps.spreads[$0] * stream.nextNormal() }
      return (0..<horizon).map { h in
        var value = steps.means[h] + shocks[h]
        for j in 0..<h { value += steps.response(h, to: j) * shocks[j] }
        for (index, z) in normals.enumerated() {
          value += sigma * z * steps.stateFactor(h, index, uncertainty)
        }
        return value
      }
    }
  }
}
