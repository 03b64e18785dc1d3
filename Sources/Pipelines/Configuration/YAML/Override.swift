/// An argument of `--set`: a path of keys and the value to put there.
struct Override {
  /// The argument as typed.
  let text: String
  /// Keys and list positions from the top.
  let path: [String]
  /// What to put there.
  let value: YAMLNode

  /// Reads `fit.series.gerd.model=theta`; the value is YAML, a key with dots stands in quotes.
  ///
  /// - Throws: one diagnostic where there is no `=`, a key is empty, or the value is not YAML.
  init(_ text: String) throws(Diagnostic) {
    let place = SourceLocation(file: "--set \(text)")
    guard let equals = text.firstIndex(of: "=") else {
      throw .overrideWithoutValue(text, at: place)
    }
    guard let path = Self.keys(text[..<equals]) else { throw .overrideWithoutKey(text, at: place) }
    let source = String(text[text.index(after: equals)...])
    let document = YAMLDocument(source, path: place.file, place: place)
    if let problem = document.problems.first { throw problem }
    self.text = text
    self.path = path
    value = document.root ?? YAMLNode(location: place, content: .null)
  }

  /// Puts the value into a tree, making the mappings on the way; no value removes the key.
  ///
  /// - Throws: one diagnostic where the path leads through a single value or past a list's end.
  func apply(to root: inout YAMLNode) throws(Diagnostic) { try place(into: &root, path[...]) }

  /// Whether the value is nothing.
  private var removes: Bool { value.content == .null }

  private func place(into node: inout YAMLNode, _ rest: ArraySlice<String>) throws(Diagnostic) {
    guard let key = rest.first else {
      node = value
      return
    }
    switch node.content {
    case .null:
      node = YAMLNode(location: value.location, content: .mapping([]))
      try place(into: &node, rest)
    case .mapping(var entries):
      let index = entries.firstIndex { $0.key == key } ?? entries.count
      if removes, rest.count == 1 {
        if index < entries.count { entries.remove(at: index) }
        node.content = .mapping(entries)
        return
      }
      if index == entries.count {
        let empty = YAMLNode(location: value.location, content: .null)
        entries.append(YAMLNode.Entry(key: key, keyLocation: value.location, value: empty))
      }
      try place(into: &entries[index].value, rest.dropFirst())
      node.content = .mapping(entries)
    case .list(var elements):
      guard let index = Int(key), (0...elements.count).contains(index) else {
        throw .overrideOutsideList(key, count: elements.count, at: value.location)
      }
      if removes, rest.count == 1 {
        if index < elements.count { elements.remove(at: index) }
        node.content = .list(elements)
        return
      }
      if index == elements.count {
        elements.append(YAMLNode(location: value.location, content: .null))
      }
      try place(into: &elements[index], rest.dropFirst())
      node.content = .list(elements)
    case .scalar:
      let done = path.prefix(path.count - rest.count).joined(separator: ".")
      throw .overrideThroughValue(done, at: value.location)
    }
  }

  /// Splits at dots outside quotes; nil where a key is empty or a quote stays open.
  private static func keys(_ text: Substring) -> [String]? {
    var keys = [""], isQuoted = false
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case "." where !isQuoted: keys.append("")
      default: keys[keys.count - 1].append(character)
      }
    }
    return isQuoted || keys.contains("") ? nil : keys
  }
}
