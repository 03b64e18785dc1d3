public import FoundationEssentials
public import Pipelines

/// `report.html`: the run as one page with charts, which needs no network and no other file.
public struct HTMLReport: ReportFile {
  /// `report.html`.
  public let name = "report.html"
  /// The form of the file.
  public let formatVersion = 2

  /// The file.
  public init() {}

  /// An overview of all series by topic, the targets, and for each series its chart, figures, targets,
  /// model, backtest, doubts, statements and sources.
  ///
  /// All text is escaped, addresses that are not of the web are not linked to.
  public func content(of report: RunReport) -> Data {
    let templates = PageTemplates()
    let page = ReportPage(report, style: templates.style, script: templates.script)
    return Data(templates.render(page).utf8)
  }
}
