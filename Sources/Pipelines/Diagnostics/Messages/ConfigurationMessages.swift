import Forecasting

extension Diagnostic {
  // MARK: Keys and values

  static func unknownKey(_ entry: YAMLNode.Entry, in owner: String, known: [String]) -> Diagnostic {
    let place = owner.isEmpty ? "" : " in '\(owner)'"
    return Diagnostic(
      .unknownKey, "unknown key '\(entry.key.clipped)'\(place)", at: entry.keyLocation,
      help: suggestion(for: entry.key, among: known, noun: "keys"))
  }

  static func missingKey(
    _ key: KeyDescription, in owner: String, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .missingKey, "\(owner.isEmpty ? "the file" : "'\(owner)'") needs the key '\(key.path)'",
      at: place, help: "add `\(key.path):` with \(key.expectation)")
  }

  static func wrongType(of key: String, _ node: YAMLNode, expected: String) -> Diagnostic {
    let subject = key.isEmpty ? "the file" : "'\(key)'"
    let message =
      node.content == .null ? "\(subject) has no value" : "\(subject) cannot be \(node.form)"
    return Diagnostic(.wrongType, message, at: node.location, help: "give \(expected)")
  }

  static func outOfRange(_ key: String, _ node: YAMLNode, expected: String) -> Diagnostic {
    Diagnostic(
      .outOfRange, "'\(key)' cannot be \(node.form)", at: node.location, help: "give \(expected)")
  }

  static func unknownWord(
    _ word: String, of key: String, words: [String], at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .unknownWord, "'\(key)' cannot be '\(word.clipped)'", at: place,
      help: suggestion(for: word, among: words, noun: "words"))
  }

  static func repeatedElement(_ text: String, of key: String, at place: SourceLocation)
    -> Diagnostic
  {
    Diagnostic(
      .duplicateKey, "'\(key)' has \(text) twice", at: place, help: "remove one of them")
  }

  static func conflict(_ first: String, _ second: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .conflictingKeys, "'\(first)' and '\(second)' exclude each other", at: place,
      help: "keep one of them")
  }

  static func targetRunsBackwards(
    from first: Int, by last: Int, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .outOfRange, "the target counts from \(first), which is not before \(last)", at: place,
      help: "choose a `from` before the year in `by`")
  }

  static func needsOne(of keys: [String], in owner: String, at place: SourceLocation) -> Diagnostic
  {
    let list = keys.map { "`\($0):`" }.joined(separator: " or ")
    return Diagnostic(
      .missingKey, "this entry of '\(owner)' needs one more key", at: place, help: "add \(list)")
  }

  // MARK: Overrides

  static func overrideWithoutValue(_ text: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .invalidOverride, "the override has no '='", at: place,
      help: "write for instance --set project.until=2035")
  }

  static func overrideWithoutKey(_ text: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .invalidOverride, "the override has an empty key or an open quote before '='", at: place,
      help: "write for instance --set fit.series.gerd.model=drift")
  }

  static func overrideThroughValue(_ path: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .invalidOverride, "'\(path)' is a single value and has no keys inside", at: place,
      help: "end the path there")
  }

  static func overrideOutsideList(
    _ key: String, count: Int, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .invalidOverride, "'\(key.clipped)' is no position in a list of \(count)", at: place,
      help: "list entries are numbered from 0; \(count) adds one at the end")
  }

  // MARK: Suggestions

  /// `did you mean 'theta'?`; nil where no known word is near.
  static func near(_ word: String, _ known: [String]) -> String? {
    Spelling.nearest(to: word, among: known).first.map { "did you mean '\($0)'?" }
  }

  /// `did you mean 'theta'?`, or the known words where none is near.
  static func suggestion(for word: String, among known: [String], noun: String) -> String {
    if let near = near(word, known) { return near }
    if known.isEmpty { return "there are no \(noun) here" }
    return "\(noun): " + known.prefix(24).joined(separator: ", ") + (known.count > 24 ? ", …" : "")
  }
}
