public import Statistics
import TimeSeries

extension Structural {
  /// A fitted structural model: its likeliest parameters, and others that the data leave possible.
  public struct Fitted: FittedModel {
    let form: StructuralForm
    let regressors: [String]
    let regressorUnits: [RegressorUnit]
    let origin: Double
    /// The period of the last observation.
    let end: Period
    let best: StructuralAtom
    let atoms: [StructuralAtom]
    /// The observations less the origin, nil in gaps, and Z as ``StructuralData/rows``.
    let values: [Double?]
    let rows: [[Double]]

    init(
      _ form: StructuralForm, _ data: StructuralData, series: Series, regressors: [String]
    ) throws(FitError) {
      self.form = form
      self.regressors = regressors
      regressorUnits = data.regressorUnits
      origin = data.origin
      end = series.end
      values = data.values
      rows = data.rows
      var search = BlockSearch(dimension: form.coordinates.count) { data.misfit(form, at: $0) }
      let point = search.best()
      guard let best = try StructuralAtom(form, data, at: point, weight: 1) else {
        throw regressors.isEmpty
          ? .notRepresentable : .unidentified(parameter: regressors.joined(separator: ", "))
      }
      self.best = best
      if best.errors.sigma == 0 {
        atoms = [best]
        return
      }
      var atoms: [StructuralAtom] = []
      let posterior = ParameterPosterior(around: point) { data.misfit(form, at: $0) }
      for (point, weight) in posterior.atoms {
        if let atom = try StructuralAtom(form, data, at: point, weight: weight) {
          atoms.append(atom)
        }
      }
      self.atoms = atoms.isEmpty ? [best] : atoms
    }

    /// Student's t of every set of parameters, mixed.
    public func forecast(
      _ horizon: Int, given covariates: Covariates
    ) throws(ForecastError) -> [PredictiveDistribution] {
      let rows = try futureRows(horizon, covariates)
      let predictions = atoms.map { $0.predictions(rows) }
      return (0..<horizon).map { h in
        if atoms.count == 1 {
          return best.errors.distribution(
            around: origin + predictions[0][h].mean, varianceFactor: predictions[0][h].variance)
        }
        let components = atoms.indices.map { k in
          PredictiveDistribution.Component(
            atoms[k].errors.distribution(
              around: origin + predictions[k][h].mean,
              varianceFactor: predictions[k][h].variance),
            weight: atoms[k].weight)
        }
        return .pooled(components, .mixture)
      }
    }

    /// Draws the parameters, then σ, then the observations one after the other.
    public func simulate(
      _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
    ) throws(ForecastError) -> [Double] {
      let rows = try futureRows(horizon, covariates)
      let chosen = stream.nextElement(of: atoms) { $0.weight }
      let sigma = chosen.errors.nextSigma(using: &stream)
      return chosen.path(rows, sigma: sigma) { stream.nextNormal() }.map { origin + $0 }
    }

    /// Z in the periods after the last.
    private func futureRows(
      _ horizon: Int, _ covariates: Covariates
    ) throws(ForecastError) -> [[Double]] {
      let z = best.filter.system.observation
      var result = [[Double]](repeating: z, count: horizon)
      for (k, name) in regressors.enumerated() {
        for h in 0..<horizon {
          let period = end.advanced(by: h + 1)
          guard let value = covariates[name, period] else {
            throw .missingRegressor(name, period: period.description)
          }
          result[h][z.count - regressors.count + k] = regressorUnits[k].scaled(value)
        }
      }
      return result
    }
  }
}
