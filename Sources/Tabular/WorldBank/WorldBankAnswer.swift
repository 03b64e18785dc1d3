import FoundationEssentials

/// What the World Bank's Indicators API answers with, `[{page…}, [rows]]` or `[{message…}]`.
///
/// > Source: World Bank Data Help Desk, "API Basic Call Structures", version 2, `format=json`.
struct WorldBankAnswer: Decodable {
  /// Which part of the answer this is, or what is wrong with the question.
  struct Head: Decodable {
    let page: Whole?
    let pages: Whole?
    let total: Whole?
    let message: [Message]?
  }

  struct Message: Decodable {
    let key: String?
    let value: String?
  }

  struct Row: Decodable {
    let indicator: Item
    let country: Item
    let countryiso3code: String?
    let date: String
    let value: Value?
    let status: String?

    fileprivate enum CodingKeys: String, CodingKey {
      case indicator, country, countryiso3code, date, value
      case status = "obs_status"
    }
  }

  /// A code with its name.
  struct Item: Decodable {
    let id: String
    let value: String?
  }

  let head: Head
  let rows: [Row]?

  init(from decoder: any Decoder) throws {
    var parts = try decoder.unkeyedContainer()
    head = try parts.decode(Head.self)
    rows = parts.isAtEnd ? nil : try parts.decodeIfPresent([Row].self)
  }

  /// Reads an answer.
  ///
  /// - Throws: `.invalidJSON` for another text, `.refused` with the Bank's words, `.noRows`, or
  ///   `.csv` for a file that is no text.
  init(_ text: [UInt8]) throws(TableError) {
    if let found = FileSignature.otherThanText(text.span) {
      throw .csv(.notPlainText(found: found))
    }
    let mark = text.starts(with: FileSignature.byteOrderMark)
    do {
      self = try JSONDecoder().decode(
        Self.self, from: Data(mark ? text[FileSignature.byteOrderMark.count...] : text[...]))
    } catch let error as DecodingError {
      throw .invalidJSON(reason: TornJSON(text.span)?.description ?? Self.reason(error))
    } catch {
      throw .invalidJSON(reason: "\(error)")
    }
    if let messages = head.message {
      throw .refused(
        messages.map { [$0.key, $0.value].compactMap(\.self).joined(separator: ": ") }
          .joined(separator: "; "))
    }
  }

  /// Why the text could not be read, with the way to the place.
  private static func reason(_ error: DecodingError) -> String {
    switch error {
    case .dataCorrupted(let context):
      return path(context.codingPath, context.debugDescription)
    case .keyNotFound(let key, let context):
      return path(context.codingPath, "there is no '\(key.stringValue)'")
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      return path(context.codingPath, "there is no \(word(for: type))")
    @unknown default: return "\(error)"
    }
  }

  private static func word(for type: any Any.Type) -> String {
    if type == String.self { return "text" }
    if type == Int.self { return "whole number" }
    return "\(type)".hasPrefix("Array") ? "array" : "object"
  }

  private static func path(_ keys: [any CodingKey], _ reason: String) -> String {
    if keys.isEmpty { return reason }
    let path = keys.map { key in
      key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)"
    }
    return "at \(path.joined()): \(reason)"
  }
}

extension WorldBankAnswer {
  /// A whole number, which older answers give as text.
  struct Whole: Decodable {
    let number: Int

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        self.number = number
        return
      }
      guard let number = Int(try container.decode(String.self)) else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "it is not a whole number")
      }
      self.number = number
    }
  }

  /// A value: a number, or something that should be one.
  enum Value: Decodable {
    case number(Double)
    /// A number beyond double precision, at either end.
    case notRepresentable
    case text(String)

    /// Whether a value that is no text is no container and no truth value either.
    private static func isNumber(
      _ decoder: any Decoder, _ container: any SingleValueDecodingContainer
    ) -> Bool {
      (try? container.decode(Bool.self)) == nil && (try? decoder.unkeyedContainer()) == nil
        && (try? decoder.container(keyedBy: Row.CodingKeys.self)) == nil
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if Self.isNumber(decoder, container) {
        self = .notRepresentable
      } else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "it is neither a number nor a text")
      }
    }
  }
}
