import Statistics

extension Calibrated {
  /// A fit, and the scale of its bounds.
  struct Fitted: FittedModel {
    /// The model, in the unit of the series.
    let inner: Fit
    /// What the bounds are measured by; nil for those of the model.
    let scale: Auto.Fitted?

    var parameters: [Parameter] { inner.parameters }
    var summary: FitSummary { inner.summary }
    var fittedValues: [Double?] { inner.fittedValues }

    /// The model's medians with calibrated bounds.
    func forecast(
      _ horizon: Int, given covariates: Covariates
    ) throws(ForecastError) -> [PredictiveDistribution] {
      try distributions(inner.forecast(horizon, given: covariates).steps)
    }

    /// The model's path, every value at its rank in the calibrated distribution.
    func simulate(
      _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
    ) throws(ForecastError) -> [Double] {
      let path = try inner.simulate(horizon, given: covariates, using: &stream)
      return try ranked([path], horizon, given: covariates)[0]
    }

    /// As ``simulate(_:given:using:)``, the bounds computed once for all paths.
    func paths(
      _ count: Int, over horizon: Int, given covariates: Covariates,
      using stream: inout RandomStream
    ) throws(ForecastError) -> [[Double]] {
      let paths = try inner.paths(count, over: horizon, given: covariates, using: &stream)
      return try ranked(paths, horizon, given: covariates)
    }

    private func distributions(
      _ own: [PredictiveDistribution]
    ) throws(ForecastError) -> [PredictiveDistribution] {
      guard let scale else { return own }
      return try scale.distributions(around: own.map(\.median))
    }

    private func ranked(
      _ paths: [[Double]], _ horizon: Int, given covariates: Covariates
    ) throws(ForecastError) -> [[Double]] {
      if scale == nil { return paths }
      let own = try inner.forecast(horizon, given: covariates).steps
      let bounds = try distributions(own)
      return paths.map { path in
        path.indices.map { step in
          let rank = own[step].cumulative(path[step])
          return bounds[step].quantile(min(max(rank, Self.leastRank), 1 - Self.leastRank))
        }
      }
    }

    /// A rank beyond the reach of the normal deviate of ``BentNormal``.
    private static var leastRank: Double { 0x1p-40 }
  }
}
