/// A JSON document whose keys keep their order.
indirect enum JSONValue: Sendable, Hashable {
  case object([Member])
  case array([JSONValue])
  case string(String)
  /// A number in its JSON spelling.
  case number(String)
  case bool(Bool)

  /// A key with its value.
  struct Member: Sendable, Hashable {
    let key: String
    let value: JSONValue
  }

  /// The document, indented by two spaces a level, without a final line break.
  func rendered(indent: Int = 0) -> String {
    let inner = String(repeating: "  ", count: indent + 1)
    let outer = String(repeating: "  ", count: indent)
    switch self {
    case .object(let members) where members.isEmpty: return "{}"
    case .object(let members):
      let lines = members.map {
        "\(inner)\(Self.quoted($0.key)): \($0.value.rendered(indent: indent + 1))"
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
    case .array(let elements) where elements.allSatisfy(\.isSingle):
      return "[" + elements.map { $0.rendered() }.joined(separator: ", ") + "]"
    case .array(let elements):
      let lines = elements.map { inner + $0.rendered(indent: indent + 1) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(outer)]"
    case .string(let text): return Self.quoted(text)
    case .number(let text): return text
    case .bool(let flag): return flag ? "true" : "false"
    }
  }

  private var isSingle: Bool {
    switch self {
    case .object, .array: false
    default: true
    }
  }

  /// A text in quotes, escaped as RFC 8259 asks.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral,
  ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral
{
  init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member(key: $0, value: $1) })
  }
  init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  init(stringLiteral value: String) { self = .string(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(integerLiteral value: Int) { self = .number("\(value)") }

  /// An object with more members at its end.
  func adding(_ members: [(String, JSONValue)]) -> JSONValue {
    guard case .object(let present) = self else { return self }
    return .object(present + members.map { Member(key: $0, value: $1) })
  }
}
