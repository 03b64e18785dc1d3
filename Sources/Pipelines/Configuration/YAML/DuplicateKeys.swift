import Yams

/// Composes YAML in which one mapping has a key twice, so that all of them can be reported.
///
/// The composer refuses such a mapping and names only its first key's place. Each time it does, the
/// first character of that key becomes a private-use one, so that the next try comes further and no
/// place in the text moves; ``original(_:)`` undoes it.
struct DuplicateKeys {
  private var text: String
  private var replaced: [Character: Character] = [:]

  /// More duplicates than this are not looked for.
  private static let limit = 100
  private static let firstMark: UInt32 = 0xF000

  init(text: String) { self.text = text }

  /// The composed document, its duplicate keys still marked.
  ///
  /// - Throws: the first problem other than a duplicate key that can be marked.
  mutating func compose() throws(YamlError) -> Node? {
    while true {
      do {
        return try Yams.compose(yaml: text, .default, .default, .utf8)
      } catch {
        guard let problem = error as? YamlError else {
          preconditionFailure("the composer threw \(error)")
        }
        guard case .duplicatedKeysInMapping(let keys, let context) = problem,
          let key = keys.first, replaced.count < Self.limit, mark(key, at: context.mark)
        else { throw problem }
      }
    }
  }

  /// The text as the file has it.
  func original(_ string: String) -> String {
    guard let first = string.first, let character = replaced[first] else { return string }
    return String(character) + string.dropFirst()
  }

  /// Marks the key at a place; false where the text there is not the key.
  private mutating func mark(_ key: String, at mark: Mark) -> Bool {
    let scalars = text.unicodeScalars
    guard let first = key.unicodeScalars.first,
      let replacement = Unicode.Scalar(Self.firstMark + UInt32(replaced.count)),
      var index = SourceScalars.index(of: mark, in: text)
    else { return false }
    if index < scalars.endIndex, scalars[index] == "\"" || scalars[index] == "'" {
      index = scalars.index(after: index)
    }
    guard index < scalars.endIndex, scalars[index] == first, key.unicodeScalars.count > 0,
      scalars[index...].starts(with: key.unicodeScalars), key.first?.unicodeScalars.count == 1
    else { return false }
    text.unicodeScalars.replaceSubrange(index...index, with: CollectionOfOne(replacement))
    replaced[Character(replacement)] = Character(first)
    return true
  }
}
