public import FoundationEssentials

/// `hierarchies.json`: reconciled forecasts before and after.
public struct HierarchiesDocument: ReportFile {
  /// `hierarchies.json`.
  public let name = "hierarchies.json"
  /// The form of the file.
  public let formatVersion = 1
  /// The file.
  public init() {}

  /// Where there are equations.
  public func isWanted(by configuration: Configuration) -> Bool {
    !configuration.projection.hierarchies.isEmpty
  }

  /// `{"pipeline", "levels", "series": [{"series", "unit", "equations", "observations", "shrinkage",
  /// "gapBefore", "unreconciled": [row], "reconciled": [row]}]}`.
  public func content(of report: RunReport) -> Data {
    JSONDocument.data(
      SeriesDocument(report) { series -> Entry? in
        series.reconciliation.map { Entry($0, of: series) }
      })
  }

  private struct Entry: Encodable {
    let series: String
    let unit: String
    let equations: [String]
    let observations: Int?
    let shrinkage: Double?
    let gapBefore: Double
    let unreconciled: [FigureRow]
    let reconciled: [FigureRow]

    init(_ reconciliation: Reconciliation, of report: SeriesReport) {
      series = report.name
      unit = report.unit
      equations = reconciliation.equations
      observations = reconciliation.observations
      shrinkage = reconciliation.shrinkage
      gapBefore = reconciliation.gapBefore
      unreconciled = (report.unreconciled ?? []).map { FigureRow($0) }
      reconciled = report.rows.forecasts.map { FigureRow($0) }
    }
  }
}
