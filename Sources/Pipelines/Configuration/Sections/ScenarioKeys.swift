import OrderedCollections

/// One entry of `scenarios:` as it is read.
struct ScenarioDraft: Sendable {
  var title: String?
  var set: OrderedDictionary<String, AssumedFigures> = [:]
  var growth: OrderedDictionary<String, AssumedFigures> = [:]
  var given: [TargetChoice] = []
  var location: SourceLocation?

  private static let section = Section<ScenarioDraft>([
    Key("title", \.title, .text(), "What the tables call it.", standard: "the name"),
    Key(
      "set", \.set,
      .entries(of: AssumedFigures.form, "a mapping from series to values by year") {
        $0.location = $1
      },
      "Values that series take, by year: `cny-per-usd: { 2026: 7.1, 2027/2030: 6.9 }`; other years "
        + "keep their forecast."),
    Key(
      "growth", \.growth,
      .entries(of: AssumedFigures.form, "a mapping from series to growth in percent") {
        $0.location = $1
      },
      "Growth over the year before in percent, by year or for all: `gdp-cny: 4 %`; the median grows by "
        + "it and keeps its spread."),
    Key(
      "given", \.given,
      .list(of: TargetDraft.form, "a list of entries with series, at-least or at-most, and by"),
      "Targets that are taken as met: of all sample paths those that meet them."),
  ])

  static let form = ValueForm<ScenarioDraft>(
    "a mapping with set, growth or given", schema: section.schema, keys: section.descriptions
  ) { node, key, problems in
    let before = problems.count
    var draft = ScenarioDraft()
    section.read(node, of: key, into: &draft, &problems)
    for (name, figures) in draft.growth where draft.set[name] != nil {
      problems.append(
        .conflict("set", "growth", at: figures.location ?? node.location))
    }
    guard problems.count == before else { return nil }
    if draft.set.isEmpty, draft.growth.isEmpty, draft.given.isEmpty {
      problems.append(.needsOne(of: ["set", "growth", "given"], in: key, at: node.location))
      return nil
    }
    return draft
  }

  /// The scenario under a name.
  func named(_ name: String) -> Scenario {
    var scenario = Scenario(name: name)
    scenario.title = title
    scenario.assumptions =
      set.map { Assumption(series: $0, kind: .set, figures: $1.figures, location: $1.location) }
      + growth.map {
        Assumption(series: $0, kind: .growth, figures: $1.figures, location: $1.location)
      }
    scenario.given = given
    scenario.location = location
    return scenario
  }
}

/// The figures of one series in a scenario as they are read.
struct AssumedFigures: Sendable {
  var figures: [YearFigure]
  var location: SourceLocation?

  /// One figure for all years, or a mapping from years to figures.
  static let form = ValueForm<AssumedFigures>(
    "a figure, or a mapping from years to figures",
    schema: [
      "anyOf": [
        Threshold.form.schema,
        [
          "type": "object", "minProperties": 1,
          "additionalProperties": Threshold.form.schema,
        ],
      ]
    ]
  ) { node, key, problems in
    func figure(_ value: YAMLNode, _ years: YearSpan?, _ place: SourceLocation) -> YearFigure? {
      Threshold.form.located.read(value, of: key, into: &problems).map { threshold in
        YearFigure(
          years: years, value: threshold.value.value, unit: threshold.value.unit,
          text: threshold.value.text, location: place, valueLocation: threshold.location)
      }
    }
    guard case .mapping(let entries) = node.content else {
      return figure(node, nil, node.location).map { AssumedFigures(figures: [$0]) }
    }
    let before = problems.count
    var figures: [YearFigure] = []
    for entry in entries {
      guard let years = YearSpan(entry.key) else {
        problems.append(.notYears(entry.key, at: entry.keyLocation))
        continue
      }
      if figures.contains(where: { $0.years.map { $0.overlaps(years) } ?? false }) {
        problems.append(.repeatedElement("'\(entry.key)'", of: key, at: entry.keyLocation))
      }
      if let figure = figure(entry.value, years, entry.keyLocation) { figures.append(figure) }
    }
    if entries.isEmpty {
      problems.append(.wrongType(of: key, node, expected: "figures such as { 2027: 7.1 }"))
    }
    return problems.count == before ? AssumedFigures(figures: figures) : nil
  }
}

extension YearSpan {
  /// A year, or two with a stroke between them: `2027`, `2027/2030`; nil for anything else.
  init?(_ text: String) {
    let ends = text.split(separator: "/", omittingEmptySubsequences: false).map { part -> Int? in
      let digits = part.drop(while: \.isWhitespace)
      let isYear = (1...4).contains(digits.count) && digits.allSatisfy { $0.isASCII && $0.isNumber }
      return isYear ? Int(digits) : nil
    }
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
      first <= last, (1500...2200).contains(first), (1500...2200).contains(last)
    else { return nil }
    self.init(first: first, last: last)
  }

  /// Whether a year is in both.
  func overlaps(_ other: YearSpan) -> Bool { first <= other.last && other.first <= last }

  static let form = ValueForm<YearSpan>(
    "a year or a span such as 2027/2030",
    schema: ["type": ["integer", "string"], "pattern": "^\\d{4}(/\\d{4})?$"]
  ) { node, key, problems in
    guard case .scalar(let scalar) = node.content, let years = YearSpan(scalar.text) else {
      problems.append(.wrongType(of: key, node, expected: "a year or a span such as 2027/2030"))
      return nil
    }
    return years
  }
}
