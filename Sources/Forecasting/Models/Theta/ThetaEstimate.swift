import RealModule
import TimeSeries

extension FittedTheta {
  /// The standard deviation of a number that is only known to lie between 0 and 1.
  private static let uniformDeviation = 0.2886751345948129

  /// Estimates a model.
  ///
  /// - Complexity: O(n).
  init(
    _ series: Series, specification: ThetaSpecification, plausibleStep: Double, link: Link
  ) throws(FitError) {
    let season = SeasonalityTest.decomposition(of: series, link: link)
    var adjusted = series.values
    if let season {
      for t in adjusted.indices { adjusted[t] = season.adjusted(adjusted[t], at: t) }
    }
    let count = adjusted.count
    let origin = adjusted[0]
    let line = specification.line
    var values = adjusted
    for t in values.indices { values[t] -= origin }
    var slope = 1.0
    if line == .fixed {
      var running = RunningLine()
      for value in values { running.observe(SIMD4(value, 0, 0, 0)) }
      slope = running.slope[0]
    }
    // The first errors of a line through one or two points are no measure of it.
    let first = line == .dynamic ? max(0, min(3, (count - 4) / 2)) : 0
    let profile = ThetaProfile(
      values, line: line, first: first,
      weight: specification.estimatesWeight ? .within(min(0, slope)...max(0, slope)) : .none)
    let rounding = 4 * series.magnitude.ulp
    let alpha = profile.bestAlpha(
      from: line == .dynamic ? 102 : 1, floor: Double(count) * rounding * rounding)
    let solution = profile.solution(profile.triangle(at: .init(repeating: alpha)))
    let weight = specification.estimatesWeight ? solution.weight[0] : slope / 2

    var state = ThetaState(alpha: alpha, weight: weight, start: solution.start[0], line: line)
    var factor = CovarianceFactor()
    var fitted: [Double] = []
    fitted.reserveCapacity(count)
    var squares = 0.0
    for (t, value) in values.enumerated() {
      let next = state.next
      fitted.append(origin + next[0])
      if t >= first {
        squares += (value - next[0]) * (value - next[0])
        factor.add(next[1], next[2], next[3])
      }
      state.observe(SIMD4(value, 0, 0, 0))
    }
    let errorCount = count - first
    let seasons = season.map { $0.indices.count - 1 } ?? 0
    let errors = try ErrorVariance(
      sumOfSquares: squares, degreesOfFreedom: errorCount - 3 - seasons - series.filledCount,
      magnitude: series.magnitude, plausibleStep: plausibleStep)
    // Both lie between 0 and 1 before any observation.
    let prior = errors.sigma / Self.uniformDeviation
    factor.add(0, 0, prior)
    if line == .dynamic { factor.add(0, prior, 0) }
    self.init(
      adjusted: adjusted, season: season, line: line, origin: origin, alpha: alpha, weight: weight,
      start: solution.start[0], slope: slope, firstError: first, fitted: fitted, errors: errors,
      factor: factor)
  }
}
