/// The maximum-likelihood estimate of one form.
struct ETSEstimate: Sendable {
  let form: ETSForm
  let weights: ETSWeights<Double>
  /// The state before the first observation; the season's entries are those of the first periods.
  let initial: ETSState<Double>
  /// Sum of squared errors, relative ones for relative errors; 0 where they are rounding alone.
  let sumOfSquares: Double
  /// −n/2 ln Σe² − Σ ln μ: R's log-likelihood.
  let logLikelihood: Double

  init(
    form: ETSForm, weights: ETSWeights<Double>, initial: ETSState<Double>, sumOfSquares: Double,
    logLikelihood: Double
  ) {
    self.form = form
    self.weights = weights
    self.initial = initial
    self.sumOfSquares = sumOfSquares
    self.logLikelihood = logLikelihood
  }

  /// Searches the region of the form; nil where no point of it has a likelihood.
  ///
  /// - Parameter limit: minus twice the log-likelihood that has to be beaten; the search is given up,
  ///   and the result nil, where none of its valleys promises so much.
  /// - Complexity: O(n·k²) a step for k coefficients, some dozen steps.
  init?(
    _ form: ETSForm, _ values: [Double], given: ETSRegion.Given, below limit: Double = .infinity
  ) {
    let region = ETSRegion(form, given: given)
    let sample = ETSSample(values, form: form)
    // Vectors that hold level, slope, and all of the season but the last.
    let found =
      switch form.states {
      case ...2: Self.maximum(ETSSearch<SIMD2<Double>>(sample, region), limit)
      case ...7: Self.maximum(ETSSearch<SIMD8<Double>>(sample, region), limit)
      default: Self.maximum(ETSSearch<SIMD16<Double>>(sample, region), limit)
      }
    guard let found else { return nil }
    self.form = form
    weights = found.weights
    initial = found.initial
    sumOfSquares = sample.isExact(found.squares) ? 0 : found.squares
    logLikelihood = -found.value / 2
  }

  private static func maximum<States: SIMD & Sendable>(
    _ search: consuming ETSSearch<States>, _ limit: Double
  ) -> (weights: ETSWeights<Double>, initial: ETSState<Double>, squares: Double, value: Double)?
  where States.Scalar == Double {
    guard let end = search.maximum(below: limit) else { return nil }
    let (point, squares) = search.polished(end)
    guard point.value.isFinite else { return nil }
    let form = search.sample.form
    let duals: (weights: ETSWeights<Double>, duals: ETSWeights<ETSDual<States>>) =
      search.region.derivatives(at: point.coordinates)
    var seasons: [Double] = []
    if form.hasSeason {
      seasons = (0..<form.seasonLength - 1).map { point.states[2 + $0] }
      seasons.append(form.seasonTotal - seasons.reduce(0) { $0 + $1 })
    }
    let initial = ETSState(
      level: point.states[0] + search.sample.origin, slope: form.hasSlope ? point.states[1] : 0,
      seasons: seasons)
    return (duals.weights, initial, squares, point.value)
  }
}
