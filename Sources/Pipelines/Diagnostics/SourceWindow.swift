/// The part of a source line that is shown, and where its caret goes.
struct SourceWindow: Hashable {
  /// The shown text, tabs and control characters made visible, `…` where it was cut.
  let text: String
  /// Columns before the caret; nil where no column is known.
  let caretIndent: Int?

  /// Cuts a long line around the column.
  ///
  /// - Parameters:
  ///   - line: the source line without its line end.
  ///   - column: place of the caret in Unicode scalars, from 1; one past the end is allowed.
  ///   - width: columns that the text may take.
  init(line: String, column: Int?, width: Int) {
    let pieces = line.map { DisplayWidth.shown($0) }
    let widths = pieces.map { DisplayWidth.columns($0) }
    let caret = column.map { Self.character(at: $0, of: line) }
    if widths.reduce(0, +) <= width {
      text = pieces.joined()
      caretIndent = caret.map { widths[..<$0].reduce(0, +) }
      return
    }
    // As much context before the caret as after it, and the rest to whichever side has text.
    var lower = caret ?? 0, upper = lower, used = 0
    while used < width - 2, lower > 0 || upper < pieces.count {
      if upper < pieces.count {
        used += widths[upper]
        upper += 1
      }
      if lower > 0, used < width - 2 {
        lower -= 1
        used += widths[lower]
      }
    }
    let prefix = lower > 0 ? "…" : ""
    text = prefix + pieces[lower..<upper].joined() + (upper < pieces.count ? "…" : "")
    caretIndent = caret.map { prefix.count + widths[lower..<$0].reduce(0, +) }
  }
  /// Index of the character that has the scalar of a column; the count of characters past the end.
  private static func character(at column: Int, of line: String) -> Int {
    var scalars = 0
    for (index, character) in line.enumerated() {
      scalars += character.unicodeScalars.count
      if scalars >= column { return index }
    }
    return line.count
  }
}
