import Indicators

/// One entry of `adjustments:` as it is read.
struct AdjustmentDraft: Sendable {
  var series: Located<String>?
  var years: Located<YearSpan>?
  var factor: Located<Threshold>?
  var amount: Located<Threshold>?
  var value: Located<Threshold>?
  var author: String?
  var reason: String?
  var date: String?

  private static let section = Section<AdjustmentDraft>([
    Key(
      "series", \.series, ValueForm.text("the name of a series").located, "The series.",
      isRequired: true),
    Key(
      "years", \.years, YearSpan.form.located, "The year, or the first and last.", isRequired: true),
    Key("factor", \.factor, Threshold.form.located, "Multiplies the median: `1.05`."),
    Key(
      "amount", \.amount, Threshold.form.located, "Is added to the median: `-20 billion CNY`."),
    Key("value", \.value, Threshold.form.located, "Replaces the median: `5.2 trillion CNY`."),
    Key("author", \.author, .text("who judges"), "Who judges.", isRequired: true),
    Key("reason", \.reason, .text("the reason in words"), "Why.", isRequired: true),
    Key("date", \.date, .day, "The day of the judgement.", isRequired: true),
  ])

  /// A mapping with exactly one change; nil where any part of it is missing or wrong.
  static let form = ValueForm<Adjustment>(
    "a mapping with series, years, a change, author, reason and date", schema: section.schema,
    keys: section.descriptions
  ) { node, key, problems in
    let before = problems.count
    var draft = AdjustmentDraft()
    section.read(node, of: key, into: &draft, &problems)
    let words = Adjustment.Change.allCases.map(\.rawValue)
    if case .mapping(let entries) = node.content {
      let given = entries.filter { words.contains($0.key) }
      if given.isEmpty {
        problems.append(.needsOne(of: words, in: key, at: node.location))
      } else if given.count > 1 {
        problems.append(.conflict(given[0].key, given[1].key, at: given[1].keyLocation))
      }
    }
    if let factor = draft.factor, factor.value.value <= 0 || factor.value.unit != nil {
      problems.append(
        .outOfRange("factor", factor.node, expected: "a number above 0, without a unit"))
    }
    let changes: [(Adjustment.Change, Located<Threshold>?)] = [
      (.factor, draft.factor), (.amount, draft.amount), (.value, draft.value),
    ]
    guard problems.count == before, let series = draft.series, let years = draft.years,
      let (change, figure) = changes.first(where: { $0.1 != nil }), let figure,
      let author = draft.author, let reason = draft.reason, let date = draft.date
    else { return nil }
    return Adjustment(
      series: series.value, years: years.value, change: change, value: figure.value.value,
      unit: figure.value.unit, text: figure.value.text, author: author, reason: reason, date: date,
      location: node.location, seriesLocation: series.location, yearsLocation: years.location,
      valueLocation: figure.location)
  }
}

extension ValueForm where Value == String {
  /// A day such as 2026-02-05.
  static let day = ValueForm(
    "a day such as 2026-02-05", schema: ["type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$"]
  ) { node, key, problems in
    guard case .scalar(let scalar) = node.content, scalar.text.count == 10,
      PublicationDate(scalar.text) != nil
    else {
      problems.append(.wrongType(of: key, node, expected: "a day such as 2026-02-05"))
      return nil
    }
    return scalar.text
  }
}
