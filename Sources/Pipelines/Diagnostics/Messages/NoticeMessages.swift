import Tabular
import TimeSeries

extension Diagnostic {
  /// What was done to a table while it was read.
  static func tableNotice(_ notice: TableNotice, in places: TablePlaces) -> Diagnostic {
    let place = places.location(notice.place)
    let subject = notice.series.map { "'\($0.clipped)': " } ?? ""
    switch notice.kind {
    case .sortedRows:
      return Diagnostic(.tableAdjusted, "\(subject)rows were put in order of time", at: place)
    case .missingPeriods(let count):
      return Diagnostic(
        .gaps, "\(subject)\(count) period\(count == 1 ? "" : "s") without a row", at: place)
    case .gapWord(let word, let count):
      return Diagnostic(
        .tableAdjusted,
        "\(subject)'\(word.clipped)' was read as a gap\(count == 1 ? "" : ", \(count) times")",
        at: place)
    case .ignoredColumn(let column, let text):
      return Diagnostic(
        .unknownColumn, "column '\(column.clipped)' holds texts such as '\(text.clipped)'",
        at: place, help: "remove it, or correct its numbers")
    case .assumedFrequency(let frequency):
      return Diagnostic(
        .tableAdjusted, "\(subject)the periods were taken for \(frequency.rawValue) ones", at: place
      )
    case .irregularDays:
      return Diagnostic(
        .tableAdjusted, "\(subject)dates fall on varying days and stand for their periods",
        at: place)
    case .preamble(let lines):
      return Diagnostic(
        .tableAdjusted, "\(lines) lines above the header were passed over", at: place)
    case .blankLines(let count):
      return Diagnostic(
        .tableAdjusted, "\(count) blank line\(count == 1 ? " was" : "s were") passed over",
        at: place)
    case .flagged(let flag, let count):
      let meaning = flag.meaning.map { "\(flag.letter) (\($0))" } ?? "'\(flag.letter.clipped)'"
      return Diagnostic(
        .flaggedValues,
        "\(subject)\(count) value\(count == 1 ? " is" : "s are") marked \(meaning)", at: place)
    case .publisherForecasts(let count):
      return Diagnostic(
        .flaggedValues,
        "\(subject)\(count) value\(count == 1 ? " is a forecast" : "s are forecasts") of the "
          + "publisher and no observation\(count == 1 ? "" : "s"); read as \(gaps(count))",
        at: place, severity: .warning)
    case .scaled(let power, let count):
      return Diagnostic(
        .tableAdjusted,
        "\(count) value\(count == 1 ? " was" : "s were") multiplied by 1e\(power), as UNIT_MULT "
          + "says", at: place)
    case .otherAction(let action, let count):
      let meaning = action == "D" ? "D (delete)" : "'\(action.clipped)'"
      return Diagnostic(
        .tableAdjusted,
        "\(count) row\(count == 1 ? "" : "s") with the action \(meaning) "
          + "\(count == 1 ? "is" : "are") not read",
        at: place, help: "ask for the data as they are now, not for the changes",
        severity: .warning)
    case .attributeRows(let count):
      return Diagnostic(
        .tableAdjusted,
        "\(count) row\(count == 1 ? "" : "s") without period and value "
          + "\(count == 1 ? "was" : "were") passed over", at: place)
    case .otherPages(let page, let pages):
      return Diagnostic(
        .tableAdjusted,
        "this is page \(page) of \(pages); the rows of the other pages are missing",
        at: place, help: "ask again with a larger `per_page`", severity: .warning)
    }
  }

  private static func gaps(_ count: Int) -> String { count == 1 ? "a gap" : "gaps" }
}
