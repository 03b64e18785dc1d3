/// One set of parameters that the data leave possible, and the state that it ends in.
struct StructuralAtom: Sendable, Hashable, Codable {
  let parameters: StructuralParameters
  /// Its probability.
  let weight: Double
  /// The scale of the variances.
  let errors: ErrorVariance
  /// The state after the last observation, less the origin, gone on to the next period.
  let filter: DiffuseFilter

  init?(
    _ form: StructuralForm, _ data: StructuralData, at point: [Double], weight: Double
  ) throws(FitError) {
    parameters = form.parameters(at: point)
    guard let likelihood = data.likelihood(form, parameters), likelihood.isIdentified else {
      return nil
    }
    filter = likelihood.filter
    errors = try data.variance(of: likelihood)
    self.weight = weight
    guard filter.mean.allSatisfy(\.isFinite), filter.covariance.allSatisfy(\.isFinite) else {
      throw .notRepresentable
    }
  }

  /// Means, and variances in units of σ², of the periods after the last.
  func predictions(_ rows: [[Double]]) -> [(mean: Double, variance: Double)] {
    var filter = filter
    return rows.map { z in
      defer { filter.advance() }
      return (filter.prediction(z), filter.predictionVariance(z).finite)
    }
  }

  /// A path: each value drawn from its distribution given those before, which the filter then takes in.
  ///
  /// - Parameter next: gives standard normal numbers.
  func path(_ rows: [[Double]], sigma: Double, next: () -> Double) -> [Double] {
    var filter = filter
    return rows.map { z in
      defer { filter.advance() }
      let deviation = filter.predictionVariance(z).finite.squareRoot()
      let value = filter.prediction(z) + sigma * deviation * next()
      _ = filter.observe(value, z)
      return value
    }
  }
}
