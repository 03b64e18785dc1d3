public import ArgumentParser
import Forecasting
import Foundation
import Pipelines
public import Reporting
import Tabular
import TimeSeries

/// `almanac forecast`.
struct ForecastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Forecasts every series of a table, without a pipeline.",
    discussion: """
      DATA.csv is long (unique_id,ds,y), wide (a row a series, a column a period, as the World Bank
      has it) or owid (Entity,Code,Year,value). An empty y is a gap. Positive series get positive
      bounds. A series that the model cannot be fitted to falls back to drift, then to naive; every
      fallback is named. One bad series never stops the others.

      Exit codes: 0 done, 1 some series could not be forecast, 2 the table cannot be used.

      Examples:
        almanac forecast panel.csv --horizon 6 > forecasts.csv
        almanac forecast panel.csv --horizon 4 --model drift,naive --levels 80,95 --format table
        almanac forecast panel.csv --horizon 4 --model "ets(trend=damped), ces(season=none)"
      """)

  @Argument(help: "The table (CSV).", completion: .file(extensions: ["csv"]))
  var data: String

  @OptionGroup var table: TableOptions

  @Option(
    help: "The models, separated by commas, with settings as in ets(trend=damped); almanac models.",
    completion: .list(ModelCatalog.all.map { $0.keyword }))
  var model = "auto"

  @Option(help: "How to write: csv, json or table.")
  var format: PanelText.Format = .csv

  func validate() throws {
    _ = try table.requiredHorizon()
    _ = try WordLists.models(model, option: "model")
  }

  func run() async throws {
    let input = try table.read(data)
    var panel = PanelForecast(
      horizon: try table.requiredHorizon(), models: try WordLists.models(model, option: "model"))
    panel.levels = try table.parsedLevels()
    panel.jobs = table.jobs
    let text = PanelText(levels: panel.levels)
    let sink = try OutputSink(path: table.output)
    let summary: PanelSummary
    switch format {
    case .csv:
      try sink.write(text.csvHeader)
      summary = try await panel.run(input.table.entries) {
        text.csv($0)
      } emit: {
        try sink.write($0)
      }
    case .json, .table:
      var results: [PanelResult] = []
      summary = try await panel.run(input.table.entries) {
        $0
      } emit: {
        results += $0
      }
      let lines = text.table(results, width: StandardStream.output.width)
      let content = format == .json ? try text.json(results) : lines.joined(separator: "\n") + "\n"
      try sink.write(Array(content.utf8))
    }
    try sink.close()
    tell(summary, input.notices)
    if !summary.failures.isEmpty { throw ExitCode(1) }
  }

  /// What a reader of the forecasts has to know, on standard error.
  private func tell(_ summary: PanelSummary, _ notices: [Diagnostic]) {
    let talk = StandardStream.error
    talk.write(notices)
    talk.write(summary.failures, as: "failed")
    talk.write(summary.fallbacks, as: "fallback")
    var parts = ["\(summary.forecast) of \(summary.series) series forecast"]
    if !summary.fallbacks.isEmpty { parts.append("\(summary.fallbacks.count) by fallback") }
    if summary.filledGaps > 0 { parts.append("\(summary.filledGaps) gaps filled") }
    if !summary.failures.isEmpty { parts.append("\(summary.failures.count) failed") }
    talk.write(parts.joined(separator: ", ") + "\n")
  }
}

extension TableLayout: ExpressibleByArgument {}
extension Frequency: ExpressibleByArgument {}
extension PanelText.Format: ExpressibleByArgument {}
