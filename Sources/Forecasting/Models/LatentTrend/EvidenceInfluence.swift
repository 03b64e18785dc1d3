import LinearAlgebra
public import TimeSeries

/// What one item of evidence does to the value of one period.
public struct EvidenceInfluence: Sendable, Hashable, Codable {
  /// How far the value moves with what the item says, both on the scale of the link: of logarithms, the
  /// percent for one percent.
  public let gain: Double
  /// The part of what is known of the value that is lost without the item: of the precision of its
  /// level and, for a later period, of the trend that leads there.
  public let weight: Double

  /// Collects the parts.
  public init(gain: Double, weight: Double) {
    self.gain = gain
    self.weight = weight
  }
}

extension LatentTrend {
  /// The influence of each item on each period, the `horizon` ones after the last included.
  ///
  /// Linear in the items' normal factors, averaged over the hyperparameters: what a small change of
  /// a figure does. What happens without the item altogether is another question, since volatility
  /// is then judged anew.
  ///
  /// - Returns: period by period, one an item.
  /// - Throws: as ``infer(from:link:)``.
  /// - Complexity: O(atoms · periods · m²) for m functions of the levels, beside the inference.
  public func influences(
    of evidence: Evidence, over horizon: Int, link: Link
  ) throws(FitError) -> [[EvidenceInfluence]] {
    let (posterior, read, kept, _) = try posterior(of: evidence, link: link)
    return (0...(posterior.system.steps + horizon)).map { period in
      // What was left out has none.
      var influences = read.items.map { _ in EvidenceInfluence(gain: 0, weight: 0) }
      for (index, own) in zip(kept, posterior.influences(onPeriod: period)) {
        influences[index] = own
      }
      return influences
    }
  }
}

extension TrendPosterior {
  /// The influence of each item on the level of a period, from 0.
  func influences(onPeriod period: Int) -> [EvidenceInfluence] {
    var gains = [Double](repeating: 0, count: system.likelihoods.count)
    var weights = gains
    for atom in atoms {
      for (index, own) in atom.inference.influences(of: system.likelihoods.count, onPeriod: period)
        .enumerated()
      {
        gains[index] += atom.weight * own.gain
        weights[index] += atom.weight * own.weight
      }
    }
    return zip(gains, weights).map { EvidenceInfluence(gain: $0, weight: min(max($1, 0), 1)) }
  }
}

extension AtomInference {
  /// The influence of each of the first sites on the level of a period, the innovations after the last
  /// period aside.
  fileprivate func influences(of itemCount: Int, onPeriod period: Int) -> [EvidenceInfluence] {
    let (variance, covariances) = propagation.covariances(of: coefficients(ofPeriod: period))
    return propagation.sites.prefix(itemCount).map { site in
      guard variance > 0, site.precision > 0 else { return EvidenceInfluence(gain: 0, weight: 0) }
      let shared = covariances[site.row]
      let rest = max(1 - site.precision * propagation.covariance[site.row, site.row], 1e-9)
      return EvidenceInfluence(
        gain: site.precision * shared,
        weight: 1 - variance / (variance + shared * shared * site.precision / rest))
    }
  }

  /// The level of a period, or after the last one that level with the trend that is known by then.
  private func coefficients(ofPeriod period: Int) -> [Double] {
    let ahead = period - basis.steps
    guard ahead > 0 else { return basis.level(period) }
    let drift = atom.accumulation(ahead)
    var sum = basis.level(basis.steps)
    for (i, value) in basis.growth.enumerated() { sum[i] += Double(ahead) * value }
    for (i, value) in basis.deviation(basis.steps).enumerated() { sum[i] += drift * value }
    return sum
  }
}
