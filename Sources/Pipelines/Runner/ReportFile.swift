public import FoundationEssentials

/// One file that the report stage writes.
public protocol ReportFile: Sendable {
  /// The name within the output folder: `forecasts.csv`.
  var name: String { get }
  /// Raised whenever the same report gives another content, so that old files are written anew.
  var formatVersion: Int { get }
  /// The content, a function of the report alone.
  func content(of report: RunReport) -> Data
}

/// `forecasts.csv`, `targets.csv`, `fits.json` and `summary.json`.
public let standardReportFiles: [any ReportFile] = [
  ForecastsFile(), TargetsFile(), FitsFile(), SummaryFile(),
]
