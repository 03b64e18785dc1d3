import Indicators

extension Diagnostic {
  /// What is wrong with a cell of a statement.
  static func statementProblem(_ problem: StatementProblem, file: String) -> Diagnostic {
    let place = SourceLocation(
      file: file, line: problem.line, column: problem.position.flatMap { $0 > 0 ? $0 : nil })
    let (code, message, help) = words(for: problem.mistake, column: problem.column.rawValue)
    return Diagnostic(code, message, at: place, help: help)
  }

  private static func words(
    for mistake: StatementMistake, column: String
  ) -> (DiagnosticCode, String, String?) {
    cellWords(for: mistake, column: column) ?? measureWords(for: mistake)
  }

  /// Mistakes of a single cell.
  private static func cellWords(
    for mistake: StatementMistake, column: String
  ) -> (DiagnosticCode, String, String?)? {
    switch mistake {
    case .missing:
      (.missingValue, "'\(column)' is empty", "fill it in, or remove the row")
    case .notKebabCase(let text, let meant):
      (
        .invalidID, "the id '\(text.clipped)' is not lower-case words with hyphens",
        "write '\(meant)'"
      )
    case .unknownWord(let word):
      (
        .unknownDataWord, "'\(column)' cannot be '\(word.text.clipped)'", suggestion(for: word)
      )
    case .unknownScale(let word):
      (.unknownScale, "unknown scale '\(word.text.clipped)'", suggestion(for: word))
    case .notANumber(let text):
      (
        .invalidNumber, "'\(text.clipped)' is not a number",
        "write digits as printed, such as 3.63 or 1,234.5; hedges go into 'qualifier', words "
          + "such as trillion into 'scale'"
      )
    case .beyondDoubles(let text):
      (.notFinite, "'\(text.clipped)' is too large or too small", "check value and scale")
    case .period(let text, let problem): periodWords(text, problem)
    case .notADate(let text):
      (.invalidDate, "'\(text.clipped)' is not a date", "write 2026-02-05, 2026-02 or 2026")
    case .rangeWithoutUpperEnd:
      (
        .invalidRange, "a range needs its upper end in 'value_high'",
        "fill it in, or choose the qualifier at_least or at_most"
      )
    case .upperEndBelowValue(let lower, let upper):
      (
        .invalidRange, "the range ends at \(upper), below its start \(lower)",
        "exchange the two, if neither is a slip"
      )
    case .upperEndWithoutRange(let qualifier):
      (
        .invalidRange, "'value_high' has no meaning beside the qualifier \(qualifier.rawValue)",
        "write the qualifier range, or empty the cell"
      )
    default: nil
    }
  }

  private static func periodWords(
    _ text: String, _ problem: PeriodMistake
  ) -> (DiagnosticCode, String, String?) {
    switch problem {
    case .malformed(let meant):
      (
        .invalidPeriod, "'\(text.clipped)' is not a period",
        meant.map { "did you mean '\($0)'?" } ?? "write 2025, 2025-Q3, 2025-11 or 2021/2025"
      )
    case .outOfYear:
      (
        .invalidPeriod, "'\(text.clipped)' does not exist in a year",
        "months go from 01 to 12, quarters from Q1 to Q4"
      )
    case .reversed:
      (
        .reversedSpan, "the span '\(text.clipped)' runs backwards",
        "write the earlier period first"
      )
    case .mixedFrequencies:
      (
        .invalidPeriod, "the ends of '\(text.clipped)' are of different lengths",
        "write two years, two quarters or two months"
      )
    }
  }

  /// Mistakes between a measure and the rest of its row.
  private static func measureWords(
    for mistake: StatementMistake
  ) -> (DiagnosticCode, String, String?) {
    switch mistake {
    case .spanOfOnePeriodMeasure(let measure):
      (
        .invalidPeriod, "a \(measure.rawValue) is about one period, not a span",
        "sums over a span have the measure cumulative, changes over it growth"
      )
    case .spanRequired(let measure):
      (
        .invalidPeriod, "the measure \(measure.rawValue) needs a span",
        "write first and last period, such as 2021/2025"
      )
    case .emptyComparison(let measure):
      (
        .invalidPeriod, "the measure \(measure.rawValue) compares a period with itself",
        "write two different periods"
      )
    case .monthRequired:
      (
        .invalidPeriod, "as_of does not say at which month",
        "write the month, such as 2025-06, or choose the measure level"
      )
    case .percentRequired(let measure, let unit):
      (.unitNotTaken, "\(measure.rawValue) is in %, not in \(unit)", "write '%'")
    case .growthToNothing(let quantity):
      (
        .impossibleValue, "growth of \(quantity) % leaves nothing",
        "check the value; a fall is more than -100 %"
      )
    case .ratioRequired(let unit):
      (.unitNotTaken, "a multiple is a ratio, not in \(unit)", "write 'ratio', or leave it empty")
    case .multipleNotPositive(let quantity):
      (.impossibleValue, "a multiple cannot be \(quantity)", "write last value / first value")
    case .rankUnitRequired(let unit):
      (.rankAsLevel, "a rank has the unit rank, not \(unit)", "write 'rank', or leave it empty")
    case .rankAsLevel(let measure):
      (
        .rankAsLevel, "a rank is given as \(measure.rawValue)", "write the measure rank"
      )
    case .notAPlace(let quantity):
      (
        .impossibleValue, "\(quantity) is no place in a ranking",
        "places are whole numbers from 1"
      )
    case .sumOfShares(let unit):
      (
        .unitNotTaken, "a sum over a span cannot be in \(unit)",
        "sums are of amounts and counts only"
      )
    default: preconditionFailure("\(mistake) is a mistake of one cell")
    }
  }
}
