import RealModule
public import Statistics

extension LatentTrend {
  /// A mixture of damped trends from the last period on, with what is known of the past.
  public struct Fitted: ScalableHistory {
    let states: [TrendEndState]
    let jumpShare: Double
    let observations: Int
    let places: Int
    /// Equally likely values of each period, ascending; nil for a plain series.
    public let history: [[Double]]?
    /// What became of each statement.
    public let items: [EvidenceReport]
    /// What other definitions and publishers make of the levels.
    public let offsets: [EvidenceOffset]
    let logEvidence: Double?
    let hasConverged: Bool
    /// The joint distribution of the past; nil for a plain series and for a loaded fit.
    var joint: HistoryPaths?

    private enum CodingKeys: CodingKey {
      case states, jumpShare, observations, places, history, items, offsets, logEvidence
      case hasConverged
    }

    /// Posterior means with standard deviations: level and mean growth on the link's scale, φ, σ and
    /// the deviation of the drift's innovations.
    public var parameters: [Parameter] {
      func moments(_ value: (TrendEndState) -> Double, _ variance: (TrendEndState) -> Double)
        -> (mean: Double, deviation: Double)
      {
        let mean = states.reduce(0) { $0 + $1.atom.weight * value($1) }
        let spread = states.reduce(0) { sum, state in
          let distance = value(state) - mean
          return sum + state.atom.weight * (variance(state) + distance * distance)
        }
        return (mean, max(spread, 0).squareRoot())
      }
      let level = moments({ $0.mean[0] }, { $0.factor[0] * $0.factor[0] })
      let growth = moments(
        { $0.mean[1] }, { $0.factor[1] * $0.factor[1] + $0.factor[2] * $0.factor[2] })
      let damping = moments({ $0.atom.damping }, { _ in 0 })
      let innovation = moments({ $0.unit * $0.atom.innovation }, { _ in 0 })
      let drift = moments({ $0.unit * $0.atom.driftInnovation }, { _ in 0 })
      return [
        Parameter("level", level.mean, standardError: level.deviation, responsePower: 1),
        Parameter("growth", growth.mean, standardError: growth.deviation, responsePower: 1),
        Parameter("phi", damping.mean, standardError: damping.deviation),
        Parameter(
          "sigma", innovation.mean, standardError: innovation.deviation, responsePower: 1),
        Parameter("sigma-drift", drift.mean, standardError: drift.deviation, responsePower: 1),
      ]
    }

    /// Observations or statements used; the likelihood is an integral over the prior and not comparable
    /// with a maximum, so that there is none.
    public var summary: FitSummary {
      FitSummary(
        observations: observations, parameterCount: 0,
        sigma: states.reduce(0) { $0 + $1.atom.weight * $1.unit * $1.atom.innovation },
        logLikelihood: nil)
    }

    /// Nothing: levels are inferred from the whole, not fitted one by one.
    public var fittedValues: [Double?] { Array(repeating: nil, count: places) }

    /// States and history in another unit.
    public func scaled(by factor: Double) -> Fitted {
      Fitted(
        states: states.map { $0.scaled(by: factor) }, jumpShare: jumpShare,
        observations: observations, places: places,
        history: history?.map { $0.map { factor * $0 } }, items: items, offsets: offsets,
        logEvidence: logEvidence, hasConverged: hasConverged, joint: joint)
    }

    /// Draws from the joint distribution, which no unit changes.
    public func historyPaths(
      _ count: Int, over horizon: Int, using stream: inout RandomStream
    ) -> [[Double]]? {
      joint?.paths(count, over: horizon, using: &stream)
    }

    /// The mixture over hyperparameters and numbers of jumps, exact in the future's innovations.
    public func forecast(
      _ horizon: Int, given covariates: Covariates
    ) throws(ForecastError) -> [PredictiveDistribution] {
      (1...horizon).map { step in
        let parts = states.flatMap { $0.components(step, jumpShare: jumpShare) }
        guard parts.contains(where: { $0.variance > 0 }) else { return .point(parts[0].mean) }
        let kept = NormalParts.merged(parts).filter { $0.weight > 1e-6 }
        let total = kept.reduce(0) { $0 + $1.weight }
        return .pooled(
          kept.map { part in
            PredictiveDistribution.Component(
              .normal(mean: part.mean, standardDeviation: part.variance.squareRoot()),
              weight: part.weight / total)
          }, .mixture)
      }
    }

    /// Draws hyperparameters and the last period's state, then the innovations.
    public func simulate(
      _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
    ) throws(ForecastError) -> [Double] {
      stream.nextElement(of: states) { $0.atom.weight }
        .path(horizon, jumpShare: jumpShare, using: &stream)
    }
  }
}

extension TrendEndState {
  /// The states that make up all but a ten-thousandth of the weight, weights brought to a sum of 1.
  static func kept(of states: [TrendEndState]) -> [TrendEndState] {
    var kept: [TrendEndState] = []
    var sum = 0.0
    let ranked = states.enumerated().sorted {
      ($1.element.atom.weight, $0.offset) < ($0.element.atom.weight, $1.offset)
    }
    for (_, state) in ranked where sum < 1 - 1e-4 {
      kept.append(state)
      sum += state.atom.weight
    }
    return kept.map { $0.weighted($0.atom.weight / sum) }
  }
}
