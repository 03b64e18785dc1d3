public import Statistics
import TimeSeries

extension SeasonalTrend {
  /// The season of a series, and the fit to the rest.
  public struct Fitted: FittedModel {
    /// One value an observation; empty where there is no season.
    let season: [Double]
    let seasonLength: Int
    let fit: Fit

    /// The estimates of the other model.
    public var parameters: [Parameter] { fit.parameters }

    /// Goodness of fit of the other model, with the indices of the season counted.
    public var summary: FitSummary {
      let own = fit.summary
      return FitSummary(
        observations: own.observations,
        parameterCount: own.parameterCount + (season.isEmpty ? 0 : seasonLength - 1),
        sigma: own.sigma, logLikelihood: own.logLikelihood)
    }

    /// Those of the other model with the season.
    public var fittedValues: [Double?] {
      guard !season.isEmpty else { return fit.fittedValues }
      return zip(fit.fittedValues, season).map { fitted, effect in fitted.map { $0 + effect } }
    }

    /// The other model's distributions, moved by the season.
    public func forecast(
      _ horizon: Int, given covariates: Covariates
    ) throws(ForecastError) -> [PredictiveDistribution] {
      let steps = try fit.forecast(horizon).steps
      guard !season.isEmpty else { return steps }
      return steps.indices.map { steps[$0].shifted(by: effect(after: $0)) }
    }

    /// The other model's path with the season.
    public func simulate(
      _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
    ) throws(ForecastError) -> [Double] {
      let path = try fit.simulate(horizon, using: &stream)
      guard !season.isEmpty else { return path }
      return path.indices.map { path[$0] + effect(after: $0) }
    }

    /// The season of a step ahead, from 0: that of the same place in the last year.
    private func effect(after step: Int) -> Double {
      season[season.count - seasonLength + step % seasonLength]
    }
  }
}
