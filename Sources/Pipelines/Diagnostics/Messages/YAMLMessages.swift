import Yams

extension Diagnostic {
  static func nestingTooDeep(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .excessiveYAML, "lists and mappings are nested more than \(YAMLDocument.depthLimit) deep",
      at: place, help: "write the file with fewer levels")
  }

  static func tooManyValues(path: String) -> Diagnostic {
    Diagnostic(
      .excessiveYAML, "aliases add more than \(YAMLDocument.aliasLimit) values to the file",
      at: SourceLocation(file: path),
      help: "write the values out instead of nesting aliases")
  }

  static func keyIsNoText(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .wrongType, "a key has to be a word, not a list or a mapping", at: place,
      help: "write `key: value`")
  }

  static func duplicateKey(
    _ key: String, first: SourceLocation, at place: SourceLocation
  ) -> Diagnostic {
    let line = first.line.map { " in line \($0)" } ?? ""
    return Diagnostic(
      .duplicateKey, "key '\(key.clipped)' is given twice", at: place,
      help: "remove it here, or its first occurrence\(line)")
  }

  static func tagIsNotRead(_ tag: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .invalidYAML, "the tag '\(tag.clipped)' is not supported", at: place,
      help: "write the value without a tag")
  }

  /// What the YAML parser says, with its place.
  static func invalidYAML(
    _ error: YamlError, path: String, place: SourceLocation?
  ) -> Diagnostic {
    func location(_ mark: Mark?) -> SourceLocation {
      if let place { return place }
      guard let mark else { return SourceLocation(file: path) }
      return SourceLocation(file: path, line: mark.line, column: mark.column)
    }
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let whole = context.map { "\($0.text): \(problem)" } ?? problem
      return Diagnostic(
        .invalidYAML, "not valid YAML: \(whole)", at: location(mark), help: yamlHelp(for: problem))
    case .duplicatedKeysInMapping(let keys, let context):
      return Diagnostic(
        .duplicateKey, "key '\((keys.first ?? "").clipped)' is given twice",
        at: location(context.mark), help: "remove one of them")
    case .reader(let problem, let offset, let value, let yaml):
      let place = place ?? .offset(offset, in: yaml, path: path)
      let code = value >= 0 ? " (U+\(String(value, radix: 16, uppercase: true)))" : ""
      return Diagnostic(
        .invalidYAML, "not valid YAML: \(problem)\(code)", at: place,
        help: "remove the character, or write it as an escape in double quotes")
    default:
      return Diagnostic(.invalidYAML, "not valid YAML", at: location(nil), help: nil)
    }
  }

  private static func yamlHelp(for problem: String) -> String {
    if problem.contains("cannot start any token") {
      return "indent with spaces, not tabs; put texts that start with a special character in quotes"
    }
    if problem.contains("mapping values are not allowed") {
      return "check the indentation, and put texts with a colon in quotes"
    }
    if problem.contains("undefined alias") {
      return
        "an alias `*name` needs an anchor `&name` before it; put texts that start with * in quotes"
    }
    if problem.contains("another document") { return "keep one pipeline in one file" }
    if problem.contains("could not find expected ':'") {
      return "every line of a mapping needs a colon and a space after its key"
    }
    if problem.contains("expected ',' or") { return "close the bracket or brace, or add the comma" }
    return "check indentation, quotes and brackets at this place and just before it"
  }
}

extension SourceLocation {
  /// The place of a byte of a text; the whole file where there is no offset.
  fileprivate static func offset(_ offset: Int?, in text: String, path: String) -> SourceLocation {
    guard let offset else { return SourceLocation(file: path) }
    let before = text.utf8.prefix(offset)
    let start = before.lastIndex(of: 0x0A).map { text.utf8.index(after: $0) } ?? text.startIndex
    let column = String(decoding: before[start...], as: UTF8.self).unicodeScalars.count + 1
    return SourceLocation(file: path, line: before.count { $0 == 0x0A } + 1, column: column)
  }
}
