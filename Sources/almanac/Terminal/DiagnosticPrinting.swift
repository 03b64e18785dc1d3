import Pipelines

extension StandardStream {
  /// Prints diagnostics as text with source lines; nothing for none.
  func write(_ diagnostics: [Diagnostic]) {
    write(TextRenderer(isColored: isColored, width: width ?? 100).text(of: diagnostics))
  }
}
