import Forecasting
import Indicators

extension Diagnostic {
  static func emptyText(_ path: String) -> Diagnostic {
    Diagnostic(
      .emptyFile, "the file has no text", at: SourceLocation(file: path),
      help: "a scan or a page that a script fills has its text elsewhere")
  }

  static func unwritableReview(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .unwritableOutput, "'\(path)' cannot be written: \(reason)", at: SourceLocation(file: path),
      help: "check the permissions of the file and its folder")
  }

  static func unknownReviewColumn(_ name: String, file: String, line: Int) -> Diagnostic {
    let known = StatementColumn.allCases.map(\.rawValue)
    return Diagnostic(
      .unknownColumn, "there is no column '\(name.clipped)'",
      at: SourceLocation(file: file, line: line),
      help: Spelling.nearest(to: name, among: known).first.map { "did you mean '\($0)'?" }
        ?? "write column=value, for instance indicator=gerd", severity: .error)
  }

  /// Rows that wait for a review and have holes.
  static func incompleteProposals(_ count: Int, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .rowsNotUsed,
      "\(count) proposed row\(count == 1 ? " has" : "s have") no indicator, period or value yet",
      at: place, help: "almanac review fills them in")
  }
}
