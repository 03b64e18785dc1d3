import Forecasting
import Pipelines
import Tabular
import TimeSeries

/// Forecasts of a panel that comes from Arrow.
struct ForecastRequest: LibraryRequest {
  private let options: PanelOptions

  init(_ options: inout Options) { self.options = PanelOptions(&options) }

  func answer(_ source: ArrowSource) throws(Rejection) -> LibraryAnswer {
    let columns = try PanelColumns(source, options.names)
    let input = try PanelInput(
      rows: try columns.read(), named: SourceLocation.arrow.file, frequency: options.frequency)
    let panel = options.panel
    let request = self
    let (seriesType, periodType) = (columns.seriesType, columns.periodType)
    let parts = Threads.map(PanelForecast.blocks(of: input.table.entries), jobs: options.jobs) {
      request.part(panel, $0, seriesType, periodType)
    }
    var summary = PanelSummary()
    for part in parts { summary.add(part.summary) }
    var table = ArrowTable(
      names: [options.names.series, options.names.period]
        + (options.layout == .long ? ["model"] : []) + options.numberNames(hasActual: false),
      types: rows(seriesType, periodType).columns)
    table.batches = parts.map(\.columns).filter { ($0.first?.count ?? 0) > 0 }
    return LibraryAnswer(
      table: table, isPartial: !summary.failures.isEmpty,
      report: try .text(
        Report(summary, notices: columns.notices + input.notices)))
  }

  private struct Part: Sendable {
    let columns: [ArrowColumn]
    let summary: PanelSummary
  }

  private func part(
    _ panel: PanelForecast, _ block: ArraySlice<PanelEntry>, _ seriesType: ArrowType,
    _ periodType: ArrowType
  ) -> Part {
    var (results, summary) = panel.forecasts(of: block)
    var rows = rows(seriesType, periodType)
    let unable = Set(results.filter { !rows.isAble(toWrite: $0.periods) }.map(\.name))
    for name in block.map(\.name) where unable.contains(name) {
      summary.failures.append(options.beyond(periodType, series: name))
      summary.forecast -= results.count { $0.name == name } == options.models.count ? 1 : 0
    }
    results.removeAll { unable.contains($0.name) }
    switch options.layout {
    case .long: addLong(results, &rows)
    case .wide: addWide(results, &rows)
    }
    return Part(columns: rows.columns, summary: summary)
  }

  private func rows(_ seriesType: ArrowType, _ periodType: ArrowType) -> ResultColumns {
    ResultColumns(
      seriesType, periodType, periods: 1, hasModel: options.layout == .long,
      numbers: options.numberNames(hasActual: false).count)
  }

  private func addLong(_ results: [PanelResult], _ rows: inout ResultColumns) {
    for result in results {
      for (row, period) in zip(result.rows, result.periods) {
        rows.append(
          .init(series: result.name, periods: [period], model: result.label),
          [row.mean ?? .nan, row.median ?? .nan] + row.bounds)
      }
    }
  }

  private func addWide(_ results: [PanelResult], _ rows: inout ResultColumns) {
    let labels = options.models.map(\.label)
    var first = 0
    while first < results.count {
      let series = results[first...].prefix { $0.name == results[first].name }
      for step in 0..<options.horizon {
        var numbers: [Double] = []
        for label in labels {
          if let row = series.first(where: { $0.requested == label })?.rows[step] {
            numbers.append((options.point == .mean ? row.mean : row.median) ?? .nan)
            numbers += row.bounds
          } else {
            numbers += Array(repeating: .nan, count: options.numbersByModel)
          }
        }
        rows.append(
          .init(series: results[first].name, periods: [results[first].periods[step]], model: nil),
          numbers)
      }
      first += series.count
    }
  }
}

extension PanelOptions {
  fileprivate var panel: PanelForecast {
    var panel = PanelForecast(horizon: horizon, models: models)
    panel.levels = levels
    return panel
  }
}

extension ForecastRow {
  fileprivate var bounds: [Double] { intervals.flatMap { [$0.lower, $0.upper] } }
}
