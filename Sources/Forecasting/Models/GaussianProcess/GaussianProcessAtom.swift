import LinearAlgebra

/// Hyperparameters that the data leave possible, and the scale that goes with them.
struct GaussianProcessAtom: Sendable, Hashable, Codable {
  let parameters: GaussianProcessParameters
  /// Its probability.
  let weight: Double
  /// σ of one-step changes about the trend.
  let errors: ErrorVariance

  init?(_ data: GaussianProcessData, at point: [Double], weight: Double) throws(FitError) {
    parameters = data.form.parameters(at: point)
    guard let process = data.whitened(parameters) else { return nil }
    errors = try data.variance(of: process)
    self.weight = weight
  }

  /// Means less the origin, and the joint covariance in units of σ², of the next observations.
  ///
  /// - Complexity: O(n³ + n²h + nh²).
  func prediction(
    _ data: GaussianProcessData, _ horizon: Int
  ) -> (means: [Double], covariance: Matrix)? {
    guard let process = data.whitened(parameters) else { return nil }
    let steps = Array(1...horizon)
    let covariances = data.form.covariances(parameters, lags: horizon - data.times[0])
    var own = data.form.matrix(covariances, steps, steps)
    for h in steps.indices { own[h, h] += parameters.noiseVariance }
    return process.conditioned(
      cross: data.form.matrix(covariances, data.times, steps), own: own)
  }

  /// The slope given the observations: its mean, and its variance in units of σ²; nil without one.
  func slope(_ data: GaussianProcessData) -> (mean: Double, variance: Double)? {
    guard data.form.hasSlope, let process = data.whitened(parameters) else { return nil }
    let prior = GaussianProcessForm.slopeDeviation * GaussianProcessForm.slopeDeviation
    let cross = Matrix(columns: [data.times.map { prior * Double($0) }])
    let own = Matrix(rows: 1, columns: 1, repeating: prior)
    let (means, covariance) = process.conditioned(cross: cross, own: own, isLevelled: false)
    return (means[0], covariance[0, 0])
  }

  /// The process with its trend at every observation, given all of them, less the origin.
  func smoothed(_ data: GaussianProcessData) -> [Double] {
    guard let process = data.whitened(parameters) else { return [] }
    let covariances = data.form.covariances(parameters, lags: -data.times[0])
    let cross = data.form.matrix(covariances, data.times, data.times)
    return (cross * process.weights).map { process.level + $0 }
  }
}
