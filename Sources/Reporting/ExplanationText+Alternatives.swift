import Forecasting
import Pipelines

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension ExplanationText {
  /// How many of each are listed.
  private static let most = 12

  /// The forms that were compared, and what other definitions make of the levels.
  var alternatives: [String] {
    guard let found = explanation.alternatives else { return [] }
    return forms(found.forms) + shares(found.shares) + offsets(found.offsets)
  }

  private func forms(_ forms: [ComparedForm]) -> [String] {
    guard let best = forms.first else { return [] }
    var table = TextTable([
      .init("form"), .init(best.criterion, .right), .init("above the best", .right),
      .init("parameters", .right),
    ])
    for form in forms.prefix(Self.most) {
      let score = form.score.map { DecimalText.significant($0, digits: 6) } ?? "–"
      let above = form.score.flatMap { score in best.score.map { score - $0 } }
      table.append([
        form.name + (form.isChosen ? ", chosen" : ""), score,
        above.map { DecimalText.fixed($0, decimals: 2) } ?? "no estimate",
        "\(form.parameterCount)",
      ])
    }
    return ["ALTERNATIVES (\(forms.count) forms compared)"] + table.lines(width: width)
      + others(forms.count)
  }

  private func shares(_ shares: [Alternatives.Share]) -> [String] {
    if shares.isEmpty { return [] }
    var table = TextTable([.init("form"), .init("of the draws", .right)])
    for share in shares.prefix(Self.most) {
      table.append([share.name, "\(DecimalText.fixed(100 * share.share, decimals: 0)) %"])
    }
    return ["CHOSEN ON THE DRAWS OF THE HISTORY"] + table.lines(width: width)
      + others(shares.count)
  }

  private func offsets(_ offsets: [EvidenceOffset]) -> [String] {
    if offsets.isEmpty { return [] }
    let isFactor = explanation.link == "log"
    var table = TextTable([
      .init("definition or publisher", isFlexible: true),
      .init(isFactor ? "times the levels" : "shift on the link", .right),
      .init(isFactor ? "give or take" : "std. deviation", .right), .init(""),
    ])
    for offset in offsets {
      table.append([
        offset.name,
        DecimalText.significant(isFactor ? exp(offset.mean) : offset.mean, digits: 4),
        isFactor
          ? "\(DecimalText.fixed(100 * offset.deviation, decimals: 1)) %"
          : DecimalText.significant(offset.deviation, digits: 3),
        offset.isExcluded ? "of another product, left out" : "",
      ])
    }
    return ["OFFSETS"] + table.lines(width: width)
  }

  private func others(_ count: Int) -> [String] {
    count > Self.most ? ["… and \(count - Self.most) more, with --json"] : []
  }
}
