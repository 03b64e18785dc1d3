public import FoundationEssentials
public import Pipelines
import Workbooks

/// `report.xlsx`: an overview, the targets, and a sheet with a chart for each series.
public struct WorkbookReport: ReportFile {
  /// `report.xlsx`.
  public let name = "report.xlsx"
  /// The form of the file.
  public let formatVersion = 1

  /// The file.
  public init() {}

  /// Whether this program was built to write workbooks.
  public static var isSupported: Bool { Workbook.isSupported }

  /// The workbook; the same bytes for the same report.
  ///
  /// - Throws: a ``WorkbookError``, such as a text that is too long for a cell.
  public func content(of report: RunReport) throws -> Data { try workbook(of: report).data() }

  /// What the file holds.
  func workbook(of report: RunReport) -> Workbook {
    var book = Workbook(title: report.pipeline, sheets: [WorkbookOverview.sheet(of: report)])
    if !report.targets.isEmpty { book.sheets.append(WorkbookTargets.sheet(of: report)) }
    for series in report.series where !series.rows.isEmpty {
      book.sheets.append(SeriesSheet(series, levels: report.levels).sheet)
    }
    return book
  }
}
