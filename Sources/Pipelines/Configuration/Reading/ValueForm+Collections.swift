import OrderedCollections

extension ValueForm {
  /// A list of at least one element; `expectation` says what it is in the plural.
  static func list<Element: Sendable>(
    of element: ValueForm<Element>, _ expectation: String
  ) -> ValueForm where Value == [Element] {
    let schema: JSONValue = ["type": "array", "minItems": 1, "items": element.schema]
    return ValueForm(expectation, schema: schema, keys: element.keys) { node, key, problems in
      guard case .list(let nodes) = node.content, !nodes.isEmpty else {
        problems.append(.wrongType(of: key, node, expected: expectation))
        return nil
      }
      let before = problems.count
      let values = nodes.compactMap { element.read($0, of: key, into: &problems) }
      return problems.count == before ? values : nil
    }
  }

  /// A mapping of names that the user chooses.
  ///
  /// - Parameters:
  ///   - element: the form of each value.
  ///   - expectation: what the mapping is, in words.
  ///   - place: gives a value the place of its name.
  static func entries<Element: Sendable>(
    of element: ValueForm<Element>, _ expectation: String,
    placing place: @escaping @Sendable (inout Element, SourceLocation) -> Void = { _, _ in }
  ) -> ValueForm where Value == OrderedDictionary<String, Element> {
    let schema: JSONValue = ["type": "object", "additionalProperties": element.schema]
    let keys = element.keys.map { $0.under("<name>") }
    return ValueForm(expectation, schema: schema, keys: keys) { node, key, problems in
      var values: OrderedDictionary<String, Element> = [:]
      switch node.content {
      case .null: break
      case .mapping(let entries):
        for entry in entries {
          guard var value = element.read(entry.value, of: entry.key, into: &problems) else {
            continue
          }
          place(&value, entry.keyLocation)
          values[entry.key] = value
        }
      default: problems.append(.wrongType(of: key, node, expected: expectation))
      }
      return values
    }
  }

  /// A mapping with declared keys; nothing at all counts as an empty one.
  static func mapping(
    _ section: Section<Value>, from initial: @escaping @autoclosure @Sendable () -> Value
  ) -> ValueForm {
    ValueForm("a mapping", schema: section.schema, keys: section.descriptions) {
      node, key, problems in
      var value = initial()
      section.read(node, of: key, into: &value, &problems)
      return value
    }
  }
}
