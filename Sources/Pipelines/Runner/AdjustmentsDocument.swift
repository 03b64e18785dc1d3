public import FoundationEssentials

/// `adjustments.json`: each judgement with its author, and the figures without and with it.
public struct AdjustmentsDocument: ReportFile {
  /// `adjustments.json`.
  public let name = "adjustments.json"
  /// The form of the file.
  public let formatVersion = 1
  /// The file.
  public init() {}

  /// Where there are judgements.
  public func isWanted(by configuration: Configuration) -> Bool {
    !configuration.projection.adjustments.isEmpty
  }

  /// `{"pipeline", "levels", "series": [{"series", "unit", "adjustments": [{"years", "change",
  /// "author", "date", "reason"}], "rows": [{"period", "unadjusted", "adjusted"}]}]}`; a series that
  /// only follows others that were judged has no adjustments of its own.
  public func content(of report: RunReport) -> Data {
    JSONDocument.data(
      SeriesDocument(report) { series -> Entry? in
        guard series.unadjusted != nil || series.adjustments != nil else { return nil }
        return Entry(
          series: series.name, unit: series.unit, adjustments: series.adjustments ?? [],
          rows: series.adjustedRows.map { pair in
            Entry.Row(
              period: "\(pair.adjusted.period)", unadjusted: FigureRow(pair.unadjusted),
              adjusted: FigureRow(pair.adjusted))
          })
      })
  }

  private struct Entry: Encodable {
    struct Row: Encodable {
      let period: String
      let unadjusted: FigureRow
      let adjusted: FigureRow
    }

    let series: String
    let unit: String
    let adjustments: [AdjustmentReport]
    let rows: [Row]
  }
}
