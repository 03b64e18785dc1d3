/// The parts of one observation of a structural model, given all observations.
///
/// On the scale that the model was fitted on, as ``FittedModel/parameters``.
public struct StructuralComponents: Sendable, Hashable {
  /// A part and its standard error.
  public struct Estimate: Sendable, Hashable {
    /// The expected value.
    public let estimate: Double
    /// Its standard deviation, parameters taken as known.
    public let standardError: Double
  }

  /// The level.
  public let level: Estimate
  /// What the level is going to gain to the next period; nil without a slope.
  public let slope: Estimate?
  /// The effect of the season; nil without one.
  public let season: Estimate?
  /// The cycle; nil without one.
  public let cycle: Estimate?
  /// What the regressors add to the level of their first values; nil without any.
  public let regression: Estimate?
}

extension Structural.Fitted {
  /// The smoothed components, one a period of the series.
  ///
  /// - Complexity: O(n·m³) for m states.
  public var components: [StructuralComponents] {
    let system = best.filter.system
    let states = DiffuseSmoother.states(system, values, rows: rows)
    let sigma = best.errors.sigma
    let m = system.order
    let trendEnd = form.trend.hasSlope ? 2 : 1
    let seasonEnd = trendEnd + (form.season == .none ? 0 : form.seasonLength - 1)
    let cycleEnd = seasonEnd + (form.hasCycle ? 2 : 0)
    return states.indices.map { t in
      let z = rows.count == 1 ? rows[0] : rows[t]
      func part(_ range: Range<Int>, _ weights: [Double], plus constant: Double = 0)
        -> StructuralComponents.Estimate?
      {
        guard !range.isEmpty else { return nil }
        var chosen = [Double](repeating: 0, count: m)
        for i in range { chosen[i] = weights[i] }
        let (mean, variance) = states[t].combination(chosen)
        return StructuralComponents.Estimate(
          estimate: constant + mean, standardError: sigma * variance.squareRoot())
      }
      let ones = [Double](repeating: 1, count: m)
      return StructuralComponents(
        level: part(0..<1, ones, plus: origin)
          ?? StructuralComponents.Estimate(estimate: origin, standardError: 0),
        slope: part(1..<trendEnd, ones), season: part(trendEnd..<seasonEnd, z),
        cycle: part(seasonEnd..<cycleEnd, z), regression: part(cycleEnd..<m, z))
    }
  }
}
