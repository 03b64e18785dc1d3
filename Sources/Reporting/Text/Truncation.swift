import Pipelines

extension String {
  /// Columns that the text takes in a terminal.
  package var displayWidth: Int { DisplayWidth.columns(self) }

  /// The text cut to `width` columns, with an ellipsis where something was cut.
  package func truncated(toWidth width: Int) -> String {
    if displayWidth <= width { return self }
    guard width > 1 else { return width == 1 ? "…" : "" }
    var used = 0
    var kept = ""
    for character in self {
      used += DisplayWidth.columns(character)
      if used > width - 1 { break }
      kept.append(character)
    }
    return kept + "…"
  }
}
