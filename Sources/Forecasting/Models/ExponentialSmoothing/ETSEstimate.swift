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
  /// - Complexity: O(n) a step, some dozen steps.
  init?(_ form: ETSForm, _ values: [Double], alpha: Double?, beta: Double?, phi: Double?) {
    let region = ETSRegion(form, alpha: alpha, beta: beta, phi: phi)
    let sample = ETSSample(values, form: form)
    var search = ETSSearch(sample, region)
    guard let end = search.maximum() else { return nil }
    let (point, squares) = search.polished(end)
    guard point.value.isFinite else { return nil }
    self.form = form
    parameters = region.derivatives(at: point.coordinates).parameters
    level = point.level + values[0]
    slope = form.hasSlope ? point.slope : 0
    sumOfSquares = sample.isExact(squares) ? 0 : squares
    logLikelihood = -point.value / 2
  }
}
