public import Statistics
import TimeSeries

extension Combination {
  /// The fitted members with their weights.
  public struct Fitted: FittedModel {
    struct Member: Sendable, Codable {
      let keyword: String
      let fit: Fit?
      let weight: Double
    }

    let rule: CombinationRule
    let members: [Member]
    let count: Int

    /// The weight of every member; 0 for one that could not be fitted.
    public var parameters: [Parameter] {
      members.map { Parameter("weight of \($0.keyword)", $0.weight) }
    }

    /// The residual standard deviation around the pooled fitted values; no likelihood.
    public var summary: FitSummary {
      let observations = members.lazy.compactMap(\.fit).first?.series.values ?? []
      let errors = zip(observations, fittedValues).compactMap { y, fit in fit.map { y - $0 } }
      let squares = errors.reduce(0) { $0 + $1 / Double(errors.count) * $1 }
      return FitSummary(
        observations: count, parameterCount: members.count { $0.weight > 0 },
        sigma: squares.squareRoot(), logLikelihood: nil)
    }

    /// Pooled like forecasts; nil where a member has none.
    public var fittedValues: [Double?] {
      let parts = weighted { $0.fittedValues }
      return (0..<count).map { t in
        let values = parts.compactMap { part in
          part.value[t].map { PredictiveDistribution.Component(.point($0), weight: part.weight) }
        }
        guard values.count == parts.count else { return nil }
        return PredictiveDistribution.quantile(
          0.5, of: values, rule.pooling == .quantileMedian ? .quantileMedian : .quantileMean)
      }
    }

    /// The members' distributions, pooled step by step.
    public func forecast(
      _ horizon: Int, given covariates: Covariates
    ) throws(ForecastError) -> [PredictiveDistribution] {
      let parts = try weighted { fit throws(ForecastError) in
        try fit.forecast(horizon, given: covariates).steps
      }
      return (0..<horizon).map { step in
        let components = parts.map {
          PredictiveDistribution.Component($0.value[step], weight: $0.weight)
        }
        return .pooling(components, by: rule.pooling)
      }
    }

    /// A path of one member, drawn by weight, carried to the pooled distribution step by step.
    ///
    /// Every value keeps its probability: the path's dependence is the member's, and its
    /// distribution in every step is the pooled one.
    public func simulate(
      _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
    ) throws(ForecastError) -> [Double] {
      let candidates = members.filter { $0.weight > 0 }
      var chance = stream.nextUniform()
      var index = 0
      while index + 1 < candidates.count, chance >= candidates[index].weight {
        chance -= candidates[index].weight
        index += 1
      }
      guard let fit = candidates[index].fit else { return [] }
      let path = try fit.simulate(horizon, given: covariates, using: &stream)
      guard rule.pooling != .mixture, candidates.count > 1 else { return path }
      let own = try fit.forecast(horizon, given: covariates).steps
      let pooled = try forecast(horizon, given: covariates)
      return path.indices.map { step in
        // A member without spread says nothing of the probability: any will do.
        if case .point = own[step] { return pooled[step].quantile(stream.nextUniform()) }
        let probability = own[step].cumulative(path[step])
        return pooled[step].quantile(min(max(probability, 0x1p-53), 1 - 0x1p-53))
      }
    }

    /// What the members with a weight give, with their weights.
    private func weighted<Value, Failure: Error>(
      _ value: (Fit) throws(Failure) -> Value
    ) throws(Failure) -> [(value: Value, weight: Double)] {
      var parts: [(value: Value, weight: Double)] = []
      for member in members where member.weight > 0 {
        guard let fit = member.fit else { continue }
        parts.append((try value(fit), member.weight))
      }
      return parts
    }
  }
}
