import ArgumentParser
import Pipelines
import Reporting

/// `almanac tune`.
struct TuneCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tune",
    abstract: "Searches the settings that a pipeline's `tune:` names, by backtests.",
    discussion: """
      Each candidate is fitted at past origins (statements by their vintages, tables by rolling
      origins) and scored by what came. Lists are tried whole; intervals by an even design and then
      around the best, up to `trials`. The table has the mean score of each candidate with its standard
      error over the windows, and what it is above the best and above the present settings, window by
      window; > marks the choice, ~ those within one standard error of the best.

      The choice goes into NAME.tune.lock beside NAME.yaml, and runs take it from there as long as the
      search and the settings it started from stay as they are. Every forecast is kept in the store: a
      search that was killed goes on where it stopped. Results are the same bytes whatever --jobs is.

      Exit codes: 0 done, 1 some series could not be tuned, 2 configuration or data rejected.

      Examples:
        almanac tune p.yaml --jobs 2
        almanac tune p.yaml --series gerd --set tune.trials=100
      """)

  @OptionGroup var file: TuneFile

  @Option(help: "Only these series of `tune:`: names or patterns, separated by commas.")
  var series: String?

  @Option(help: "How many forecasts are made at once.")
  var jobs = 1

  @Flag(name: .customLong("dry-run"), help: "Write no lock file.")
  var isDry = false

  @Flag(help: "Print one JSON document instead of tables.")
  var json = false

  func validate() throws {
    guard jobs >= 1 else { throw ValidationError("--jobs takes a whole number from 1 up") }
  }

  func run() async throws {
    let loaded: Configuration
    do throws(Rejection) {
      loaded = try Configuration.load(
        file: file.pipeline, overrides: file.overrides, usesLock: false)
    } catch {
      throw error.printed()
    }
    var tuner = Tuner(loaded)
    tuner.jobs = jobs
    tuner.selection = series.map(WordLists.words) ?? []
    tuner.writesLock = !isDry
    let progress = TuneProgress()
    let result: TuningResult
    do throws(RunError) {
      result = try await tuner.run { progress.show($0) }
    } catch {
      progress.end()
      throw error.printed()
    }
    progress.end()
    let output = StandardStream.output
    if json {
      output.write(try TuningText.json(result))
    } else {
      output.write(TuningText.lines(result, width: output.width).joined(separator: "\n") + "\n")
    }
    let talk = StandardStream.error
    talk.write(result.notices)
    talk.write(result.problems, as: "not tuned")
    if let path = result.lockFile { talk.write("choices: \(path)\n") }
    if result.exitCode != 0 { throw ExitCode(result.exitCode) }
  }
}

/// Which pipeline is tuned.
struct TuneFile: ParsableArguments {
  @Argument(help: "The pipeline file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var pipeline: String

  @Option(
    name: .customLong("set"),
    help: "Override a key, for instance tune.windows=8; may be repeated.")
  var overrides: [String] = []
}
