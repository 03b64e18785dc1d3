/// Ids as they are written everywhere: lower-case letters and digits with single hyphens.
package enum KebabCase {
  /// The text as such an id; the text itself where it is one.
  package static func spelling(of text: String) -> String {
    var id = ""
    for character in text.lowercased() {
      if character.isLetter || character.isNumber {
        id.append(character)
      } else if !id.isEmpty, id.last != "-" {
        id.append("-")
      }
    }
    while id.last == "-" { id.removeLast() }
    return id
  }
}
