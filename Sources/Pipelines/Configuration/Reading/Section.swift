/// The keys that a mapping takes, and what happens to others.
struct Section<Root: Sendable>: Sendable {
  /// The declared keys, in the order of the documentation.
  let keys: [Key<Root>]

  private let collectOther: (@Sendable (YAMLNode.Entry, inout Root) -> Void)?

  /// Declares a mapping.
  ///
  /// - Parameters:
  ///   - keys: the keys that it takes.
  ///   - collectOther: receives keys that are not declared; without it they are errors.
  init(
    _ keys: [Key<Root>],
    others collectOther: (@Sendable (YAMLNode.Entry, inout Root) -> Void)? = nil
  ) {
    self.keys = keys
    self.collectOther = collectOther
  }

  /// Names of the declared keys.
  var names: [String] { keys.map(\.name) }

  /// All keys inside, for people.
  var descriptions: [KeyDescription] { keys.flatMap(\.descriptions) }

  /// All keys inside, for one of several kinds of entries.
  func descriptions(of kind: String) -> [KeyDescription] {
    descriptions.map { $0.under("[\(kind)]") }
  }

  /// JSON Schema of the mapping: no other keys than the declared ones.
  var schema: JSONValue {
    let required = keys.filter(\.isRequired).map { JSONValue.string($0.name) }
    let properties = keys.map { JSONValue.Member(key: $0.name, value: $0.schema) }
    let schema: JSONValue = ["type": "object", "properties": .object(properties)]
    return schema.adding(
      (required.isEmpty ? [] : [("required", .array(required))])
        + [("additionalProperties", .bool(false))])
  }

  /// Reads a mapping, reporting every problem: unknown and missing keys, and values that do not fit.
  ///
  /// - Parameters:
  ///   - node: the mapping; nothing at all counts as an empty one.
  ///   - owner: the key or name that the mapping stands under, for messages; empty at the top.
  ///   - root: where the values go.
  ///   - problems: where the problems go.
  func read(
    _ node: YAMLNode, of owner: String, into root: inout Root, _ problems: inout [Diagnostic]
  ) {
    let entries: [YAMLNode.Entry]
    switch node.content {
    case .mapping(let found): entries = found
    case .null: entries = []
    default:
      problems.append(
        .wrongType(of: owner, node, expected: "a mapping with keys such as \(keys[0].name)"))
      return
    }
    for entry in entries {
      if let key = keys.first(where: { $0.name == entry.key }) {
        key.read(entry.value, into: &root, &problems)
      } else if let collectOther {
        collectOther(entry, &root)
      } else {
        problems.append(.unknownKey(entry, in: owner, known: names))
      }
    }
    for key in keys where key.isRequired && !entries.contains(where: { $0.key == key.name }) {
      problems.append(.missingKey(key.descriptions[0], in: owner, at: node.location))
    }
  }
}
