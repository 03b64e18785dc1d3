import Yams

/// Reads YAML text into a tree of values with places, and tells all that is wrong with its form.
struct YAMLDocument {
  /// The value at the top; nil where the text could not be read.
  let root: YAMLNode?
  /// What is wrong, in file order.
  let problems: [Diagnostic]

  /// The most values that aliases may add to those written out.
  static let aliasLimit = 10_000
  /// The most levels of lists and mappings in one another.
  static let depthLimit = 64

  /// Reads one document.
  ///
  /// - Parameters:
  ///   - text: the file's text.
  ///   - path: the file's path for the places.
  ///   - place: the place of every value, where the text is no file.
  /// - Complexity: O(n) in the text and in the expanded values.
  init(_ text: String, path: String, place: SourceLocation? = nil) {
    if let deep = Nesting.firstExcess(in: text) {
      root = nil
      problems = [.nestingTooDeep(at: place ?? SourceLocation(file: path, line: deep))]
      return
    }
    var unmarked = DuplicateKeys(text: text)
    do {
      let node = try unmarked.compose()
      var builder = TreeBuilder(text: text, path: path, place: place, duplicates: unmarked)
      root = node.flatMap { builder.tree(of: $0, depth: 1) }
      problems = builder.problems
    } catch {
      root = nil
      problems = [.invalidYAML(error, path: path, place: place)]
    }
  }
}

/// Builds the tree of one document.
private struct TreeBuilder {
  let lines: SourceScalars
  let path: String
  let place: SourceLocation?
  let duplicates: DuplicateKeys
  /// A value takes at least a byte where it is written out; the rest comes from aliases.
  let limit: Int
  var problems: [Diagnostic] = []
  var count = 0

  init(text: String, path: String, place: SourceLocation?, duplicates: DuplicateKeys) {
    lines = SourceScalars(text)
    self.path = path
    self.place = place
    self.duplicates = duplicates
    limit = text.utf8.count + YAMLDocument.aliasLimit
  }

  mutating func tree(of node: Node, depth: Int) -> YAMLNode? {
    count += 1
    if count > limit {
      if count == limit + 1 { problems.append(.tooManyValues(path: path)) }
      return nil
    }
    let location = location(of: node)
    if depth > YAMLDocument.depthLimit {
      problems.append(.nestingTooDeep(at: location))
      return nil
    }
    refuseTag(of: node, at: location)
    switch node {
    case .scalar(let scalar):
      return YAMLNode(location: location, content: content(of: scalar))
    case .sequence(let sequence):
      var list: [YAMLNode] = []
      for element in sequence {
        guard let child = tree(of: element, depth: depth + 1) else { return nil }
        list.append(child)
      }
      return YAMLNode(location: location, content: .list(list))
    case .mapping(let mapping):
      return self.mapping(mapping, at: location, depth: depth)
    case .alias:
      // The composer puts the anchored value in the place of an alias.
      return YAMLNode(location: location, content: .null)
    }
  }

  private mutating func mapping(
    _ mapping: Node.Mapping, at location: SourceLocation, depth: Int
  ) -> YAMLNode? {
    var entries: [YAMLNode.Entry] = []
    var seen: [String: SourceLocation] = [:]
    for (keyNode, valueNode) in mapping {
      let keyLocation = self.location(of: keyNode)
      guard case .scalar(let scalar) = keyNode else {
        problems.append(.keyIsNoText(at: keyLocation))
        continue
      }
      let key = duplicates.original(scalar.string)
      guard let value = tree(of: valueNode, depth: depth + 1) else { return nil }
      if let first = seen[key] {
        problems.append(.duplicateKey(key, first: first, at: keyLocation))
        continue
      }
      seen[key] = keyLocation
      entries.append(YAMLNode.Entry(key: key, keyLocation: keyLocation, value: value))
    }
    return YAMLNode(location: location, content: .mapping(entries))
  }

  private func content(of scalar: Node.Scalar) -> YAMLNode.Content {
    let text = duplicates.original(scalar.string)
    let isPlain = scalar.style == .plain || scalar.style == .any
    if isPlain, ["", "~", "null", "Null", "NULL"].contains(text) { return .null }
    let lead: Int? =
      switch scalar.style {
      case .plain, .any: 0
      case .singleQuoted, .doubleQuoted: 1
      default: nil
      }
    let literal = place == nil && lines.hasText(text, at: scalar.mark, lead: lead ?? 0)
    return .scalar(YAMLNode.Scalar(text: text, isPlain: isPlain, lead: literal ? lead : nil))
  }

  private func location(of node: Node) -> SourceLocation {
    if let place { return place }
    guard let mark = node.mark else { return SourceLocation(file: path) }
    return SourceLocation(file: path, line: mark.line, column: mark.column)
  }

  /// Tags such as `!include` or `!!binary` ask for what this reader does not do.
  private mutating func refuseTag(of node: Node, at location: SourceLocation) {
    let tag = node.tag.description
    let isPlainTag =
      ["", "!"].contains(tag)
      || ["str", "int", "float", "bool", "null", "seq", "map", "timestamp", "merge", "value"]
        .contains { tag == "tag:yaml.org,2002:\($0)" }
    if !isPlainTag { problems.append(.tagIsNotRead(tag, at: location)) }
  }
}
