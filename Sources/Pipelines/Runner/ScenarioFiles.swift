public import FoundationEssentials
import Tabular
import TimeSeries

/// `scenarios.csv`: the forecasts of the series that scenarios move, the projection itself first.
public struct ScenariosFile: ReportFile {
  /// `scenarios.csv`.
  public let name = "scenarios.csv"
  /// The form of the file.
  public let formatVersion = 1
  /// The file.
  public init() {}

  /// Where there are scenarios.
  public func isWanted(by configuration: Configuration) -> Bool {
    !configuration.projection.scenarios.isEmpty
  }

  /// `indicator,scenario,period,unit,mean,median,lo-80,hi-80,…,paths,reason`: for each indicator the
  /// rows of `base`, then those of each scenario; `paths` is the effective number of sample paths under
  /// a condition, and a scenario without figures has one row with its reason.
  public func content(of report: RunReport) -> Data {
    var writer = CSVWriter(
      columns: ["indicator", "scenario", "period", "unit", "mean", "median"]
        + report.levels.flatMap { ["lo-\(levelText($0))", "hi-\(levelText($0))"] }
        + ["paths", "reason"])
    for series in report.series {
      guard let scenarios = series.scenarios else { continue }
      func append(_ row: ForecastRow?, _ scenario: String, paths: Int?, reason: String) {
        writer.append(series.name)
        writer.append(scenario)
        writer.append(row?.period.description ?? "")
        writer.append(series.unit)
        writer.append(row, levels: report.levels.count)
        writer.append(paths.map { "\($0)" } ?? "")
        writer.append(reason)
        writer.endRecord()
      }
      for row in series.rows.forecasts {
        append(row, ScenarioReport.baseName, paths: nil, reason: "")
      }
      for scenario in scenarios {
        for row in scenario.rows {
          append(row, scenario.scenario, paths: scenario.paths, reason: "")
        }
        if scenario.rows.isEmpty {
          append(nil, scenario.scenario, paths: scenario.paths, reason: scenario.reason ?? "")
        }
      }
    }
    return Data(writer.takeBytes())
  }
}

/// `adjustments.csv`: the figures that judgements move, without and with them.
public struct AdjustmentsFile: ReportFile {
  /// `adjustments.csv`.
  public let name = "adjustments.csv"
  /// The form of the file.
  public let formatVersion = 1
  /// The file.
  public init() {}

  /// Where there are judgements.
  public func isWanted(by configuration: Configuration) -> Bool {
    !configuration.projection.adjustments.isEmpty
  }

  /// `indicator,period,unit,unadjusted-mean,unadjusted-median,unadjusted-lo-80,…,mean,median,lo-80,…,
  /// change,author,date,reason`: one row a figure; the last four are empty where it follows another
  /// series that was judged.
  public func content(of report: RunReport) -> Data {
    let figures =
      ["mean", "median"] + report.levels.flatMap { ["lo-\(levelText($0))", "hi-\(levelText($0))"] }
    var writer = CSVWriter(
      columns: ["indicator", "period", "unit"] + figures.map { "unadjusted-\($0)" } + figures
        + ["change", "author", "date", "reason"])
    for series in report.series {
      for (before, after) in series.adjustedRows {
        writer.append(series.name)
        writer.append(after.period.description)
        writer.append(series.unit)
        writer.append(before, levels: report.levels.count)
        writer.append(after, levels: report.levels.count)
        let judged = (series.adjustments ?? []).filter { $0.years.contains(after.period.year) }
        for words in [\AdjustmentReport.change, \.author, \.date, \.reason] {
          writer.append(judged.map { $0[keyPath: words] }.joined(separator: "; "))
        }
        writer.endRecord()
      }
    }
    return Data(writer.takeBytes())
  }
}

extension SeriesReport {
  /// The rows that judgements move, without and with them, in order of period.
  public var adjustedRows: [(unadjusted: ForecastRow, adjusted: ForecastRow)] {
    guard let unadjusted else { return [] }
    let before = Dictionary(unadjusted.map { ($0.period, $0) }) { first, _ in first }
    return rows.forecasts.compactMap { after in
      guard let row = before[after.period] else { return nil }
      let isJudged = adjustments?.contains { $0.years.contains(after.period.year) } ?? false
      return isJudged || row != after ? (row, after) : nil
    }
  }
}

extension CSVWriter {
  /// Mean, median and the ends of intervals; empty cells for what there is not.
  fileprivate mutating func append(_ row: ForecastRow?, levels: Int) {
    append(row?.mean ?? .nan)
    append(row?.median ?? .nan)
    for index in 0..<levels {
      let bounds = row.flatMap { $0.intervals.indices.contains(index) ? $0.intervals[index] : nil }
      append(bounds?.lower ?? .nan)
      append(bounds?.upper ?? .nan)
    }
  }
}
