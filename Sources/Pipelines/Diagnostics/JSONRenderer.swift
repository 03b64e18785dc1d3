public import FoundationEssentials

/// Diagnostics as one JSON document for programs.
///
/// `{"diagnostics": [{"code", "severity", "title", "message", "file", "line", "column", "help"}],
/// "errors": 1, "warnings": 0, "notes": 0}`; keys without a value are left out.
public struct JSONRenderer: Sendable {
  /// A renderer.
  public init() {}

  /// The document, UTF-8, keys sorted, indented, with a final line break.
  public func data(of diagnostics: [Diagnostic]) throws(EncodingError) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return try encoder.encode(Document(diagnostics)) + [0x0A]
    } catch let error as EncodingError {
      throw error
    } catch {
      preconditionFailure("a document of texts and whole numbers does not encode: \(error)")
    }
  }
}

private struct Document: Encodable {
  struct Entry: Encodable {
    let code: String
    let severity: Diagnostic.Severity
    let title: String
    let message: String
    let file: String?
    let line: Int?
    let column: Int?
    let help: String?
  }

  let diagnostics: [Entry]
  let errors: Int
  let warnings: Int
  let notes: Int

  init(_ list: [Diagnostic]) {
    diagnostics = list.map {
      Entry(
        code: $0.code.rawValue, severity: $0.severity, title: $0.code.title, message: $0.message,
        file: $0.location?.file, line: $0.location?.line, column: $0.location?.column,
        help: $0.help)
    }
    errors = list.count { $0.severity == .error }
    warnings = list.count { $0.severity == .warning }
    notes = list.count { $0.severity == .note }
  }
}
