/// A text of elements as it was found, checked for being well-formed.
///
/// Every element is closed in order, every attribute quoted and given once, `<` and `&` stand for
/// themselves nowhere but in sections marked as such.
struct Markup {
  /// One element's opening.
  struct Element {
    let name: String
    let attributes: [String: String]
    /// Names of the elements around it, the outermost first.
    let path: [String]
  }

  private(set) var elements: [Element] = []
  /// What is wrong, with the place.
  private(set) var problems: [String] = []

  init(_ text: String) {
    var rest = Substring(text)
    if rest.hasPrefix("<!DOCTYPE html>") { rest.removeFirst("<!DOCTYPE html>".count) }
    var open: [String] = []
    while !rest.isEmpty {
      let words = rest.prefix { $0 != "<" }
      checkReferences(words)
      rest = rest[words.endIndex...]
      if rest.isEmpty { break }
      // What styles and scripts hold is no markup.
      if let raw = open.last, ["style", "script"].contains(raw), !rest.hasPrefix("</\(raw)>") {
        rest.removeFirst()
        continue
      }
      guard let end = rest.firstIndex(of: ">") else {
        problems.append("a tag is not closed: \(rest.prefix(60))")
        break
      }
      let tag = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        let name = String(tag.dropFirst())
        if open.last != name { problems.append("</\(name)> closes <\(open.last ?? "nothing")>") }
        _ = open.popLast()
        continue
      }
      let isClosed = tag.hasSuffix("/")
      let element = element(isClosed ? tag.dropLast() : tag, in: open)
      elements.append(element)
      if !isClosed { open.append(element.name) }
    }
    if !open.isEmpty { problems.append("never closed: \(open)") }
  }

  private mutating func element(_ tag: Substring, in path: [String]) -> Element {
    let name = tag.prefix { !$0.isWhitespace }
    var attributes: [String: String] = [:]
    var rest = tag[name.endIndex...].drop(while: \.isWhitespace)
    while !rest.isEmpty {
      let key = rest.prefix { $0 != "=" && !$0.isWhitespace }
      rest = rest[key.endIndex...]
      guard rest.hasPrefix("=\""), let end = rest.dropFirst(2).firstIndex(of: "\"") else {
        problems.append("attribute without a quoted value: <\(tag)>")
        break
      }
      let value = rest.dropFirst(2)[..<end]
      checkReferences(value)
      if attributes.updateValue(String(value), forKey: String(key)) != nil {
        problems.append("attribute \(key) is given twice: <\(tag)>")
      }
      rest = rest[rest.index(after: end)...].drop(while: \.isWhitespace)
    }
    return Element(name: String(name), attributes: attributes, path: path)
  }

  private mutating func checkReferences(_ text: Substring) {
    for part in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
      let isKnown = ["amp;", "lt;", "gt;", "quot;", "#39;"].contains { part.hasPrefix($0) }
      if !isKnown && !text.contains("/*<![CDATA[*/") && !text.contains("function") {
        problems.append("a bare ampersand: &\(part.prefix(20))")
      }
    }
  }
}
