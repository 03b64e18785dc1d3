import Evaluation
import Forecasting

/// One entry of `tune:` as it is read.
struct TuneDraft: Sendable {
  var series: [Located<String>]?
  var models: [TuneAlternativeDraft] = []
  var over: [TuneAxisDraft] = []
  /// The other keys, which need no second look.
  var entry = TuneEntry(series: [])
  var location: SourceLocation?

  static let section = Section<TuneDraft>([
    Key(
      "series", \.series, .oneOrMore(ValueForm.text("the name of a series").located),
      "The series whose settings are searched, one or a list.", isRequired: true),
    Key(
      "over", \.over, TuneAxisDraft.form,
      "Settings with the values to try: a list, or `{ from: 0.1, to: 0.9, scale: log }`; `model` "
        + "stands for a list of models."),
    Key(
      "models", \.models,
      .list(of: TuneAlternativeDraft.form, "a list of models, each a keyword or a mapping"),
      "Models to choose among, each a keyword or a mapping with `model`, settings and `over`.",
      standard: "the present model"),
    Key("score", \.entry.score, .word, "What is to be least.", standard: "crps"),
    Key(
      "windows", \.entry.windows, .integer(in: 1...1000),
      "Origins that each candidate is tried at.", standard: "5"),
    Key("step", \.entry.step, .integer(in: 1...1000), "Periods between origins.", standard: "1"),
    Key(
      "horizon", \.entry.horizon, .integer(in: 1...1000), "Periods forecast from each origin.",
      standard: "3"),
    Key(
      "sliding", \.entry.sliding, .integer(in: 1...100_000),
      "Fit to so many of the last periods before each origin.", standard: "all of them"),
    Key(
      "minimum", \.entry.minimum, .integer(in: 1...100_000), "The fewest figures before an origin.",
      standard: "3"),
    Key(
      "trials", \.entry.trials, .integer(in: 1...100_000),
      "The most candidates that are tried, besides the present settings.", standard: "50"),
    Key(
      "settings", \.entry.sharing, .word,
      "Whether each series gets settings of its own or all share one choice.", standard: "own"),
    Key(
      "choose", \.entry.choice, .word,
      "The best candidate, or the present settings or else the first that is within one standard "
        + "error of it.", standard: "best"),
    Key(
      "against", \.entry.against, .word,
      "What the latest statements say of a past year: its median, or nine equally likely values.",
      standard: "median"),
    Key(
      "lock", \.entry.lock, .word, "Whether runs take what `almanac tune` has chosen.",
      standard: "use"),
  ])

  static let form = ValueForm<TuneDraft>(
    "a mapping with series and over", schema: section.schema, keys: section.descriptions
  ) { node, key, problems in
    var draft = TuneDraft()
    draft.location = node.location
    section.read(node, of: key, into: &draft, &problems)
    return draft
  }
}

/// A model to choose as it is read.
struct TuneAlternativeDraft: Sendable {
  var model: Located<String>?
  var over: [TuneAxisDraft] = []
  var settings: [YAMLNode.Entry] = []
  var location: SourceLocation?

  private static let section = Section<TuneAlternativeDraft>(
    [
      Key(
        "model", \.model, ValueForm.text("the keyword of a model").located,
        "The model's keyword; settings that are given stand beside it.", isRequired: true),
      Key("over", \.over, TuneAxisDraft.form, "Settings that are searched for this model alone."),
    ], others: { entry, draft in draft.settings.append(entry) })

  static let form = ValueForm<TuneAlternativeDraft>(
    "the keyword of a model, or a mapping with model",
    schema: [
      "anyOf": [
        ["type": "string", "minLength": 1],
        ["type": "object", "required": ["model"]],
      ]
    ], keys: section.descriptions
  ) { node, key, problems in
    var draft = TuneAlternativeDraft()
    draft.location = node.location
    if case .scalar = node.content {
      draft.model = ValueForm.text().located.read(node, of: key, into: &problems)
    } else {
      section.read(node, of: key, into: &draft, &problems)
    }
    return draft.model == nil ? nil : draft
  }
}

/// A setting with the values to try as it is read, and where each stands.
struct TuneAxisDraft: Sendable {
  var axis: TuneAxis
  /// The nodes of the values: those of a list, or the ends of an interval.
  var nodes: [YAMLNode]

  /// A mapping from settings to what they may be.
  static let form = ValueForm<[TuneAxisDraft]>(
    "a mapping from settings to lists or intervals",
    schema: [
      "type": "object", "minProperties": 1,
      "additionalProperties": [
        "anyOf": [
          ["type": ["array", "string", "number", "boolean"]], interval.schema,
        ]
      ],
    ], keys: interval.descriptions.map { $0.under("<setting>") }
  ) { node, key, problems in
    guard case .mapping(let entries) = node.content, !entries.isEmpty else {
      problems.append(
        .wrongType(of: key, node, expected: "settings with lists or intervals of values"))
      return nil
    }
    return entries.compactMap { TuneAxisDraft($0, &problems) }
  }

  private init?(_ entry: YAMLNode.Entry, _ problems: inout [Diagnostic]) {
    func list(_ nodes: [YAMLNode]) -> ([SettingInput], [YAMLNode])? {
      let values = nodes.compactMap { $0.settingInput(of: entry.key, &problems) }
      return values.count == nodes.count ? (values, nodes) : nil
    }
    let values: TuneAxis.Values
    switch entry.value.content {
    case .list(let elements) where !elements.isEmpty:
      guard let found = list(elements) else { return nil }
      (values, nodes) = (.list(found.0), found.1)
    case .scalar:
      guard let found = list([entry.value]) else { return nil }
      (values, nodes) = (.list(found.0), found.1)
    case .mapping:
      var draft = IntervalDraft()
      Self.interval.read(entry.value, of: entry.key, into: &draft, &problems)
      guard let from = draft.from, let to = draft.to,
        let found = draft.values(entry, from: from, to: to, &problems)
      else { return nil }
      (values, nodes) = (found, [from.node, to.node])
    case .null, .list:
      problems.append(
        .wrongType(
          of: entry.key, entry.value,
          expected: "a list such as [0.1, 0.3], or { from: 0.1, to: 0.9 }"))
      return nil
    }
    axis = TuneAxis(key: entry.key, values: values, location: entry.keyLocation)
  }

  /// The keys of an interval.
  private static let interval = Section<IntervalDraft>([
    Key("from", \.from, ValueForm.finite.located, "The least value.", isRequired: true),
    Key("to", \.to, ValueForm.finite.located, "The greatest value.", isRequired: true),
    Key(
      "scale", \.scale, .word, "Whether equal differences or equal ratios count alike.",
      standard: "linear"),
    Key("step", \.step, ValueForm.finite.located, "The distance of values; none for all between."),
  ])
}

/// `{ from: 0.1, to: 0.9, scale: log }` as it is read.
private struct IntervalDraft: Sendable {
  var from: Located<Double>?
  var to: Located<Double>?
  var scale = SearchAxis.Scale.linear
  var step: Located<Double>?

  /// The values; nil after a problem was reported.
  func values(
    _ entry: YAMLNode.Entry, from: Located<Double>, to: Located<Double>,
    _ problems: inout [Diagnostic]
  ) -> TuneAxis.Values? {
    guard from.value < to.value else {
      problems.append(
        .outOfRange("to", to.node, expected: "a number above \(from.value.compact)"))
      return nil
    }
    guard scale == .linear || from.value > 0 else {
      problems.append(
        .outOfRange("from", from.node, expected: "a number above 0 for a logarithmic scale"))
      return nil
    }
    guard let step else { return .interval(from: from.value, to: to.value, scale: scale) }
    let count = ((to.value - from.value) / step.value + 1e-9).rounded(.down)
    guard step.value > 0, count <= 10_000, scale == .linear else {
      problems.append(
        scale == .log
          ? .conflict("step", "scale: log", at: entry.value.location)
          : .outOfRange("step", step.node, expected: "a number above 0, for at most 10000 values"))
      return nil
    }
    // The fraction that decimal steps leave is cut off: 0.1, 0.2, 0.3 and not 0.30000000000000004.
    let values = (0...Int(count)).map { index -> SettingInput in
      let value = from.value + Double(index) * step.value
      return .scalar((Double((value * 1e9).rounded()) / 1e9).compact)
    }
    return .list(values)
  }
}

extension ValueForm {
  /// One value, or a list of at least one.
  static func oneOrMore<Element: Sendable>(
    _ element: ValueForm<Element>
  ) -> ValueForm where Value == [Element] {
    let schema: JSONValue = [
      "anyOf": [element.schema, ["type": "array", "minItems": 1, "items": element.schema]]
    ]
    let expectation = "\(element.expectation), or a list of these"
    return ValueForm(expectation, schema: schema, keys: element.keys) { node, key, problems in
      guard case .list(let nodes) = node.content else {
        return element.read(node, of: key, into: &problems).map { [$0] }
      }
      if nodes.isEmpty {
        problems.append(.wrongType(of: key, node, expected: expectation))
        return nil
      }
      let values = nodes.compactMap { element.read($0, of: key, into: &problems) }
      return values.count == nodes.count ? values : nil
    }
  }
}

extension ValueForm where Value == Double {
  /// Any finite number, written without quotes.
  static let finite = ValueForm("a number", schema: ["type": "number"]) { node, key, problems in
    guard case .scalar(let scalar) = node.content, scalar.isPlain, let value = decimal(scalar.text)
    else {
      problems.append(.wrongType(of: key, node, expected: "a number"))
      return nil
    }
    return value
  }
}
