import Forecasting
import Indicators
import Tabular

extension Diagnostic {
  static func unknownColumn(_ name: String, at place: SourceLocation) -> Diagnostic {
    let known = StatementColumn.allCases.map(\.rawValue)
    let message =
      name.isEmpty ? "a column has no name" : "column '\(name.clipped)' is not read"
    return Diagnostic(
      .unknownColumn, message, at: place,
      help: Spelling.nearest(to: name, among: known).first.map { "did you mean '\($0)'?" }
        ?? "remove it, or move its text to 'note'")
  }

  static func missingColumn(
    _ name: String, present: [String], at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .missingColumn, "the header has no column '\(name)'", at: place,
      help: Spelling.nearest(to: name, among: present).first
        .map { "rename '\($0.clipped)', if that is it" } ?? "add it to the header line")
  }

  static func raggedRow(fields: Int, columns: Int, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .tornTable, "the row has \(fields) fields, the header \(columns)", at: place,
      help: fields > columns
        ? "put quotes around a field with a comma in it" : "add the missing commas")
  }

  /// What is wrong with the bytes of a CSV file.
  static func tornTable(_ error: CSVError, file: String) -> Diagnostic {
    func at(_ place: TextPlace) -> SourceLocation {
      SourceLocation(file: file, line: place.line, column: place.column)
    }
    return switch error {
    case .unreadable(_, let reason):
      Diagnostic(
        .unreadableFile, "'\(file)' cannot be read: \(reason)", at: SourceLocation(file: file))
    case .noHeader:
      Diagnostic(
        .emptyFile, "the file has no rows", at: SourceLocation(file: file),
        help: "restore the file; writing it may have been interrupted")
    case .duplicateColumn(let name, let first, let second):
      Diagnostic(
        .duplicateColumn, "column '\(name.clipped)' is given twice", at: at(second),
        help: "rename or remove one; the first stands in column \(first.column)")
    case .notPlainText(let found):
      Diagnostic(
        .wrongEncoding, "the file is \(found), not UTF-8 text", at: SourceLocation(file: file),
        help: found.hasPrefix("UTF")
          ? "save it as UTF-8: iconv -f \(found) -t UTF-8" : "unpack or export it as CSV")
    case .invalidUTF8(let byte, let place): .invalidUTF8(byte, at: at(place))
    case .nullByte(let place): .nulByte(at: at(place))
    case .unterminatedQuote(let place):
      Diagnostic(
        .tornTable, "this quote is never closed", at: at(place),
        help: "close it; a quote inside a field is written twice")
    case .quoteInsideField(let place):
      Diagnostic(
        .tornTable, "a quote stands inside a field without quotes", at: at(place),
        help: "put the whole field in quotes and write the quote twice")
    case .textAfterQuote(let place):
      Diagnostic(
        .tornTable, "text follows a closing quote", at: at(place),
        help: "write a quote inside a field twice, or add the missing comma")
    case .recordTooLong(let place, let limit):
      Diagnostic(
        .tornTable, "the row has more than \(limit) bytes", at: at(place),
        help: "look for a quote that is not closed")
    }
  }
}
