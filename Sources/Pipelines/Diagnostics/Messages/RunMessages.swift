import TimeSeries

extension Diagnostic {
  /// A year that a series has no row in.
  static func noSuchYear(_ year: Int, of name: String, _ periods: [Period]) -> Diagnostic {
    let span = periods.first.flatMap { first in periods.last.map { "\(first) to \($0)" } }
    return Diagnostic(
      .unknownYear, "'\(name)' has nothing in \(year)",
      help: span.map { "its rows go from \($0)" } ?? "it has no rows at all")
  }

  static func damagedStore(_ path: String, _ detail: String) -> Diagnostic {
    Diagnostic(
      .invalidStore, "the store is damaged: \(detail)", at: SourceLocation(file: path),
      help: "move the file away; the next run computes everything anew")
  }

  static func foreignStore(_ path: String) -> Diagnostic {
    Diagnostic(
      .invalidStore, "the file is no store of this version of almanac",
      at: SourceLocation(file: path),
      help: "use the version that wrote it, or move the file away: the next run makes a new one")
  }

  static func storeNotWritable(_ path: String) -> Diagnostic {
    Diagnostic(
      .invalidStore, "the store cannot be opened for writing", at: SourceLocation(file: path),
      help: "check the permissions of the file and its folder, or copy the pipeline to a folder of "
        + "your own")
  }

  static func storeFull(_ path: String) -> Diagnostic {
    Diagnostic(
      .invalidStore, "there is no space left for the store", at: SourceLocation(file: path),
      help: "make space and run again: what was finished is kept")
  }

  static func storeBusy(_ path: String, seconds: Int) -> Diagnostic {
    Diagnostic(
      .storeBusy, "another process has held the store for \(seconds) seconds",
      at: SourceLocation(file: path), help: "wait until it is done")
  }

  static func unwritableOutput(_ path: String) -> Diagnostic {
    Diagnostic(
      .unwritableOutput, "'\(path)' cannot be written",
      help: "check permissions and space, or choose another folder with --output")
  }

  static func unwritableOutput(_ path: String, because reason: String) -> Diagnostic {
    Diagnostic(
      .unwritableOutput, "'\(path)' cannot be written: \(reason)",
      help: "take this format out of report.tables; the other files are written")
  }

  /// A format that this program was built without.
  package static func formatNotBuilt(_ option: String, file: String?) -> Diagnostic {
    Diagnostic(
      .formatNotBuilt, "\(option): this program was built without Excel",
      at: file.map { SourceLocation(file: $0) },
      help: "install libxlsxwriter-dev and build with make build EXCEL=1, or write csv")
  }

  static func unknownSelection(_ pattern: String, suggestion: String?) -> Diagnostic {
    Diagnostic(
      .unknownSelection, "no series matches '\(pattern)'",
      help: suggestion.map { "did you mean '\($0)'?" } ?? "`almanac plan` lists all names")
  }

  static func resumed(run: Int64, results: Int) -> Diagnostic {
    let kept = results == 1 ? "1 finished result was" : "\(results) finished results were"
    return Diagnostic(.resumed, "run \(run) was interrupted; \(kept) kept")
  }
}
