/// Mean and variance ahead of a form with relative errors, additive trend and multiplying season.
///
/// Level and slope times one season's factor are linear in themselves for given errors:
/// z' = (F + εG)z, and (1 + γε)(F + εG)z in the season's own period. Their first and second moments
/// under normal errors follow exactly, fourth moments of ε included.
///
/// > Source: the moments of Hyndman et al. (2008), §6.4.3 (class 3), one season at a time instead of
/// > by Kronecker products. R's `forecast` of a damped form puts φ once too little in the mean.
struct ETSProductMoments: Sendable {
  private var level: Double
  private var slope: Double
  /// E[l²], E[lb] and E[b²] of level and slope times the season.
  private var squares: (Double, Double, Double)
  private let weights: ETSWeights<Double>
  private let variancePerError: Double

  init(
    _ state: ETSState<Double>, season: Double, _ weights: ETSWeights<Double>, sigma: Double
  ) {
    level = state.level * season
    slope = state.slope * season
    squares = (level * level, level * slope, slope * slope)
    self.weights = weights
    variancePerError = sigma * sigma
  }

  /// The mean of the next period, were it one of this season.
  var mean: Double { level + weights.phi * slope }

  /// Its variance, in units of σ².
  var variance: Double {
    // (1 + σ²)E[m²] − μ² over σ², without the cancellation where σ is small.
    square + (variancePerError > 0 ? excess / variancePerError : 0)
  }

  /// E[m²] of the mean m given the errors before.
  private var square: Double {
    squares.0 + 2 * weights.phi * squares.1 + weights.phi * weights.phi * squares.2
  }
  /// Var m.
  private var excess: Double { max(0, square - mean * mean) }

  /// Moves over one period.
  mutating func advance(isOwnSeason: Bool) {
    let (alpha, beta, phi) = (weights.alpha, weights.beta, weights.phi)
    let gamma = isOwnSeason ? weights.gamma : 0
    let s = variancePerError
    let (q, mean) = (square, mean)
    let cross = phi * (squares.1 + phi * squares.2)
    let still = 1 + gamma * gamma * s
    let mixed = 2 * gamma * s
    let moved = s * (1 + 3 * gamma * gamma * s) * q
    squares = (
      still * q + mixed * 2 * q * alpha + moved * alpha * alpha,
      still * cross + mixed * (q * beta + cross * alpha) + moved * alpha * beta,
      still * phi * phi * squares.2 + mixed * 2 * cross * beta + moved * beta * beta
    )
    slope = phi * slope + gamma * s * beta * mean
    level = mean + gamma * s * alpha * mean
  }
}
