public import FoundationEssentials
import TimeSeries

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
      Document(
        pipeline: report.pipeline, levels: report.levels,
        series: report.series.compactMap { series in
          guard series.unadjusted != nil || series.adjustments != nil else { return nil }
          return Document.Entry(
            series: series.name, unit: series.unit, adjustments: series.adjustments ?? [],
            rows: series.adjustedRows.map { pair in
              Document.Row(
                period: "\(pair.adjusted.period)", unadjusted: FigureRow(pair.unadjusted),
                adjusted: FigureRow(pair.adjusted))
            })
        }))
  }

  private struct Document: Encodable {
    struct Row: Encodable {
      let period: String
      let unadjusted: FigureRow
      let adjusted: FigureRow
    }

    struct Entry: Encodable {
      let series: String
      let unit: String
      let adjustments: [AdjustmentReport]
      let rows: [Row]
    }

    let pipeline: String
    let levels: [Double]
    let series: [Entry]
  }
}

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
      Document(
        pipeline: report.pipeline, levels: report.levels,
        series: report.series.compactMap { series in
          series.reconciliation.map { Document.Entry($0, of: series) }
        }))
  }

  private struct Document: Encodable {
    struct Entry: Encodable {
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

    let pipeline: String
    let levels: [Double]
    let series: [Entry]
  }
}

/// The figures of a period with its name as tables spell it.
private struct FigureRow: Encodable {
  let period: String
  let mean: Double?
  let median: Double?
  let intervals: [ForecastRow.Bounds]

  init(_ row: ForecastRow) {
    period = "\(row.period)"
    mean = row.mean
    median = row.median
    intervals = row.intervals
  }
}
