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

  /// The forms that were compared, the members of a combination, and what other definitions make of the
  /// levels.
  var alternatives: [String] {
    guard let found = explanation.alternatives else { return [] }
    return forms(found.forms) + members(found.members) + offsets(found.offsets)
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

  /// Columns that no member has are left out.
  private func members(_ members: [Alternatives.Member]) -> [String] {
    if members.isEmpty { return [] }
    let magnitude = Magnitude(for: members.compactMap(\.median))
    let unit = magnitude.label(unit: explanation.unit)
    let columns: [(column: TextTable.Column, text: (Alternatives.Member) -> String?)] = [
      (.init("form"), { $0.form }),
      (
        .init("weight", .right),
        { $0.weight.map { "\(DecimalText.fixed(100 * $0, decimals: 1)) %" } }
      ),
      (.init("aicc", .right), { $0.aicc.map { DecimalText.significant($0, digits: 6) } }),
      (
        .init(unit.isEmpty ? "median" : "median, \(unit)", .right),
        { $0.median.map(magnitude.text) }
      ),
    ]
    let used = columns.filter { column in members.contains { column.text($0) != nil } }
    var table = TextTable([.init("member", isFlexible: true)] + used.map(\.column))
    for member in members.prefix(Self.most) {
      table.append([member.name] + used.map { $0.text(member) ?? "–" })
    }
    let period = explanation.period.map { " FOR \($0)" } ?? ""
    return ["MEMBERS\(period)"] + table.lines(width: width) + others(members.count)
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
