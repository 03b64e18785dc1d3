import Forecasting
import Tabular
import TimeSeries

/// What can be wrong with a regression of a table's columns.
extension Diagnostic {
  static func noColumn(
    _ name: String, known: [String], at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .unknownSeries, "the table has no column '\(name.clipped)'", at: place,
      help: suggestion(for: name, among: known.filter { !$0.isEmpty }, noun: "columns"))
  }

  static func unnamedResponse(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .invalidFormula, "the left side names no column", at: place,
      help: "write the column that is explained, such as y ~ x")
  }

  static func noPeriods(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .missingColumn, "lags, steps and seasons need a column of periods, and the table has none",
      at: place, help: "name a column ds, year or date, or give one by --time")
  }

  static func columnFault(_ fault: ColumnFault, in file: TablePlaces) -> Diagnostic {
    let place = file.location(fault.place)
    let column = fault.column?.clipped ?? ""
    switch fault.kind {
    case .notANumber(let text):
      return Diagnostic(
        .invalidNumber, "'\(text.clipped)' in column '\(column)' is not a number", at: place,
        help: "leave the cell empty where there is no value")
    case .notRepresentable(let text):
      return Diagnostic(
        .notFinite, "'\(text.clipped)' in column '\(column)' is beyond double precision",
        at: place, help: "choose a larger or smaller unit")
    case .raggedRow(let fields, let columns):
      return .raggedRow(fields: fields, columns: columns, at: place)
    case .notAPeriod(let text):
      return Diagnostic(
        .invalidPeriod, "'\(text.clipped)' in column '\(column)' is no period", at: place,
        help: "write 2025, 2025-Q3, 2025-11 or 2025-11-30")
    case .otherNotation(let text):
      return Diagnostic(
        .invalidPeriod, "'\(text.clipped)' is written otherwise than the periods before",
        at: place, help: "write all of them as years, quarters, months or dates")
    case .repeatedPeriod(let text, let line):
      return Diagnostic(
        .duplicatePeriod, "the period '\(text.clipped)' is that of line \(line) too", at: place,
        help: "keep one of the rows")
    case .datesWithinMonth(let text):
      return Diagnostic(
        .invalidPeriod, "'\(text.clipped)' lies in the month of another date", at: place,
        help: "number the rows 1, 2, 3 in a column of their own, and give it by --time")
    }
  }

  static func moreColumnFaults(_ count: Int, in file: TablePlaces) -> Diagnostic {
    Diagnostic(
      .invalidNumber, "and \(count) more cells or rows cannot be read",
      at: SourceLocation(file: file.file))
  }

  static func moreUndefinedTerms(_ count: Int, file: String) -> Diagnostic {
    Diagnostic(
      .valueOutsideLink, "and \(count) more rows have values that the formula cannot take",
      at: SourceLocation(file: file))
  }

  static func undefinedTerm(
    _ term: String, value: String?, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .valueOutsideLink,
      "\(term.clipped) has no number" + (value.map { " where the cell is \($0)" } ?? ""),
      at: place, help: "leave the cell empty to leave the row out, or change the formula")
  }

  static func timeNotUsed(
    _ name: String, because fault: ColumnFault, in file: TablePlaces
  ) -> Diagnostic {
    let reason = columnFault(fault, in: file)
    return Diagnostic(
      .tableAdjusted,
      "column '\(name.clipped)' is not used for periods, rows are numbered: \(reason.message)",
      at: reason.location)
  }

  static func rowsSorted(by name: String, in file: TablePlaces) -> Diagnostic {
    Diagnostic(
      .tableAdjusted, "rows are taken in the order of column '\(name.clipped)'",
      at: SourceLocation(file: file.file))
  }

  /// Why the coefficients cannot be estimated.
  static func regressionFailed(_ error: FitError, _ request: RegressionRequest) -> Diagnostic {
    let whole = SourceLocation(file: request.path)
    switch error {
    case .tooShort(let rows, let required):
      return Diagnostic(
        .tooShort, "the formula needs \(required) complete rows, there are \(rows)", at: whole,
        help: "take terms away, or fill empty cells")
    case .dependentTerms(let terms):
      let place = terms.lazy.compactMap { Formula.offset(of: $0, in: request.formula) }.first
      return Diagnostic(
        .numericalFailure,
        terms.map { "'\($0.clipped)'" }.joined(separator: ", ")
          + " can be computed from the terms before", at: request.formulaPlace(place),
        help: "take one of them away, or choose --method ridge")
    case .missingRegressor(let name, let period):
      return Diagnostic(
        .missingRegressor, "'\(name.clipped)' has no complete row in \(period)", at: whole,
        help: "autocorrelated errors need consecutive periods; fill the row, or choose ols")
    case .unidentified(let term):
      return Diagnostic(
        .unidentified, "the table does not determine '\(term.clipped)'",
        at: request.place(of: term), help: "seasons need quarters or months")
    case .undefinedTerm(let term, let period):
      return Diagnostic(
        .valueOutsideLink, "\(term.clipped): \(period) is shorter than the periods of the table",
        at: request.formulaPlace(nil), help: "name a period as long as those of the table")
    default:
      return Diagnostic(error.code, error.words, at: whole)
    }
  }
}

extension FitError {
  /// The error in words where it needs no series to be told.
  fileprivate var words: String {
    switch self {
    case .notRepresentable: "the numbers leave the range of double precision"
    case .noConvergence(let evaluations): "no optimum after \(evaluations) rounds"
    case .constantSeries: "all observations are equal"
    default: "the coefficients cannot be computed: \(self)"
    }
  }
}
