public import ArgumentParser
public import Evaluation
import Forecasting
import Foundation
import Pipelines
import Reporting
import Tabular
import TimeSeries

/// `almanac backtest`.
struct BacktestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Scores models on a table by forecasting what is already known.",
    discussion: """
      At each origin every model is fitted to what came before and its forecasts are compared with
      what came after. Scores: sMAPE, MASE, RMSSE, MSIS (the widest interval), pinball, CRPS, log
      score, and the share of each interval that held. Every series counts alike. Models are ordered
      by their average rank; those marked * are not worse than the best by Nemenyi's test.

      Exit codes: 0 done, 1 some series could not be scored, 2 the table cannot be used.

      Examples:
        almanac backtest panel.csv --horizon 6 --models naive,drift,ets --windows 5
        almanac backtest panel.csv --horizon 4 --sliding 20 --format csv > scores.csv
        almanac backtest panel.csv --horizon 4 --forecasts past-forecasts.csv
      """)

  @OptionGroup var table: TableOptions

  @Option(
    help: "Keywords of the models, separated by commas; almanac models lists them.",
    completion: .list(ModelCatalog.all.map { $0.keyword }))
  var models = "naive,drift,ets,dynamic-optimized-theta,auto"

  @Option(help: "How many origins a series, the last one a horizon before its end.")
  var windows = 3

  @Option(help: "Periods between origins.")
  var step = 1

  @Option(help: "Fit to so many observations before each origin (default: to all).")
  var sliding: Int?

  @Option(help: "The fewest observations before an origin.")
  var minimum = 3

  @Option(help: "The score that ranks: \(Score.allCases.map(\.rawValue).joined(separator: ", ")).")
  var score: Score = .mase

  @Option(help: "How to write: table, csv or json.")
  var format: PanelText.Format = .table

  @Option(help: "A file for every single forecast beside what came (CSV).")
  var forecasts: String?

  func validate() throws {
    for (name, value, most) in [
      ("windows", windows, 10_000), ("step", step, 10_000),
      ("minimum", minimum, 1_000_000), ("sliding", sliding ?? 1, 1_000_000),
    ] where !(1...most).contains(value) {
      throw ValidationError("--\(name) takes a whole number from 1 to \(most)")
    }
    if let sliding, sliding < minimum {
      throw ValidationError("--sliding \(sliding) is less than --minimum \(minimum)")
    }
    if try WordLists.models(models).isEmpty { throw ValidationError("--models names no model") }
  }

  func run() async throws {
    let input = try table.read()
    let levels = try table.parsedLevels()
    let backtest = Backtest(
      origins: RollingOrigins(
        horizon: table.horizon, windows: windows, step: step,
        training: sliding.map { .sliding($0) } ?? .expanding, minimumObservations: minimum),
      models: try WordLists.models(models), scoring: Scoring(levels: levels))
    let text = BacktestText(
      levels: levels, score: score, models: backtest.models.map { type(of: $0).keyword })
    let details = try forecasts.map { try OutputSink(path: $0) }
    try details?.write(text.forecastHeader)
    let progress = CountProgress("backtest", of: input.table.entries.count)
    let (scores, problems) = try await backtest.run(on: input.table.entries, jobs: table.jobs) {
      progress.next()
      try details?.write(text.forecasts($0, $1))
    }
    progress.end()
    try details?.close()
    try write(scores, text)
    let talk = StandardStream.error
    talk.write(input.notices)
    talk.write(problems, as: "not scored")
    talk.write("\(scores.seriesCount) of \(input.table.entries.count) series scored\n")
    if !problems.isEmpty { throw ExitCode(1) }
  }

  private func write(_ scores: PanelBacktest, _ text: BacktestText) throws {
    let sink = try OutputSink(path: table.output)
    switch format {
    case .csv: try sink.write(text.csv(scores))
    case .json: try sink.write(Array(text.json(scores).utf8))
    case .table:
      let lines = text.table(scores, width: StandardStream.output.width)
      try sink.write(Array((lines.joined(separator: "\n") + "\n").utf8))
    }
    try sink.close()
  }
}

extension Score: ExpressibleByArgument {}
