extension Structural.Fitted {
  /// Standard deviations of the shocks, then the last states with standard errors.
  ///
  /// All are those of the likeliest parameters; the states are given every observation.
  public var parameters: [Parameter] {
    let sigma = best.errors.sigma
    let values = best.parameters
    func deviation(_ name: String, _ variance: Double) -> Parameter {
      Parameter(name, sigma * variance.squareRoot(), responsePower: 1)
    }
    var list = [deviation("irregular-sigma", values.irregular)]
    if form.trend.hasLevelShocks { list.append(deviation("level-sigma", values.level)) }
    if form.trend.hasSlopeShocks { list.append(deviation("slope-sigma", values.slope)) }
    if form.season != .none { list.append(deviation("season-sigma", values.season)) }
    if form.trend == .damped { list.append(Parameter("phi", values.damping)) }
    if form.hasCycle {
      list += [
        deviation("cycle-sigma", values.cycle), Parameter("cycle-damping", values.persistence),
        Parameter("cycle-period", values.period),
      ]
    }
    let last = components[components.count - 1]
    list.append(
      Parameter(
        "level", last.level.estimate, standardError: last.level.standardError, responsePower: 1))
    if let slope = last.slope {
      list.append(
        Parameter(
          "slope", slope.estimate, standardError: slope.standardError, responsePower: 1))
    }
    let filter = best.filter
    let m = filter.system.order
    for (k, name) in regressors.enumerated() {
      let i = m - regressors.count + k
      let scale = regressorUnits[k].scale
      list.append(
        Parameter(
          name, filter.mean[i] / scale,
          standardError: sigma * max(0, filter.covariance[i * m + i]).squareRoot() / scale,
          responsePower: 1))
    }
    return list
  }

  /// Goodness of fit by the diffuse likelihood, over the observations that the start has not used up.
  public var summary: FitSummary {
    let count = values.count { $0 != nil } - form.diffuseCount
    var logLikelihood: Double?
    if best.errors.sigma > 0,
      let likelihood = DiffuseLikelihood(best.filter.system, values, rows: rows)
    {
      logLikelihood = best.errors.logLikelihood(count: count).map {
        $0 - likelihood.logVariances / 2
      }
    }
    return FitSummary(
      observations: count, parameterCount: form.coordinates.count + 1, sigma: best.errors.sigma,
      logLikelihood: logLikelihood)
  }

  /// Predictions one step ahead; nil in gaps, and where the start leaves them undefined.
  public var fittedValues: [Double?] {
    var filter = DiffuseFilter(best.filter.system)
    return values.indices.map { t in
      let z = rows.count == 1 ? rows[0] : rows[t]
      let isKnown = filter.predictionVariance(z).diffuse == 0
      let prediction = filter.prediction(z)
      if let y = values[t] { _ = filter.observe(y, z) }
      filter.advance()
      return isKnown && values[t] != nil ? origin + prediction : nil
    }
  }
}
