/// Diagnostics as people read them in a terminal.
///
/// ```
/// Pipelines/x.yaml:12:9: error[P101]: unknown model 'thetta'
///   12 |     gerd: { model: thetta }
///      |                    ^
/// help: did you mean 'theta'?
/// ```
public struct TextRenderer: Sendable {
  /// Whether ANSI colours are used.
  public let isColored: Bool
  /// Where the source lines come from.
  public let lines: SourceLines
  /// Columns that a source line may take before it is cut around its caret.
  public let width: Int

  /// A renderer with or without colour.
  public init(isColored: Bool = false, lines: SourceLines = .disk, width: Int = 100) {
    self.isColored = isColored
    self.lines = lines
    self.width = max(20, width)
  }

  /// All diagnostics, a blank line between them, and a line that counts them; empty for none.
  public func text(of diagnostics: [Diagnostic]) -> String {
    if diagnostics.isEmpty { return "" }
    let sources = lines.texts(for: diagnostics)
    let blocks = diagnostics.map { block(of: $0, sources) }
    return blocks.joined(separator: "\n") + "\n" + tally(of: diagnostics) + "\n"
  }

  /// One diagnostic: its line, the source line with a caret, the help; ends with a line break.
  public func text(of diagnostic: Diagnostic) -> String {
    block(of: diagnostic, lines.texts(for: [diagnostic]))
  }

  private func block(of diagnostic: Diagnostic, _ sources: [String: [Int: String]]) -> String {
    var text = ""
    if let location = diagnostic.location { text += paint(location.description, .bold) + ": " }
    let tag = "\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]"
    text += paint(tag, Paint(diagnostic.severity)) + ": " + paint(diagnostic.message, .bold) + "\n"
    if let location = diagnostic.location { text += excerpt(at: location, sources) }
    if let help = diagnostic.help { text += paint("help", .cyan) + ": \(help)\n" }
    return text
  }

  /// `2 errors, 1 warning`: how many diagnostics there are of each severity.
  public func tally(of diagnostics: [Diagnostic]) -> String {
    let severities: [Diagnostic.Severity] = [.error, .warning, .note]
    let parts = severities.compactMap { severity -> String? in
      let count = diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    return parts.joined(separator: ", ")
  }

  // MARK: Source line

  private func excerpt(
    at location: SourceLocation, _ sources: [String: [Int: String]]
  ) -> String {
    guard let number = location.line, let line = sources[location.file]?[number] else { return "" }
    let gutter = "\(number)"
    let blank = String(repeating: " ", count: gutter.count)
    let window = SourceWindow(line: line, column: location.column, width: width)
    var text =
      "  " + paint("\(gutter) |", .blue) + (window.text.isEmpty ? "" : " \(window.text)") + "\n"
    if let indent = window.caretIndent {
      let spaces = String(repeating: " ", count: indent)
      text += "  " + paint("\(blank) |", .blue) + " \(spaces)" + paint("^", .red) + "\n"
    }
    return text
  }

  private enum Paint: String {
    case bold = "1"
    case red = "1;31"
    case yellow = "1;33"
    case cyan = "1;36"
    case blue = "34"

    init(_ severity: Diagnostic.Severity) {
      self =
        switch severity {
        case .error: .red
        case .warning: .yellow
        case .note: .cyan
        }
    }
  }

  private func paint(_ text: String, _ paint: Paint) -> String {
    isColored ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
  }
}
