import Pipelines
import TimeSeries

/// How a series' model would have done: a sentence or two, and every past forecast beside what came.
struct BacktestAccount: Sendable {
  let scoreWords: String
  let pastForecasts: [PageTable]
  let hasPastForecasts: Bool

  /// The account of a backtest; nil for a series without one.
  init?(_ series: SeriesReport, of report: RunReport, _ magnitude: Magnitude) {
    guard let backtest = series.backtest else { return nil }
    if let reason = backtest.reason {
      scoreWords = "None: \(reason)."
      (pastForecasts, hasPastForecasts) = ([], false)
      return
    }
    scoreWords = Self.words(of: backtest, isStated: series.statements != nil, report)
    pastForecasts = [Self.table(of: backtest, series, report, magnitude)]
    hasPastForecasts = true
  }

  private static func words(
    of backtest: BacktestReport, isStated: Bool, _ report: RunReport
  ) -> String {
    let ends = backtest.origins.map { "\($0)" }
    var text = "Forecast again from the end of \(list(ends))"
    if isStated { text += ", each time with what had been published by then" }
    text += ". "
    if let mase = backtest.mase {
      text += "Mean absolute scaled error \(DecimalText.significant(mase, digits: 3))"
      if let naive = backtest.naive {
        text += ", that of the last value carried on \(DecimalText.significant(naive, digits: 3))"
      }
      text += ". "
    }
    let held = zip(report.levels, backtest.held).map { level, count in
      "\(count) in the \(DecimalText.level(level))\u{A0}% interval"
    }
    let count = backtest.forecasts.count
    text += "Of \(count) \(count == 1 ? "figure" : "figures") that came, \(list(held))."
    return text
  }

  /// `a`, `a and b`, `a, b and c`.
  private static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  private static func table(
    of backtest: BacktestReport, _ series: SeriesReport, _ report: RunReport, _ magnitude: Magnitude
  ) -> PageTable {
    let unit = magnitude.label(unit: series.unit)
    let levels = report.levels.map { PageTable.Column.numbers("\(DecimalText.level($0)) %") }
    var table = PageTable(
      "Past forecasts of \(series.title)\(unit.isEmpty ? "" : ", \(unit)")",
      [.words("from the end of"), .words("for"), .numbers("came"), .numbers("forecast")] + levels)
    for figure in backtest.forecasts {
      let intervals = figure.intervals.map {
        "\(magnitude.text($0.lower)) – \(magnitude.text($0.upper))"
      }
      table.append(
        [
          "\(figure.origin)", "\(figure.period)", magnitude.text(figure.actual),
          magnitude.text(figure.median),
        ] + intervals)
    }
    return table
  }
}
