/// A value of a YAML file with its place; the rest of the module knows no YAML library.
struct YAMLNode: Sendable, Hashable {
  /// Where the value starts.
  var location: SourceLocation
  /// What stands there.
  var content: Content

  /// The forms of a value.
  enum Content: Sendable, Hashable {
    /// Nothing, `~` or `null`.
    case null
    /// One word, number or text.
    case scalar(Scalar)
    /// A list.
    case list([YAMLNode])
    /// Keys with values, in file order, each key once.
    case mapping([Entry])
  }

  /// One key with its value.
  struct Entry: Sendable, Hashable {
    var key: String
    var keyLocation: SourceLocation
    var value: YAMLNode
  }

  /// A text, and how it was written.
  struct Scalar: Sendable, Hashable {
    var text: String
    /// Whether it stands without quotes, so that it may be a number or a switch.
    var isPlain: Bool
    /// Columns before the text's first one, 1 for a quote; nil where the text in the file differs
    /// from the value (blocks, escapes), so that no place inside it is known.
    var lead: Int?
  }

  /// The place of a character inside a scalar, from 0; the scalar's own where it is not known.
  func location(atOffset offset: Int) -> SourceLocation {
    guard case .scalar(let scalar) = content, let lead = scalar.lead, let column = location.column
    else { return location }
    return SourceLocation(
      file: location.file, line: location.line,
      column: column + lead + scalar.text.prefix(max(offset, 0)).unicodeScalars.count)
  }

  /// Where words first stand inside a scalar, for those that it has as whole words.
  func locations(of words: [String]) -> [String: SourceLocation] {
    guard case .scalar(let scalar) = content else { return [:] }
    let text = Array(scalar.text)
    func isPart(_ index: Int) -> Bool {
      text.indices.contains(index)
        && (text[index].isLetter || text[index].isNumber || "-_.".contains(text[index]))
    }
    var locations: [String: SourceLocation] = [:]
    for word in words {
      let letters = Array(word)
      let starts = 0..<max(0, text.count - letters.count + 1)
      let found = starts.first {
        text[$0...].starts(with: letters) && !isPart($0 - 1) && !isPart($0 + letters.count)
      }
      if let found { locations[word] = location(atOffset: found) }
    }
    return locations
  }

  /// What the value is, in words, for messages.
  var form: String {
    switch content {
    case .null: "nothing"
    case .scalar(let scalar): "'\(scalar.text.clipped)'"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}

extension String {
  /// The first 60 characters, for messages.
  var clipped: String { count > 60 ? prefix(59) + "…" : self }
}
