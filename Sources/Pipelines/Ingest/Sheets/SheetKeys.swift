import Indicators
import OrderedCollections
import TimeSeries

/// One indicator of a sheet as it is read.
///
/// A sheet is a mapping from ids to these keys:
/// ```yaml
/// gerd:
///   title: R&D spending
///   topic: Research and development
///   unit: CNY
///   kind: flow
///   definition: NBS
///   definitions:
///     NBS: [NBS GERD final, NBS preliminary (Feb)]
/// ```
struct IndicatorDraft: Sendable {
  var title: String?
  var aliases: [String]?
  var unit: Unit?
  var kind: Kind?
  var link: LinkWord?
  var frequency = Frequency.annual
  var definition: String?
  var definitions: OrderedDictionary<String, [String]> = [:]
  var alike: Alikeness?
  var otherProducts: [String]?
  var bounds: ClosedRange<Double>?
  var topic: String?
  var note: String?

  /// The keys of one indicator.
  static let section = Section<IndicatorDraft>([
    Key("title", \.title, .text(), "What the tables call it.", standard: "the id"),
    Key(
      "aliases", \.aliases, .list(of: .text(), "a list of names"),
      "Other names that texts have for it, in any language; `almanac extract` looks for them. "
        + "`R&D spending ... of GDP` has words between its parts."),
    Key(
      "unit", \.unit, .unit, "The unit of its series; statements are converted to it.",
      isRequired: true),
    Key(
      "kind", \.kind, .word,
      "What sort of quantity it is; decides the link and what `as_of` means.", isRequired: true),
    Key("link", \.link, .word, "The scale that models work on.", standard: "by the kind"),
    Key(
      "frequency", \.frequency, .word, "Length of the periods of its series.", standard: "annual"),
    Key(
      "definition", \.definition, .text("the name of a definition"),
      "The definition that its series is of.", standard: "the one that the statements use most"),
    Key(
      "definitions", \.definitions,
      .entries(
        of: .list(of: .text(), "a list of texts of the definition column"),
        "a mapping from names of definitions to their spellings"),
      "Definitions with the spellings that belong to them, the most authoritative first."),
    Key(
      "alike", \.alike, .alikeness,
      "Other definitions that count nearly the same: their statements enter with an offset of their "
        + "own, learned from the figures. A list, a mapping from names to the noise of their "
        + "figures, `by-figures` or `none`.",
      standard: "by-figures: those whose figures for the same periods are near the main one's"),
    Key(
      "other-products", \.otherProducts, .list(of: .text(), "a list of names of definitions"),
      "Definitions that count something else, whatever their figures; their statements stay out."),
    Key(
      "bounds", \.bounds, .bounds, "Values that are possible at all, in its unit.",
      standard: "[0, 100] for shares, else none"),
    Key("topic", \.topic, .text(), "The heading that it is shown under."),
    Key("note", \.note, .text(), "Free text."),
  ])

  /// The whole sheet: ids with their indicators, in order.
  static let sheetForm: ValueForm<OrderedDictionary<String, Located<IndicatorDraft>>> = .entries(
    of: ValueForm<IndicatorDraft>.mapping(section, from: IndicatorDraft()).located,
    "a mapping from ids of indicators to their keys")

  /// The indicator; nil where its unit or kind could not be read.
  func indicator(id: String) -> Indicator? {
    guard let unit, let kind else { return nil }
    let natural = bounds ?? (kind == .share ? 0...100 : nil)
    return Indicator(
      id: id, title: title, aliases: aliases ?? [], unit: unit, kind: kind,
      link: (link ?? (kind == .share ? .logit : nil))?.link(bounds: natural),
      frequency: frequency,
      definitions: definitions.map { Definition($0.key, spellings: $0.value) },
      mainDefinition: definition, alike: alike ?? .byFigures, otherProducts: otherProducts ?? [],
      bounds: bounds, topic: topic ?? "", note: note ?? "")
  }
}

extension ValueForm where Value == Unit {
  /// A unit as statements write it.
  static let unit = ValueForm(
    "a unit such as CNY, USD, %, count or rank", schema: ["type": "string", "minLength": 1]
  ) { node, key, problems in
    let text = ValueForm<String>.text("a unit such as CNY, USD, %, count or rank")
    guard let word = text.read(node, of: key, into: &problems) else { return nil }
    do throws(UnknownWord) {
      return try Unit(word)
    } catch {
      problems.append(.unknownUnit(error, of: key, at: node.location))
      return nil
    }
  }
}

extension ValueForm where Value == Alikeness {
  /// `none`, `by-figures`, a list of names, or a mapping from names to noises.
  static let alikeness = ValueForm(
    "a list of names of definitions, a mapping from them to their noise, by-figures or none",
    schema: [
      "anyOf": [
        ["enum": ["none", "by-figures"]],
        ["type": "array", "items": ["type": "string"], "minItems": 1],
        [
          "type": "object",
          "additionalProperties": ["type": "number", "exclusiveMinimum": 0, "maximum": 1],
        ],
      ]
    ]
  ) { node, key, problems in
    var listed: [String: Double] = [:]
    var isValid = true
    switch node.content {
    case .scalar(let word) where word.text == "none": return Alikeness.none
    case .scalar(let word) where word.text == "by-figures": return .byFigures
    case .list(let nodes) where !nodes.isEmpty:
      for node in nodes {
        guard case .scalar(let name) = node.content else {
          isValid = false
          continue
        }
        listed[name.text] = Alikeness.usualNoise
      }
    case .mapping(let entries) where !entries.isEmpty:
      for entry in entries {
        guard case .scalar(let text) = entry.value.content, let noise = decimal(text.text),
          noise > 0, noise <= 1
        else {
          isValid = false
          continue
        }
        listed[entry.key] = noise
      }
    default: isValid = false
    }
    if isValid { return .listed(listed) }
    problems.append(
      .wrongType(
        of: key, node,
        expected: "a list of names of definitions, a mapping from them to their noise above 0 and "
          + "at most 1, by-figures or none"))
    return nil
  }
}

extension ValueForm where Value == ClosedRange<Double> {
  /// Two numbers, the lower one first.
  static let bounds = ValueForm(
    "a list of two numbers, the lower one first",
    schema: ["type": "array", "items": ["type": "number"], "minItems": 2, "maxItems": 2]
  ) { node, key, problems in
    let expected = "a list of two numbers, the lower one first, such as [0, 100]"
    guard case .list(let nodes) = node.content, nodes.count == 2,
      case .scalar(let first) = nodes[0].content, let lower = decimal(first.text),
      case .scalar(let second) = nodes[1].content, let upper = decimal(second.text), lower < upper
    else {
      problems.append(.wrongType(of: key, node, expected: expected))
      return nil
    }
    return lower...upper
  }
}
