import LinearAlgebra
public import Statistics
import TimeSeries

extension GaussianProcess {
  /// A Gaussian process with a trend given its observations, for all hyperparameters that are possible.
  public struct Fitted: FittedModel {
    let data: GaussianProcessData
    let best: GaussianProcessAtom
    let atoms: [GaussianProcessAtom]
    /// Places of the series before the window.
    let skipped: Int

    /// - Parameter count: how many places the whole series has.
    init(_ data: GaussianProcessData, count: Int) throws(FitError) {
      self.data = data
      skipped = count - (1 - data.times[0])
      let posterior = GaussianProcessPosterior(data)
      guard let best = try GaussianProcessAtom(data, at: posterior.best, weight: 1) else {
        throw .notRepresentable
      }
      self.best = best
      var atoms: [GaussianProcessAtom] = []
      if best.errors.sigma > 0 {
        for (point, weight) in posterior.atoms {
          if let atom = try GaussianProcessAtom(data, at: point, weight: weight) {
            atoms.append(atom)
          }
        }
      }
      self.atoms = atoms.isEmpty ? [best] : atoms
    }

    /// Standard deviations and length scales of the likeliest hyperparameters, the slope, and the window
    /// where the series is longer.
    public var parameters: [Parameter] {
      let (sigma, chosen) = (best.errors.sigma, best.parameters)
      let covariances = data.form.covariances(chosen, lags: 0)
      var list = [
        Parameter("noise-sigma", sigma * chosen.noiseVariance.squareRoot(), responsePower: 1),
        Parameter("process-sigma", sigma * covariances[0].squareRoot(), responsePower: 1),
        Parameter("length-scale", chosen.length),
      ]
      if data.form.hasSeason {
        list += [
          Parameter("season-share", chosen.season),
          Parameter("season-length-scale", chosen.smoothness),
          Parameter("season-memory", chosen.memory),
        ]
      }
      if let slope = best.slope(data) {
        list.append(
          Parameter(
            "slope", slope.mean, standardError: sigma * max(0, slope.variance).squareRoot(),
            responsePower: 1))
      }
      if skipped > 0 { list.append(Parameter("window", Double(1 - data.times[0]))) }
      return list
    }

    /// Goodness of fit of the likeliest hyperparameters, the level by generalised least squares and the
    /// slope under its prior; sigma is that of one-step changes about the trend.
    public var summary: FitSummary {
      let likelihood = data.whitened(best.parameters).flatMap { process in
        best.errors.logLikelihood(count: data.values.count).map { $0 - process.logDeterminant / 2 }
      }
      return FitSummary(
        observations: data.values.count, parameterCount: data.form.dimension + 2,
        sigma: best.errors.sigma, logLikelihood: likelihood)
    }

    /// Trend, process and season given all observations; nil in gaps and before the window.
    public var fittedValues: [Double?] {
      var result = [Double?](repeating: nil, count: skipped + 1 - data.times[0])
      for (time, value) in zip(data.times, best.smoothed(data)) {
        result[result.count - 1 + time] = data.origin + value
      }
      return result
    }

    /// Student's t of every set of hyperparameters, mixed.
    public func forecast(
      _ horizon: Int, given covariates: Covariates
    ) throws(ForecastError) -> [PredictiveDistribution] {
      let parts = atoms.map { $0.prediction(data, horizon) }
      return (0..<horizon).map { h in
        let components = zip(atoms, parts).compactMap { atom, part in
          part.map { part in
            PredictiveDistribution.Component(
              atom.errors.distribution(
                around: data.origin + part.means[h], varianceFactor: part.covariance[h, h]),
              weight: atom.weight)
          }
        }
        return .pooling(components, by: .mixture)
      }
    }

    /// Draws the hyperparameters, then σ, then all periods together.
    public func simulate(
      _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
    ) throws(ForecastError) -> [Double] {
      try paths(1, over: horizon, given: covariates, using: &stream)[0]
    }

    /// Draws as ``simulate(_:given:using:)``, with one factorisation for all paths of a set of
    /// hyperparameters.
    ///
    /// - Complexity: O(n³ + h³) a set, O(h²) a path.
    public func paths(
      _ count: Int, over horizon: Int, given covariates: Covariates,
      using stream: inout RandomStream
    ) throws(ForecastError) -> [[Double]] {
      var known: [(means: [Double], factor: Cholesky)?] = atoms.map { _ in nil }
      var result: [[Double]] = []
      for _ in 0..<count {
        let index = stream.nextElement(of: atoms.indices) { atoms[$0].weight }
        let sigma = atoms[index].errors.nextSigma(using: &stream)
        let normals = (0..<horizon).map { _ in stream.nextNormal() }
        if known[index] == nil, let part = atoms[index].prediction(data, horizon),
          let factor = try? Cholesky(part.covariance)
        {
          known[index] = (part.means, factor)
        }
        guard let (means, factor) = known[index] else { throw .notRepresentable(step: 1) }
        let errors = factor.lowerTimes(normals)
        result.append((0..<horizon).map { data.origin + means[$0] + sigma * errors[$0] })
      }
      return result
    }
  }
}
