public import Statistics
import TimeSeries

extension ComplexSmoothing {
  /// Fitted complex exponential smoothing: the likeliest parameters, and others that are possible.
  public struct Fitted: FittedModel {
    let form: CESForm
    let origin: Double
    let values: [Double?]
    let best: CESAtom
    let atoms: [CESAtom]

    init(_ data: CESData) throws(FitError) {
      form = data.form
      origin = data.origin
      values = data.values
      let posterior = CESPosterior(data)
      guard let best = try CESAtom(data, at: posterior.best, weight: 1) else {
        throw .notRepresentable
      }
      self.best = best
      var atoms: [CESAtom] = []
      if best.errors.sigma > 0 {
        for (point, weight) in posterior.atoms {
          if let atom = try CESAtom(data, at: point, weight: weight) { atoms.append(atom) }
        }
      }
      self.atoms = atoms.isEmpty ? [best] : atoms
    }

    /// The smoothing parameters, and after the last observation the level and what it is going to gain.
    public var parameters: [Parameter] {
      let p = best.parameters
      var list = [Parameter("alpha-0", p.alpha0), Parameter("alpha-1", p.alpha1)]
      if form.season == .partial { list.append(Parameter("beta", p.beta0)) }
      if form.season == .full {
        list += [Parameter("beta-0", p.beta0), Parameter("beta-1", p.beta1)]
      }
      let (level, change) = best.end(form, values).current
      return list + [
        Parameter("level", origin + level, responsePower: 1),
        Parameter("change", change, responsePower: 1),
      ]
    }

    /// Goodness of fit over the one-step errors.
    public var summary: FitSummary {
      let count = values.count { $0 != nil }
      return FitSummary(
        observations: count, parameterCount: form.dimension + form.stateCount + 1,
        sigma: best.errors.sigma, logLikelihood: best.errors.logLikelihood(count: count))
    }

    /// The forecasts one step ahead; nil in gaps.
    public var fittedValues: [Double?] {
      var state = best.start(form)
      return values.map { value in
        let next = state.next
        state.advance(error: value.map { $0 - next } ?? 0)
        return value == nil ? nil : origin + next
      }
    }

    /// Student's t of every set of parameters, mixed.
    public func forecast(
      _ horizon: Int, given covariates: Covariates
    ) throws(ForecastError) -> [PredictiveDistribution] {
      let futures = atoms.map { CESFuture($0, form, values, horizon) }
      return (0..<horizon).map { h in
        let components = atoms.indices.map { k in
          PredictiveDistribution.Component(
            atoms[k].errors.distribution(
              around: origin + futures[k].means[h], varianceFactor: futures[k].variance(h)),
            weight: atoms[k].weight)
        }
        return .pooling(components, by: .mixture)
      }
    }

    /// Draws the parameters, then σ, then the initial states, then the errors.
    public func simulate(
      _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
    ) throws(ForecastError) -> [Double] {
      try paths(1, over: horizon, given: covariates, using: &stream)[0]
    }

    /// Draws as ``simulate(_:given:using:)``; paths of the same parameters share their weights.
    public func paths(
      _ count: Int, over horizon: Int, given covariates: Covariates,
      using stream: inout RandomStream
    ) throws(ForecastError) -> [[Double]] {
      var known = [CESFuture?](repeating: nil, count: atoms.count)
      var result: [[Double]] = []
      for _ in 0..<count {
        let index = stream.nextElement(of: atoms.indices) { atoms[$0].weight }
        let future = known[index] ?? CESFuture(atoms[index], form, values, horizon)
        known[index] = future
        let sigma = atoms[index].errors.nextSigma(using: &stream)
        let normals = (0..<form.stateCount).map { _ in sigma * stream.nextNormal() }
        var errors: [Double] = []
        result.append(
          (0..<horizon).map { h in
            errors.append(sigma * stream.nextNormal())
            var value = origin + future.means[h] + errors[h]
            for lag in 0..<h { value += future.shocks[lag] * errors[h - 1 - lag] }
            for (loading, normal) in zip(future.starts[h], normals) { value += loading * normal }
            return value
          })
      }
      return result
    }
  }
}
