public import FoundationEssentials

/// One file that the report stage writes.
public protocol ReportFile: Sendable {
  /// The name within the output folder: `forecasts.csv`.
  var name: String { get }
  /// Raised whenever the same report gives another content, so that old files are written anew.
  var formatVersion: Int { get }
  /// Whether a pipeline has something to say in it.
  func isWanted(by configuration: Configuration) -> Bool
  /// The content, a function of the report alone.
  ///
  /// - Throws: why the form of the file cannot hold the report.
  func content(of report: RunReport) throws -> Data
}

extension ReportFile {
  /// Always.
  public func isWanted(by configuration: Configuration) -> Bool { true }
}

/// `forecasts.csv`, `targets.csv`, `fits.json` and `summary.json`; scenarios, adjustments and
/// hierarchies where a pipeline has any.
public let standardReportFiles: [any ReportFile] = [
  ForecastsFile(), TargetsFile(), FitsFile(), SummaryFile(), ScenariosFile(),
  AdjustmentsFile(), ScenariosDocument(), AdjustmentsDocument(), HierarchiesDocument(),
]
