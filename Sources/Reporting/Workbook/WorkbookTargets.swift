import Pipelines
import TimeSeries
import Workbooks

/// The sheet of a run's targets.
enum WorkbookTargets {
  static func sheet(of report: RunReport) -> Sheet {
    var sheet = Sheet(
      name: "Targets",
      columns: [
        .init("indicator", width: 44), .init("target", width: 24), .init("for"),
        .init("probability in the year", width: 22), .init("probability by then", width: 20),
        .init("state"), .init("note", width: 60),
      ])
    sheet.rows = report.targets.map { target in
      [
        .text(report[target.series]?.title ?? target.series), .text(target.text),
        .text(target.period.description), Cell(target.probabilityInPeriod),
        Cell(target.probabilityEver), .text(target.status.rawValue), .text(target.note),
      ]
    }
    return sheet
  }
}
