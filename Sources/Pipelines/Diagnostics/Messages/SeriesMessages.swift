import Tabular
import TimeSeries

extension Diagnostic {
  /// Why a table as a whole cannot be used.
  static func tableError(_ error: TableError, in places: TablePlaces) -> Diagnostic {
    func at(_ place: TextPlace) -> SourceLocation { places.location(place) }
    let whole = SourceLocation(file: places.file)
    switch error {
    case .csv(let error): return .tornTable(error, file: places.file)
    case .missingColumn(let name, let layout, let present, let place):
      return Diagnostic(
        .missingColumn,
        "the header has no column '\(name)', which the layout \(layout.rawValue) needs",
        at: at(place),
        help: otherSeparator(present) ?? near(name, present)
          ?? "add it, or choose another `layout:` (\(layouts))")
    case .noPeriodColumns(let present, let place):
      return Diagnostic(
        .missingColumn, "no column is named by a year, a quarter or a month", at: at(place),
        help: otherSeparator(present)
          ?? "a wide table has headers such as 2023, 2024; else choose `layout: long`")
    case .mixedPeriodColumns(let first, let other, let place):
      return Diagnostic(
        .invalidPeriod,
        "the columns '\(first.clipped)' and '\(other.clipped)' are periods of two kinds",
        at: at(place), help: "name all of them by years, by quarters or by months")
    case .noRows:
      return Diagnostic(
        .emptyFile, "the table has a header and no rows", at: whole,
        help: "restore the file; writing it may have been interrupted")
    case .frequencyMismatch(let requested, let written):
      return Diagnostic(
        .invalidPeriod, "periods are \(written.rawValue), and \(requested.rawValue) was asked for",
        at: whole, help: "leave the frequency to the table")
    case .database(_, let reason):
      return Diagnostic(
        .invalidDatabase, "the database cannot be read: \(reason)", at: whole,
        help: "the result needs the columns unique_id, ds and y")
    case .invalidJSON(let reason):
      return Diagnostic(
        .tornTable, "the file is no answer of the World Bank's API: \(reason)", at: whole,
        help: "ask again with `format=json`; the answer is `[{page, pages, …}, [rows]]`")
    case .refused(let message):
      return Diagnostic(
        .refusedQuery, "the World Bank's API answered: \(message)", at: whole,
        help: "check indicator, country and date of the query, and ask again")
    }
  }

  /// What to do about a header that is one field; nil for all others.
  private static func otherSeparator(_ header: [String]) -> String? {
    guard header.count == 1, let separator = header[0].first(where: { ";\t|".contains($0) }) else {
      return nil
    }
    let name = separator == "\t" ? "tabs" : "'\(separator)'"
    return "fields are separated by \(name) here; export the table with commas"
  }

  /// The words of `layout:`.
  private static var layouts: String {
    TableLayout.allCases.map(\.rawValue).joined(separator: ", ")
  }

  /// One thing that keeps a series of a table from being used; the others go on without it.
  static func seriesFault(_ fault: SeriesFault, _ name: String, in places: TablePlaces)
    -> Diagnostic
  {
    let place = places.location(fault.place)
    let (code, message, help) = words(for: fault)
    return Diagnostic(
      code, "'\(name.clipped)': \(message)", at: place, help: help, severity: .warning)
  }

  /// All that keeps a series from being used, in a line: the first fault and how many more.
  static func reason(of problem: SeriesProblem, firstAt place: String) -> String {
    let more = problem.faults.count + problem.unlisted - 1
    let (_, message, _) = words(for: problem.faults[0])
    return "\(message) (\(place))" + (more == 0 ? "" : ", and \(more) more")
  }

  /// The same with the first fault's line, or its row where the table is no text.
  static func reason(of problem: SeriesProblem) -> String {
    reason(of: problem, firstAt: words(for: problem.faults[0].place))
  }

  private static func words(for place: TextPlace) -> String {
    place.column == 0 ? "row \(place.line)" : "line \(place.line)"
  }

  private static func words(
    for fault: SeriesFault
  ) -> (code: DiagnosticCode, message: String, help: String) {
    let text = "'\(fault.text.clipped)'"
    switch fault.kind {
    case .notANumber:
      return (.invalidNumber, "\(text) is not a number", "leave the cell empty for a gap")
    case .notRepresentable:
      return (.notFinite, "\(text) is too large or too small", "check the value and its unit")
    case .unreadablePeriod:
      return (.invalidPeriod, "\(text) is not a period", "write 2025, 2025-Q3, 2025-11 or a date")
    case .mixedNotation(let expected):
      return (
        .invalidPeriod, "\(text) is written otherwise than the periods before it",
        "write it as \(example(of: expected))"
      )
    case .otherNotation(let expected):
      return (
        .invalidPeriod, "\(text) is written otherwise than in the rest of the table",
        "write it as \(example(of: expected))"
      )
    case .otherFrequency(let expected):
      return (
        .invalidPeriod, "dates are closer together than in the rest of the table",
        "give all series \(expected.rawValue) figures"
      )
    case .withinOneMonth:
      return (.invalidPeriod, "several dates fall into one month", "sum or average them by month")
    case .duplicatePeriod(let first):
      return (
        .duplicatePeriod, "\(text) is given twice", "remove it, or that in \(words(for: first))"
      )
    case .spreadTooWide(let periods, let rows):
      return (
        .invalidPeriod, "\(rows) rows spread over \(periods) periods", "check first and last period"
      )
    case .raggedRow(let fields, let expected):
      return (
        .tornTable, "the row has \(fields) fields, the header \(expected)",
        "put quotes around fields with commas, or add the missing commas"
      )
    case .notAMultiplier:
      return (
        .unknownScale, "\(text) is no power of ten to multiply by",
        "write a whole number from -24 to 24: 6 for millions"
      )
    case .noName: return (.missingValue, "the row names no series", "fill in the name")
    case .noObservations: return (.noSeries, "not one value", "add figures, or remove the series")
    }
  }

  private static func example(of form: PeriodStamp.Form) -> String {
    switch form {
    case .integer: "2025"
    case .quarter: "2025-Q3"
    case .month: "2025-11"
    case .date: "2025-11-30"
    }
  }
}
