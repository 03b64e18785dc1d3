/// One entry of `targets:` as it is read.
struct TargetDraft: Sendable {
  var series: Located<String>?
  var atLeast: Located<Threshold>?
  var atMost: Located<Threshold>?
  var by: Int?
  var measure: TargetMeasure?
  var from: Int?

  private static let section = Section<TargetDraft>([
    Key(
      "series", \.series, ValueForm.text("the name of a series").located, "The series.",
      isRequired: true),
    Key(
      "at-least", \.atLeast, Threshold.form.located,
      "Reached at this value or above: `1.2 trillion CNY`."),
    Key(
      "at-most", \.atMost, Threshold.form.located,
      "Reached at this value or below; for ranks, for instance."),
    Key("by", \.by, .integer(in: 1900...2200), "The year.", isRequired: true),
    Key(
      "measure", \.measure, .word,
      "What of the series has to reach it: its level, the sum over the years `from` to `by`, or the "
        + "average yearly growth in percent, the change or the multiple between the two.",
      standard: "level"),
    Key(
      "from", \.from, .integer(in: 1500...2200),
      "First year of a sum; the year that growth, change and multiple count from."),
  ])

  /// A mapping with exactly one threshold; nil where any part of it is missing or wrong.
  static let form = ValueForm<TargetChoice>(
    "a mapping with series, at-least or at-most, and by", schema: section.schema,
    keys: section.descriptions
  ) { node, key, problems in
    let before = problems.count
    var draft = TargetDraft()
    section.read(node, of: key, into: &draft, &problems)
    if case .mapping(let entries) = node.content {
      let given = entries.filter { $0.key == "at-least" || $0.key == "at-most" }
      if given.isEmpty {
        problems.append(.needsOne(of: ["at-least", "at-most"], in: key, at: node.location))
      } else if given.count == 2 {
        problems.append(.conflict("at-least", "at-most", at: given[1].keyLocation))
      }
    }
    let isSpan = (draft.measure ?? .level) != .level
    if problems.count == before, isSpan != (draft.from != nil) {
      problems.append(
        isSpan
          ? .needsOne(of: ["from"], in: key, at: node.location)
          : .conflict("from", "measure: level", at: node.location))
    }
    if let first = draft.from, let last = draft.by, first >= last {
      problems.append(.targetRunsBackwards(from: first, by: last, at: node.location))
    }
    guard problems.count == before, let series = draft.series, let by = draft.by,
      let threshold = draft.atLeast ?? draft.atMost
    else { return nil }
    return TargetChoice(
      series: series.value, direction: draft.atLeast == nil ? .atMost : .atLeast,
      threshold: threshold.value.value, unit: threshold.value.unit, text: threshold.value.text,
      by: by, measure: draft.measure ?? .level, from: draft.from, location: node.location,
      seriesLocation: series.location,
      thresholdLocation: threshold.location)
  }
}
