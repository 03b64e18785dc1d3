import RealModule

/// The maximum-likelihood estimate of one form.
struct ETSEstimate: Sendable {
  let form: ETSForm
  let parameters: ETSParameters
  /// The level and the slope before the first observation.
  let level: Double
  let slope: Double
  /// Sum of squared errors, relative ones for relative errors; 0 where they are rounding alone.
  let sumOfSquares: Double
  /// −n/2 ln Σe² − Σ ln μ: R's log-likelihood.
  let logLikelihood: Double

  /// Searches the region of the form; nil where no point of it has a likelihood.
  ///
  /// - Complexity: O(n) an evaluation of eight points, a few dozen of them.
  init?(_ form: ETSForm, _ values: [Double], alpha: Double?, beta: Double?, phi: Double?) {
    let region = ETSRegion(form, alpha: alpha, beta: beta, phi: phi)
    var objective = ETSObjective(values, form: form, region: region)
    var point = BoxPoint.zero
    if region.dimension > 0 {
      point =
        BoxSearch().minimize(
          &objective, from: region.starts, attempts: region.dimension == 1 ? 1 : 2
        ).point
    }
    let value = objective.values(at: BoxPoints(repeating: point))[0]
    guard value.isFinite else { return nil }
    let lanes = region.parameters(at: BoxPoints(repeating: point))
    self.form = form
    parameters = ETSParameters(alpha: lanes.alpha[0], beta: lanes.beta[0], phi: lanes.phi[0])
    level = objective.level[0] + values[0]
    slope = form.hasSlope ? objective.slope[0] : 0
    sumOfSquares = objective.isExact(objective.squares[0]) ? 0 : objective.squares[0]
    logLikelihood = -value / 2
  }
}
