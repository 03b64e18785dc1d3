import Pipelines

extension StandardStream {
  /// Prints diagnostics as text with source lines; nothing for none.
  func write(_ diagnostics: [Diagnostic], lines: SourceLines = .disk) {
    write(
      TextRenderer(isColored: isColored, lines: lines, width: width ?? 100).text(of: diagnostics))
  }
}
