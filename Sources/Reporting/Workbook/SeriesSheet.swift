import Pipelines
import TimeSeries
import Workbooks

/// A sheet of one series: what was reported, the forecast with its bounds, and a chart of both.
struct SeriesSheet {
  private let series: SeriesReport
  private let levels: [Double]

  /// A sheet of the series with intervals at these levels, in percent.
  init(_ series: SeriesReport, levels: [Double]) {
    self.series = series
    self.levels = levels
  }

  /// The cells and the chart.
  var sheet: Sheet {
    let bounds = levels.flatMap { ["lo-\(DecimalText.level($0))", "hi-\(DecimalText.level($0))"] }
    var sheet = Sheet(
      name: series.name,
      columns: [
        .init("period"), .init("reported", width: 20), .init("median", width: 20),
      ] + bounds.map { .init($0, width: 20) } + [.init("mean", width: 20)])
    let annual = series.rows.allSatisfy { $0.period.frequency == .annual }
    sheet.rows = series.rows.map { row in
      let period: Cell = annual ? .plain(row.period.year) : .text(row.period.description)
      guard row.kind == .forecast else { return [period, Cell(row.median)] }
      return [period, .empty, Cell(row.median)]
        + levels.indices.flatMap { index -> [Cell] in
          guard index < row.intervals.count else { return [.empty, .empty] }
          return [.number(row.intervals[index].lower), .number(row.intervals[index].upper)]
        } + [Cell(row.mean)]
    }
    sheet.chart = chart
    return sheet
  }

  private var chart: LineChart {
    var chart = LineChart(title: series.title, unit: series.unit)
    chart.lines = [.init(1, color: 0x33_33_33), .init(2, color: 0x1F_6F_B2)]
    for index in levels.indices {
      // The wider the interval, the paler its bounds.
      let color: UInt32 = index == 0 ? 0x5B_9B_D5 : 0x9D_C3_E6
      chart.lines += [
        .init(3 + 2 * index, color: color, isDashed: true),
        .init(4 + 2 * index, color: color, isDashed: true),
      ]
    }
    return chart
  }
}
