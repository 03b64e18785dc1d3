import Tabular

/// Where the rows of a table stand.
struct TablePlaces {
  /// Path of the file.
  let file: String
  /// Whether it is a database, whose rows are no lines of the file.
  let isDatabase: Bool

  /// The file's name without its folders.
  var name: String { Folder.fileName(of: file) }

  /// The place of a field; the whole file without one.
  func location(_ place: TextPlace?) -> SourceLocation {
    guard let place else { return SourceLocation(file: file) }
    if isRow(place) { return SourceLocation(file: "\(file), row \(place.line)") }
    return SourceLocation(file: file, line: place.line, column: place.column)
  }

  /// The place in words: `panel.csv:12`.
  func text(_ place: TextPlace) -> String {
    isRow(place) ? "\(name), row \(place.line)" : "\(name):\(place.line)"
  }

  /// Whether the line of a place is a row's number: in databases, and in JSON.
  private func isRow(_ place: TextPlace) -> Bool { isDatabase || place.column == 0 }
}
