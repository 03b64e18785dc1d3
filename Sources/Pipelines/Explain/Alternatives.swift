public import Forecasting
import TimeSeries

/// What a forecast was chosen from, and what it is made of.
public struct Alternatives: Sendable, Hashable, Encodable {
  /// The forms that the model compared, the best first; empty for models without a choice.
  public var forms: [ComparedForm] = []
  /// The members of a combination, the hyperparameters of a latent trend, or the forms that a model chose
  /// on the draws of an uncertain history.
  public var members: [Member] = []
  /// What other definitions and publishers make of the levels.
  public var offsets: [EvidenceOffset] = []

  /// A member with what it alone says of the period.
  public struct Member: Sendable, Hashable, Encodable {
    /// What it is called.
    public let name: String
    /// The form that it has chosen; nil where it has no choice.
    public let form: String?
    /// Its weight, 0 to 1; nil where members are not weighed one by one.
    public let weight: Double?
    /// Akaike's corrected criterion, where it has one.
    public let aicc: Double?
    /// Its median of the period, in the unit of the series; nil for past periods, and where it could not
    /// be fitted.
    public let median: Double?
  }

  /// The alternatives of a fit.
  ///
  /// What cannot be computed again is left out.
  ///
  /// - Parameter period: the period that members are asked about.
  init(of fit: Fit, given covariates: Covariates, at period: Period?) {
    offsets = fit.evidenceOffsets
    if fit.isImputed {
      members = Self.shares(of: fit.members)
      return
    }
    forms = (try? fit.comparedForms(given: covariates)) ?? []
    var ahead = 1
    if let period, period.frequency == fit.series.frequency {
      ahead = fit.series.end.distance(to: period)
    }
    let combined = (try? fit.combinedMembers(over: max(1, ahead), given: covariates)) ?? []
    members = combined.map { member in
      let median = ahead >= 1 ? member.medians.last : nil
      return Member(
        name: member.name, form: member.form, weight: member.weight,
        aicc: member.aicc.flatMap { $0.isFinite ? $0 : nil },
        median: median.flatMap { $0.isFinite ? $0 : nil })
    }
  }

  /// The forms chosen on draws of a history by how often, the most frequent first.
  private static func shares(of fits: [Fit]) -> [Member] {
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
      Member(
        name: entry.name, form: nil, weight: Double(entry.count) / Double(fits.count), aicc: nil,
        median: nil)
    }
  }
}
