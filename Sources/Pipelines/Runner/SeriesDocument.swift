/// The form of a JSON file on forecasts, with one entry for each series that it is about.
struct SeriesDocument<Entry: Encodable>: Encodable {
  let pipeline: String
  let levels: [Double]
  let series: [Entry]

  /// - Parameter entry: what the file says of a series; nil leaves it out.
  init(_ report: RunReport, entry: (SeriesReport) -> Entry?) {
    pipeline = report.pipeline
    levels = report.levels
    series = report.series.compactMap(entry)
  }
}

/// The figures of a period with its name as tables spell it.
struct FigureRow: Encodable {
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
