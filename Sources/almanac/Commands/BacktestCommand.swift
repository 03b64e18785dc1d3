public import ArgumentParser
public import Evaluation
import Forecasting
import Foundation
import Pipelines
public import Reporting
import Tabular
import TimeSeries

/// What is compared where nothing is asked for.
private let defaultModels = (
  table: "naive,drift,ets,dynamic-optimized-theta,auto", pipeline: "configured,naive,drift,auto"
)

/// `almanac backtest`.
struct BacktestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Scores models by forecasting what is already known: of a table, or of a pipeline.",
    discussion: """
      At each origin every model is fitted to what came before and its forecasts are compared with
      what came after. Scores: sMAPE, MASE, RMSSE, MSIS (the widest interval), pinball, CRPS, log
      score, and the share of each interval that held. Every series counts alike. Models are ordered
      by their average rank; those marked * are not worse than the best by Nemenyi's test.

      Of a pipeline, series from statements are forecast from their vintages: at the end of each
      origin's year with what had been published by then, and scored against what all statements say
      today. The model that the pipeline has for a series is called 'configured'. Series: those that
      the pipeline names, or --series. Forecasts are kept in its store; a backtest that was killed
      goes on where it stopped.

      Exit codes: 0 done, 1 some series could not be scored, 2 the input cannot be used.

      Examples:
        almanac backtest panel.csv --horizon 6 --models naive,drift,ets --windows 5
        almanac backtest panel.csv --horizon 6 --models "theta, theta(theta=3), ets(trend=damped)"
        almanac backtest panel.csv --horizon 4 --sliding 20 --format csv > scores.csv
        almanac backtest panel.csv --horizon 4 --forecasts past-forecasts.csv
        almanac backtest Pipelines/vision2030.yaml --series gerd,gdp-cny --windows 8 --jobs 2
      """)

  @Argument(
    help: "The table (CSV; - for standard input) or pipeline (YAML).",
    completion: .file(extensions: ["csv", "yaml", "yml"]))
  var data: String

  @OptionGroup var table: TableOptions

  @Option(
    help: """
      The models, separated by commas, with settings as in ets(trend=damped) (default: \
      \(defaultModels.table); for a pipeline \(defaultModels.pipeline)).
      """,
    completion: .list(ModelCatalog.all.map { $0.keyword }))
  var models: String?

  @Option(help: "How many origins a series, the last one a horizon before its end.")
  var windows = 3

  @Option(help: "Periods between origins.")
  var step = 1

  @Option(help: "Fit to so many observations before each origin (default: to all).")
  var sliding: Int?

  @Option(help: "The fewest observations before an origin; of statements, the fewest statements.")
  var minimum = 3

  @Option(help: "The score that ranks: \(Score.allCases.map(\.rawValue).joined(separator: ", ")).")
  var score: Score = .mase

  @Option(help: "How to write: table, csv or json.")
  var format: BacktestText.Format = .table

  @Option(help: "A file for every single forecast beside what came (CSV).")
  var forecasts: String?

  @OptionGroup(title: "Pipelines") var pipeline: PipelineBacktestOptions

  /// Whether a pipeline is meant and no table.
  private var isPipeline: Bool { data.hasSuffix(".yaml") || data.hasSuffix(".yml") }

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
    if isPipeline {
      if try candidates().isEmpty { throw ValidationError("--models names no model") }
      if table.layout != nil || table.frequency != nil {
        throw ValidationError("--layout and --frequency are of tables; a pipeline says them itself")
      }
    } else {
      _ = try table.requiredHorizon()
      if try tableModels().isEmpty { throw ValidationError("--models names no model") }
      if !pipeline.isEmpty {
        throw ValidationError("--series, --set, --no-lock and --against are of pipelines")
      }
    }
  }

  func run() async throws { try await isPipeline ? backtestPipeline() : backtestTable() }

  private func origins(_ horizon: Int) -> RollingOrigins {
    RollingOrigins(
      horizon: horizon, windows: windows, step: step,
      training: sliding.map { .sliding($0) } ?? .expanding, minimumObservations: minimum)
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

// MARK: Tables

extension BacktestCommand {
  private func tableModels() throws -> [any Model] {
    try WordLists.models(models ?? defaultModels.table, option: "models")
  }

  private func backtestTable() async throws {
    let input = try table.read(data)
    let levels = try table.parsedLevels()
    let backtest = Backtest(
      origins: origins(try table.requiredHorizon()), models: try tableModels(),
      scoring: Scoring(levels: levels))
    let text = BacktestText(
      levels: levels, score: score, models: backtest.models.map(\.label))
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
}

// MARK: Pipelines

/// What a backtest of a pipeline takes besides.
struct PipelineBacktestOptions: ParsableArguments {
  @Option(
    help: "Series of a pipeline, names or patterns, separated by commas (default: those it names).")
  var series: String?

  @Option(
    name: .customLong("set"),
    help: "Override a key of a pipeline, for instance fit.series.gerd.model=naive; may be repeated."
  )
  var overrides: [String] = []

  @Flag(
    name: .customLong("no-lock"),
    help: "Take the settings as the pipeline has them, not those that almanac tune has chosen.")
  var ignoresLock = false

  @Option(
    help: """
      What today's statements say of a past year: median, or posterior: scores averaged over nine \
      equally likely values (default: median).
      """)
  var against: Reference?

  /// Whether nothing is given.
  var isEmpty: Bool { series == nil && overrides.isEmpty && !ignoresLock && against == nil }
}

extension BacktestCommand {
  private func candidates() throws -> [PipelineBacktest.Candidate] {
    try (models ?? defaultModels.pipeline).split(separator: ",").map { word in
      word == "configured"
        ? .configured : .model(try WordLists.models(String(word), option: "models")[0])
    }
  }

  private func backtestPipeline() async throws {
    let loaded: Configuration
    do throws(Rejection) {
      loaded = try Configuration.load(
        file: data, overrides: pipeline.overrides, usesLock: !pipeline.ignoresLock)
    } catch {
      throw error.printed()
    }
    var backtest = PipelineBacktest(loaded, origins: origins(table.horizon ?? 3))
    backtest.selection = pipeline.series.map(WordLists.words) ?? loaded.namedFits
    backtest.candidates = try candidates()
    if table.levels != nil { backtest.levels = try table.parsedLevels() }
    backtest.against = pipeline.against ?? .median
    backtest.jobs = table.jobs
    let progress = ForecastProgress("backtest")
    let result: PipelineBacktestResult
    do throws(RunError) {
      result = try await backtest.run { progress.show($0, of: $1) }
    } catch {
      progress.end()
      throw error.printed()
    }
    progress.end()
    let text = BacktestText(
      levels: backtest.levels, score: score, models: backtest.candidates.map(\.label))
    if let forecasts {
      let sink = try OutputSink(path: forecasts)
      try sink.write(text.forecastHeader)
      for series in result.series {
        let frequency = series.forecasts.first?.period.frequency ?? .annual
        try sink.write(text.forecasts(series, .standard(for: frequency)))
      }
      try sink.close()
    }
    try write(result.scores, text)
    tell(result, loaded)
    if !result.problems.isEmpty { throw ExitCode(1) }
  }

  /// What a reader of the scores has to know, on standard error.
  private func tell(_ result: PipelineBacktestResult, _ configuration: Configuration) {
    let talk = StandardStream.error
    talk.write(configuration.lockNotices + result.notices)
    talk.write(result.problems, as: "not scored")
    talk.write(result.failures, as: "no forecast")
    let all = result.series.count + result.problems.count
    talk.write("\(result.series.count) of \(all) series scored\n")
    if result.earlyOrigins > 0 {
      talk.write("\(result.earlyOrigins) origins left out: too little was known by then\n")
    }
    if result.statements > 0 {
      talk.write(
        "\(result.statements) statements, \(result.undated) of them without a date of publication "
          + "and so in no vintage\n")
    }
  }
}

extension PeriodNotation {
  /// How files write periods of a frequency.
  fileprivate static func standard(for frequency: Frequency) -> PeriodNotation {
    switch frequency {
    case .annual: .year
    case .quarterly: .quarter
    case .monthly: .month
    }
  }
}

extension BacktestText.Format: ExpressibleByArgument {}
extension Score: ExpressibleByArgument {}
extension Reference: ExpressibleByArgument {}
