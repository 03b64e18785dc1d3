public import Forecasting

/// What a forecast was chosen from.
public struct Alternatives: Sendable, Hashable, Encodable {
  /// The forms that the model compared, the best first; empty for models without a choice.
  public var forms: [ComparedForm] = []
  /// The forms that a model chose on the draws of an uncertain history, the most frequent first.
  public var shares: [Share] = []
  /// What other definitions and publishers make of the levels.
  public var offsets: [EvidenceOffset] = []

  /// How often a form was chosen.
  public struct Share: Sendable, Hashable, Encodable {
    /// The form.
    public let name: String
    /// The part of the draws, 0 to 1.
    public let share: Double
  }

  /// The alternatives of a fit.
  ///
  /// What cannot be computed again is left out.
  init(of fit: Fit, given covariates: Covariates) {
    offsets = fit.evidenceOffsets
    if fit.isImputed {
      shares = Self.shares(of: fit.members)
      return
    }
    forms = (try? fit.comparedForms(given: covariates)) ?? []
  }

  /// The forms chosen on draws of a history by how often, the most frequent first.
  private static func shares(of fits: [Fit]) -> [Share] {
    var counts: [(name: String, count: Int)] = []
    for name in fits.compactMap({ $0.chosenForm?.name }) {
      if let index = counts.firstIndex(where: { $0.name == name }) {
        counts[index].count += 1
      } else {
        counts.append((name, 1))
      }
    }
    let ranked = counts.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }
    return ranked.map { _, entry in
      Share(name: entry.name, share: Double(entry.count) / Double(fits.count))
    }
  }
}
