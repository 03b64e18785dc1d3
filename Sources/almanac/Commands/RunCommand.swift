import ArgumentParser
import Pipelines
import Reporting

/// `almanac run`.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs what is stale of a pipeline and prints its forecast tables.",
    discussion: """
      Stages: ingest → fit → project → report. A stage whose inputs and settings are as they were is
      not run again; almanac plan says why a stage would run. A run that was killed goes on where it
      stopped. Results are the same bytes whatever --jobs is.

      Exit codes: 0 done, 1 done but some series could not be forecast, 2 configuration or data
      rejected.

      Examples:
        almanac run Pipelines/vision2030.yaml
        almanac run p.yaml --select 'gerd*,gdp-cny' --set project.until=2035 --jobs 2
      """)

  @OptionGroup var options: PipelineOptions

  @Option(help: "How many series are worked on at once.")
  var jobs = 1

  @Flag(
    help:
      "Compute each forecast from statements again with half and double volatility: twice the fits."
  )
  var sensitivity = false

  @Flag(help: "Print one JSON document instead of tables.")
  var json = false

  func validate() throws {
    guard jobs >= 1 else { throw ValidationError("--jobs takes a whole number from 1 up") }
  }

  func run() async throws {
    let runner = try options.runner(jobs: jobs, isMeasuringSensitivity: sensitivity)
    let progress = RunProgress()
    let result: RunResult
    do throws(RunError) {
      result = try await runner.run { progress.show($0) }
    } catch {
      progress.end()
      throw error.printed()
    }
    progress.end()
    if json {
      StandardStream.output.write(
        try JSONText.document(RunDocument(result)))
    } else if let report = result.report {
      if runner.configuration.report.tables.contains(.terminal) {
        show(report, of: runner.configuration)
      }
    }
    tell(result)
    if result.exitCode != 0 { throw ExitCode(result.exitCode) }
  }

  /// The series that the pipeline names; all where it names none.
  private func show(_ report: RunReport, of configuration: Configuration) {
    let output = StandardStream.output
    let named = Set(configuration.namedSeries)
    let names = named.isEmpty ? nil : named
    var lines = ForecastTable.lines(of: report, only: names, width: output.width)
    let targets = TargetTable.lines(of: report, only: names, width: output.width)
    if !targets.isEmpty { lines += [""] + targets }
    let adjustments = AdjustmentTable.lines(of: report, width: output.width)
    if !adjustments.isEmpty { lines += [""] + adjustments }
    let scenarios = ScenarioTable.lines(of: report, only: names, width: output.width)
    if !scenarios.isEmpty { lines += [""] + scenarios }
    output.write(lines.joined(separator: "\n") + "\n")
  }

  /// The summary, the notices and where the files are, on standard error.
  private func tell(_ result: RunResult) {
    let talk = StandardStream.error
    talk.write("\n")
    let stale = result.plan.entries.count(where: \.isStale)
    talk.write(
      stale == 0
        ? "every stage is up to date: nothing was computed again (--force runs all)\n"
        : "\(stale) of \(result.plan.entries.count) results computed, the others were up to date\n")
    if let report = result.report {
      talk.write(report.summary.sentence + "\n")
      if let line = SensitivityText.line(of: report) { talk.write(line + "\n") }
      for series in report.series where series.outcome == .failed {
        talk.write("failed: \(series.name): \(series.reason ?? "")\n")
      }
      let warnings = report.diagnostics.count { $0.severity == .warning }
      if warnings > 0 {
        talk.write("\(warnings) warnings about the data: almanac check \(options.file.pipeline)\n")
      }
    }
    talk.write(result.notices)
    if !result.files.isEmpty {
      talk.write("files: " + result.files.joined(separator: "\n       ") + "\n")
    }
  }
}

/// What `--json` prints.
private struct RunDocument: Encodable {
  let run: Int64
  let report: RunReport?
  let files: [String]
  let notices: [Diagnostic]
  let computed: Int
  let upToDate: Int

  init(_ result: RunResult) {
    run = result.run
    report = result.report
    files = result.files
    notices = result.notices
    computed = result.plan.entries.count(where: \.isStale)
    upToDate = result.plan.entries.count - computed
  }
}
