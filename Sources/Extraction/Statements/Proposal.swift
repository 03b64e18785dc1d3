public import Indicators

/// A statement found in a text, with the place of its figure.
public struct Proposal: Sendable, Hashable {
  /// Id of the indicator; nil where no name of the sheet was found.
  public var indicator: String?
  /// What it is about; nil where the text does not say.
  public var period: StatementPeriod?
  /// What it measures.
  public var measure: Measure
  /// How it is hedged.
  public var qualifier: Qualifier
  /// The number: digits as printed, or the digits of number words; a minus sign where it fell.
  public var value: String
  /// Upper end of a range.
  public var upperValue: String?
  /// As in the `scale` column; empty for none.
  public var scale: String
  /// As in the `unit` column.
  public var unit: String
  /// Observation or target.
  public var role: Role
  /// Bytes of the figure in the file: number, scale and unit, without the hedge.
  public var span: Range<Int>
  /// The sentence, blanks as single spaces.
  public var sentence: String
  /// What has to be checked.
  public var notes: [ProposalNote]

  /// The cells of the columns that the text gives.
  public var cells: [StatementColumn: String] {
    [
      .indicator: indicator ?? "", .period: period?.description ?? "", .measure: measure.rawValue,
      .qualifier: qualifier.rawValue, .value: value, .upperValue: upperValue ?? "", .scale: scale,
      .unit: unit, .role: role.rawValue, .status: Status.proposed.rawValue,
      .note: notes.map(\.text).joined(separator: "; "),
    ]
  }

  /// Whether it reads as a statement once the holes are filled.
  var isCoherent: Bool {
    var cells = cells.mapValues { StatementRecord.Cell($0, line: 1, column: 0) }
    if indicator == nil { cells[.indicator] = StatementRecord.Cell("unknown", line: 1, column: 0) }
    do throws(StatementProblems) {
      _ = try Statement(StatementRecord(line: 1, cells: cells))
      return true
    } catch {
      return period == nil && error.problems.allSatisfy { $0.column == .period }
    }
  }
}
