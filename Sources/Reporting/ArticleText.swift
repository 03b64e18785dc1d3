public import Pipelines

/// Diagnostic codes explained.
public enum ArticleText {
  /// A code in full sentences.
  ///
  /// - Parameter width: columns of the terminal; nil for 80.
  public static func text(of code: DiagnosticCode, width: Int? = nil) -> String {
    let article = code.article
    let width = min(width ?? 80, 100)
    let parts = [
      "\(code.rawValue) \(code.severity.rawValue): \(article.title)",
      article.meaning, article.reason, article.remedy,
    ]
    return parts.map { wrapped($0, width: width) }.joined(separator: "\n\n") + "\n"
  }

  /// A text in lines of words.
  static func wrapped(_ text: String, width: Int) -> String {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.displayWidth + 1 + String(word).displayWidth > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return (lines + [line]).joined(separator: "\n")
  }
}

/// What `almanac explain P101 --json` prints.
public struct ArticleDocument: Sendable, Encodable {
  /// The code.
  public let code: String
  /// What a diagnostic of it is.
  public let severity: Diagnostic.Severity
  /// A few words.
  public let title: String
  /// What is the case.
  public let meaning: String
  /// Why it matters.
  public let reason: String
  /// What to do.
  public let remedy: String

  /// The article of a code.
  public init(_ code: DiagnosticCode) {
    self.code = code.rawValue
    severity = code.severity
    let article = code.article
    title = article.title
    meaning = article.meaning
    reason = article.reason
    remedy = article.remedy
  }
}
