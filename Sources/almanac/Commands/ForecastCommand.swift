public import ArgumentParser
import Forecasting
import Foundation
import Pipelines
import Reporting
import Tabular
import TimeSeries

/// `almanac forecast`.
struct ForecastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Forecasts every series of a table, without a pipeline.",
    discussion: """
      DATA.csv (- for standard input) is long (unique_id,ds,y), wide (a row a series, a column a
      period, as the World Bank has it), owid (Entity,Code,Year,value), sdmx (SDMX-CSV of Eurostat,
      the ECB, the OECD, …) or world-bank (JSON of the World Bank's API). An empty y is a gap; so
      is a value that its publisher marks as a forecast.
      Positive series get positive bounds. A series that the model cannot be fitted to falls back to
      drift, then to naive; every fallback is named. One bad series never stops the others.

      Exit codes: 0 done, 1 some series could not be forecast, 2 the table cannot be used.

      Examples:
        almanac forecast panel.csv --horizon 6 > forecasts.csv
        almanac forecast panel.csv --horizon 4 --model drift,naive --levels 80,95 --format table
        almanac forecast panel.csv --horizon 4 --model "ets(trend=damped), ces(season=none)"
        psql --csv -c "SELECT unique_id, ds, y FROM panel" | almanac forecast - --horizon 4
      """)

  @Argument(
    help: "The table (CSV or JSON); - for standard input.",
    completion: .file(extensions: ["csv", "json"]))
  var data: String

  @OptionGroup var table: TableOptions

  @Option(
    help: "The models, separated by commas, with settings as in ets(trend=damped); almanac models.",
    completion: .list(ModelCatalog.all.map { $0.keyword }))
  var model = "auto"

  @Option(help: "How to write: csv, json, table, or xlsx (needs --output).")
  var format = Format.csv

  /// How the output is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case csv
    case json
    case table
    case xlsx
  }

  func validate() throws {
    _ = try table.requiredHorizon()
    _ = try WordLists.models(model, option: "model")
    if format == .xlsx, table.output == nil {
      throw ValidationError("--format xlsx is no text: name the file with --output")
    }
  }

  func run() async throws {
    if format == .xlsx, !PanelWorkbook.isSupported {
      throw Rejection([.formatNotBuilt("--format xlsx", file: nil)]).printed()
    }
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
    case .json, .table, .xlsx:
      var results: [PanelResult] = []
      summary = try await panel.run(input.table.entries) {
        $0
      } emit: {
        results += $0
      }
      try sink.write(try content(of: results, text, input))
    }
    try sink.close()
    tell(summary, input.notices)
    if format == .xlsx, input.table.entries.count > PanelWorkbook.mostSheets {
      StandardStream.error.write(
        "more than \(PanelWorkbook.mostSheets) series: one sheet of rows, without charts\n")
    }
    if !summary.failures.isEmpty { throw ExitCode(1) }
  }

  /// The whole output in a form that is not written series by series.
  private func content(
    of results: [PanelResult], _ text: PanelText, _ input: PanelInput
  ) throws -> [UInt8] {
    switch format {
    case .csv: text.csv(results)
    case .json: Array(try text.json(results).utf8)
    case .table:
      Array(
        text.table(results, width: StandardStream.output.width).map { $0 + "\n" }.joined().utf8)
    case .xlsx:
      Array(try PanelWorkbook(levels: try table.parsedLevels()).data(results, of: input.table))
    }
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
