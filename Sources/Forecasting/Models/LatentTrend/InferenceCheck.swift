public import Statistics
public import TimeSeries

/// How far inference lies from exact weighing of many draws.
public struct InferenceCheck: Sendable, Hashable, Encodable {
  /// How many draws were weighed.
  public let draws: Int
  /// How many independent draws of the posterior are worth as much; below a few hundred the check itself
  /// is rough.
  public let effectiveSize: Double
  /// The largest part that a single draw has.
  public let greatestWeight: Double
  /// log of the evidence by inference, less that of the draws.
  public let logEvidenceError: Double
  /// Period by period, later ones included.
  public let periods: [PeriodCheck]

  /// The probabilities that quantiles are compared at.
  public static let probabilities = [0.025, 0.1, 0.5, 0.9, 0.975]

  /// The quantiles of one period.
  public struct PeriodCheck: Sendable, Hashable, Encodable {
    /// The period.
    public let period: Period
    /// Whether it lies after the last one of the evidence.
    public let isFuture: Bool
    /// Quantiles less those of the draws, in standard deviations of the draws.
    public let errors: [Double]
  }

  /// Mean size of the errors of the past or the future; nil without a period.
  public func meanError(ofFuture isFuture: Bool) -> Double? {
    let errors = periods.filter { $0.isFuture == isFuture }.flatMap(\.errors)
    return errors.isEmpty ? nil : errors.reduce(0) { $0 + abs($1) } / Double(errors.count)
  }

  /// The greatest size of an error, with its period and probability.
  public var worst: (error: Double, period: Period, probability: Double)? {
    periods.flatMap { own in
      zip(own.errors, Self.probabilities).map { (abs($0), own.period, $1) }
    }.max { $0.0 < $1.0 }.map { (error: $0.0, period: $0.1, probability: $0.2) }
  }
}

extension LatentTrend {
  /// Compares inference with defensive importance sampling.
  ///
  /// - Parameters:
  ///   - horizon: later periods that are compared too.
  ///   - draws: how many; 200,000 give quantiles to some hundredths of a standard deviation on up to ten
  ///     items. Much evidence leaves few draws with weight: see ``InferenceCheck/effectiveSize``.
  /// - Returns: the errors of the quantiles of each period.
  /// - Throws: as ``infer(from:link:)``; `.noConvergence` where a posterior has no factor to draw with.
  public func check(
    of evidence: Evidence, over horizon: Int, link: Link, draws: Int,
    using stream: inout RandomStream
  ) throws(FitError) -> InferenceCheck {
    let posterior = try posterior(of: evidence, link: link).posterior
    let jumpShare = prior(for: evidence.frequency).jumpShare
    return try InferenceCheck(
      posterior, over: horizon, jumpShare: jumpShare, draws: draws, using: &stream)
  }
}

extension InferenceCheck {
  /// Draws and compares.
  init(
    _ posterior: TrendPosterior, over horizon: Int, jumpShare: Double, draws: Int,
    using stream: inout RandomStream
  ) throws(FitError) {
    guard
      let sample = try? DefensiveSample(
        posterior, over: horizon, jumpShare: jumpShare, count: draws, using: &stream)
    else { throw .noConvergence(evaluations: draws) }
    let system = posterior.system
    let marginals = posterior.marginals()
    let states = posterior.endStates()
    periods = sample.levels.indices.map { period in
      let (exact, deviation) = sample.summary(of: period, at: Self.probabilities)
      let ahead = period - system.steps
      let quantiles: [Double]
      if ahead <= 0 {
        quantiles = Self.probabilities.map { marginals[period].quantile($0) }
      } else {
        let parts = states.flatMap { $0.components(ahead, jumpShare: jumpShare) }
        let future = PredictiveDistribution.pooled(
          NormalParts.merged(parts).map {
            PredictiveDistribution.Component(
              .normal(mean: $0.mean, standardDeviation: $0.variance.squareRoot()),
              weight: $0.weight)
          }, .mixture)
        quantiles = Self.probabilities.map {
          (future.quantile($0) - system.scale.center) / system.scale.unit
        }
      }
      return PeriodCheck(
        period: system.start.advanced(by: period), isFuture: ahead > 0,
        errors: zip(quantiles, exact).map { deviation > 0 ? ($0 - $1) / deviation : 0 })
    }
    self.draws = draws
    effectiveSize = sample.effectiveSize
    greatestWeight = sample.greatestWeight
    logEvidenceError = posterior.logEvidence - sample.logEvidence
  }
}
