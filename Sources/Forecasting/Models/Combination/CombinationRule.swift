import RealModule

/// How the forecasts of several models become one.
public enum CombinationRule: String, Sendable, Hashable, CaseIterable, Codable,
  SettingValue
{
  /// Averaged quantiles, every member alike.
  case mean
  /// The median of the members' quantiles.
  case median
  /// A mixture with weights by AICc (Burnham & Anderson 2002, §4.2).
  case aicc

  /// What becomes of the members' distributions.
  var pooling: PredictiveDistribution.Pooling {
    switch self {
    case .mean: .quantileMean
    case .median: .quantileMedian
    case .aicc: .mixture
    }
  }

  /// The weights of fitted members, in their order; they sum to 1.
  ///
  /// For `aicc`, wᵢ ∝ exp(−Δᵢ/2). Differencing costs a model observations: criteria are brought to
  /// the count of the longest by their mean over the observations. A member without a criterion has no
  /// weight, unless none has one: then all have the same.
  func weights(of members: [FitSummary]) -> [Double] {
    let equal = [Double](repeating: 1 / Double(members.count), count: members.count)
    guard self == .aicc else { return equal }
    let count = Double(members.map(\.observations).max() ?? 0)
    let criteria = members.map { summary in
      summary.aicc.map { $0 * count / Double(summary.observations) } ?? .infinity
    }
    guard let best = criteria.min(), best.isFinite else { return equal }
    let shares = criteria.map { Double.exp((best - $0) / 2) }
    let sum = shares.reduce(0, +)
    return shares.map { $0 / sum }
  }
}
