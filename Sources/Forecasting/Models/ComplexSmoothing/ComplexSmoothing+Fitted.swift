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
      var search = BlockSearch(dimension: form.dimension, data.misfit(at:))
      let point = search.best()
      guard let best = try CESAtom(data, at: point, weight: 1) else { throw .notRepresentable }
      self.best = best
      var atoms: [CESAtom] = []
      if best.errors.sigma > 0 {
        let posterior = ParameterPosterior(around: point, misfit: data.misfit(at:))
        for (point, weight) in posterior.atoms {
          if let atom = try CESAtom(data, at: point, weight: weight) { atoms.append(atom) }
        }
      }
      self.atoms = atoms.isEmpty ? [best] : atoms
    }

    /// The smoothing parameters, and level and potential after the last observation.
    public var parameters: [Parameter] {
      let p = best.end.parameters
      var list = [Parameter("alpha-0", p.alpha0), Parameter("alpha-1", p.alpha1)]
      if form.season == .partial { list.append(Parameter("beta", p.beta)) }
      let (level, potential) = best.end.current
      return list + [
        Parameter("level", origin + level, responsePower: 1),
        Parameter("potential", potential, responsePower: 1),
      ]
    }

    /// Goodness of fit over the one-step errors.
    public var summary: FitSummary {
      let count = values.count { $0 != nil }
      return FitSummary(
        observations: count, parameterCount: form.dimension + form.stateCount + 1,
        sigma: best.errors.sigma, logLikelihood: best.errors.logLikelihood(count: count))
    }

    /// The forecasts one step ahead.
    public var fittedValues: [Double?] {
      var state = best.start
      return values.map { value in
        let next = state.next
        state.advance(error: value.map { $0 - next } ?? 0)
        return origin + next
      }
    }

    /// Student's t of every set of parameters, mixed.
    public func forecast(
      _ horizon: Int, given covariates: Covariates
    ) throws(ForecastError) -> [PredictiveDistribution] {
      let parts = atoms.map { atom in
        (atom.means(horizon), atom.shockResponses(horizon), atom.startLoadings(horizon))
      }
      return (0..<horizon).map { h in
        let components = atoms.indices.map { k in
          let (means, shocks, starts) = parts[k]
          var variance = 1.0
          for lag in 0..<h { variance += shocks[lag] * shocks[lag] }
          for loading in starts[h] { variance += loading * loading }
          return PredictiveDistribution.Component(
            atoms[k].errors.distribution(around: origin + means[h], varianceFactor: variance),
            weight: atoms[k].weight)
        }
        return components.count == 1
          ? components[0].distribution : .pooled(components, .mixture)
      }
    }

    /// Draws the parameters, then σ, then the initial states, then the errors.
    public func simulate(
      _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
    ) throws(ForecastError) -> [Double] {
      let atom = stream.nextElement(of: atoms) { $0.weight }
      let sigma = atom.errors.nextSigma(using: &stream)
      let means = atom.means(horizon)
      let shocks = atom.shockResponses(horizon)
      let starts = atom.startLoadings(horizon)
      let normals = (0..<form.stateCount).map { _ in sigma * stream.nextNormal() }
      var errors: [Double] = []
      return (0..<horizon).map { h in
        errors.append(sigma * stream.nextNormal())
        var value = origin + means[h] + errors[h]
        for lag in 0..<h { value += shocks[lag] * errors[h - 1 - lag] }
        for (loading, normal) in zip(starts[h], normals) { value += loading * normal }
        return value
      }
    }
  }
}
