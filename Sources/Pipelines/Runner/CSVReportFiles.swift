public import FoundationEssentials
import Tabular
import TimeSeries

/// `forecasts.csv`: history and forecast of every series, one row a period.
///
/// A series without a forecast has its history and one row of kind `forecast` for the last year,
/// with empty figures and no model; `summary.json` has its reason.
public struct ForecastsFile: ReportFile {
  /// `forecasts.csv`.
  public let name = "forecasts.csv"
  /// The form of the file.
  public let formatVersion = 1
  /// The file.
  public init() {}

  /// `indicator,period,kind,unit,mean,median,lo-80,hi-80,…,model`, one pair a level.
  public func content(of report: RunReport) -> Data {
    let levels = report.levels.map(levelText)
    var writer = CSVWriter(
      columns: ["indicator", "period", "kind", "unit", "mean", "median"]
        + levels.flatMap { ["lo-\($0)", "hi-\($0)"] } + ["model"])
    for series in report.series {
      for row in series.rows { append(row, of: series, report, to: &writer) }
      if series.reason != nil {
        let end = Horizon(
          until: report.until, frequency: series.rows.first?.period.frequency ?? .annual
        ).end
        let empty = ForecastRow(period: end, kind: .forecast, intervals: [])
        if series.rows.last.map({ $0.period < end }) ?? true {
          append(empty, of: series, report, to: &writer)
        }
      }
    }
    return Data(writer.takeBytes())
  }

  private func append(
    _ row: ForecastRow, of series: SeriesReport, _ report: RunReport, to writer: inout CSVWriter
  ) {
    writer.append(series.name)
    writer.append(row.period.description)
    writer.append(row.kind.rawValue)
    writer.append(series.unit)
    writer.append(row.mean ?? .nan)
    writer.append(row.median ?? .nan)
    for index in report.levels.indices {
      let bounds = row.intervals.indices.contains(index) ? row.intervals[index] : nil
      writer.append(bounds?.lower ?? .nan)
      writer.append(bounds?.upper ?? .nan)
    }
    writer.append(row.kind == .forecast ? series.model : "")
    writer.endRecord()
  }
}

/// `targets.csv`: how each target stands.
public struct TargetsFile: ReportFile {
  /// `targets.csv`.
  public let name = "targets.csv"
  /// The form of the file.
  public let formatVersion = 2
  /// The file.
  public init() {}

  private static let columns = [
    "series", "target", "period", "unit", "lower", "upper", "origin", "status",
    "probability-in-period", "probability-ever", "last-period", "last-value", "growth",
    "required-growth", "historic-growth", "source", "note", "measure", "from",
  ]

  /// One row a target; probabilities between half a path and all paths but a half, `growth` is
  /// `relative` (0.08 is 8 % a year) or `absolute` (in the unit, a year).
  public func content(of report: RunReport) -> Data {
    var writer = CSVWriter(columns: Self.columns)
    for target in report.targets {
      writer.append(target.series)
      writer.append(target.text)
      writer.append(target.period.description)
      writer.append(target.unit)
      writer.append(target.lower ?? .nan)
      writer.append(target.upper ?? .nan)
      writer.append(target.origin.rawValue)
      writer.append(target.status.rawValue)
      writer.append(target.probabilityInPeriod ?? .nan)
      writer.append(target.probabilityEver ?? .nan)
      writer.append(target.lastPeriod?.description ?? "")
      writer.append(target.lastValue ?? .nan)
      writer.append(target.isRelativeGrowth ? "relative" : "absolute")
      writer.append(target.requiredGrowth ?? .nan)
      writer.append(target.historicGrowth ?? .nan)
      writer.append(target.provenance)
      writer.append(target.note)
      writer.append(target.measure.rawValue)
      writer.append(target.first?.description ?? "")
      writer.endRecord()
    }
    return Data(writer.takeBytes())
  }
}

/// A level as column names have it: `80`, `99.5`.
func levelText(_ level: Double) -> String {
  level == level.rounded() && abs(level) < 1000 ? "\(Int(level))" : "\(level)"
}
