import LinearAlgebra
import RealModule
import TimeSeries

/// The observations of a Gaussian process, and how well hyperparameters do on them.
struct GaussianProcessData: Sendable, Hashable, Codable {
  let form: GaussianProcessForm
  /// The first observation of the window, which is taken off all.
  let origin: Double
  /// Periods of the observations, 0 the last one; gaps have none.
  let times: [Int]
  /// The observations less the origin.
  let values: [Double]
  let magnitude: Double
  let plausibleStep: Double

  init(_ series: Series, form: GaussianProcessForm, plausibleStep: Double) {
    self.form = form
    self.plausibleStep = plausibleStep
    origin = series.values[0]
    magnitude = series.magnitude
    let filled = Set(series.filledIndices)
    let observed = series.values.indices.filter { !filled.contains($0) }
    times = observed.map { $0 - (series.count - 1) }
    values = observed.map { series.values[$0] - series.values[0] }
  }

  /// The observations decorrelated; nil where the covariance is not definite in double precision.
  func whitened(_ parameters: GaussianProcessParameters) -> WhitenedProcess? {
    let covariances = form.covariances(parameters, lags: times[times.count - 1] - times[0])
    var matrix = form.matrix(covariances, times, times)
    for i in times.indices { matrix[i, i] += parameters.noiseVariance }
    return try? WhitenedProcess(matrix, values, hasLevel: true)
  }

  /// σ² of one-step changes about the trend; the level takes a degree of freedom.
  func variance(of process: WhitenedProcess) throws(FitError) -> ErrorVariance {
    try ErrorVariance(
      sumOfSquares: process.squares, degreesOfFreedom: values.count - 1, magnitude: magnitude,
      plausibleStep: plausibleStep)
  }

  /// −ln of the likelihood at a point of the unit box, level, slope and σ integrated out, but for a
  /// constant.
  func misfit(at point: [Double]) -> Double {
    guard let process = whitened(form.parameters(at: point)) else { return .infinity }
    let rounding = 4 * magnitude.ulp
    var freedom = Double(values.count - 1)
    var squares = max(process.squares, (freedom + 1) * rounding * rounding)
    if freedom < 2 {
      squares += ErrorVariance.priorWeight * plausibleStep * plausibleStep
      freedom += ErrorVariance.priorWeight
    }
    guard squares > 0 else { return process.logVolume / 2 }
    let spread = values.reduce(plausibleStep) { max($0, abs($1)) }
    return (freedom * .log(squares / spread / spread) + process.logVolume) / 2
  }
}
