extension String {
  /// Columns that the text takes in a terminal: two for East Asian wide characters, none for marks.
  package var displayWidth: Int {
    unicodeScalars.reduce(0) { $0 + $1.displayWidth }
  }

  /// The text cut to `width` columns, with an ellipsis where something was cut.
  package func truncated(toWidth width: Int) -> String {
    if displayWidth <= width { return self }
    guard width > 1 else { return width == 1 ? "…" : "" }
    var used = 0
    var kept = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      used += scalar.displayWidth
      if used > width - 1 { break }
      kept.append(scalar)
    }
    return String(kept) + "…"
  }
}

extension Unicode.Scalar {
  /// Terminal columns, after the East Asian Width property of Unicode.
  fileprivate var displayWidth: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: 0
    default: Self.wide.contains { $0.contains(value) } ? 2 : 1
    }
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]
}
