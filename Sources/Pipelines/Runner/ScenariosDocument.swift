public import FoundationEssentials

/// `scenarios.json`: what each scenario assumes, and the forecasts and targets under it.
public struct ScenariosDocument: ReportFile {
  /// `scenarios.json`.
  public let name = "scenarios.json"
  /// The form of the file.
  public let formatVersion = 1
  /// The file.
  public init() {}

  /// Where there are scenarios.
  public func isWanted(by configuration: Configuration) -> Bool {
    !configuration.projection.scenarios.isEmpty
  }

  /// `{"pipeline", "levels", "scenarios": [{"name", "title", "assumptions", "given", "paths",
  /// "reason"}], "series": [{"series", "unit", "scenarios": [{"scenario", "paths", "reason", "rows":
  /// [{"period", "mean", "median", "intervals": [{"lower", "upper"}]}], "targets"}]}]}`; the first
  /// scenario of each series is `base`, the projection itself.
  public func content(of report: RunReport) -> Data {
    JSONDocument.data(
      Document(
        pipeline: report.pipeline, levels: report.levels, scenarios: report.scenarios ?? [],
        series: report.series.compactMap { series in
          series.scenarios.map { scenarios in
            let base = ScenarioProjection(
              scenario: ScenarioReport.baseName, rows: series.rows.forecasts,
              targets: report.targets.filter { $0.series == series.name }, reason: series.reason)
            return Document.Entry(
              series: series.name, unit: series.unit,
              scenarios: ([base] + scenarios).map { Document.Figures($0) })
          }
        }))
  }

  private struct Document: Encodable {
    struct Figures: Encodable {
      let scenario: String
      let paths: Int?
      let reason: String?
      let rows: [FigureRow]
      let targets: [TargetScore]

      init(_ projection: ScenarioProjection) {
        scenario = projection.scenario
        paths = projection.paths
        reason = projection.reason
        rows = projection.rows.map { FigureRow($0) }
        targets = projection.targets
      }
    }

    struct Entry: Encodable {
      let series: String
      let unit: String
      let scenarios: [Figures]
    }

    let pipeline: String
    let levels: [Double]
    let scenarios: [ScenarioReport]
    let series: [Entry]
  }
}
