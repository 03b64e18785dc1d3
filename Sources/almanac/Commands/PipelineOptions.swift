public import ArgumentParser
public import Pipelines
import Reporting

/// Which pipeline a command is on.
struct PipelineFile: ParsableArguments {
  @Argument(help: "The pipeline file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var pipeline: String

  @Option(
    name: .customLong("set"),
    help: "Override a key, for instance fit.series.gerd.model=naive; may be repeated.")
  var overrides: [String] = []
}

/// What the commands that plan or run a pipeline have in common.
struct PipelineOptions: ParsableArguments {
  @OptionGroup var file: PipelineFile

  @Option(help: "Only these series and what they need: names or patterns, separated by commas.")
  var select: String?

  @Option(help: "The last stage to run: ingest, fit, project or report.")
  var until: StageName = .report

  @Flag(help: "Run every stage, even where its result is up to date.")
  var force = false

  @Option(
    help: "Folder for the result files (default: Output/<pipeline> beside the pipeline file).",
    completion: .directory)
  var output: String?

  /// The checked configuration with the options of this run; prints what is wrong and exits 2.
  func runner(jobs: Int = 1, isMeasuringSensitivity: Bool = false) throws -> Runner {
    do throws(Rejection) {
      let configuration = try Configuration.load(
        file: file.pipeline, overrides: file.overrides)
      var options = RunOptions()
      options.until = until
      options.selection =
        select.map { list in
          list.split(separator: ",").map { String($0).trimmed }
        } ?? []
      options.isForced = force
      options.jobs = jobs
      options.isMeasuringSensitivity = isMeasuringSensitivity
      options.outputFolder = output
      options.files = configuration.report.files
      return Runner(configuration, options: options)
    } catch {
      throw error.printed()
    }
  }
}

extension StageName: ExpressibleByArgument {}

extension String {
  /// Without blanks at either end.
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

extension ReportSection {
  /// The files that the wanted tables are written to.
  fileprivate var files: [any ReportFile] {
    var files = standardReportFiles.filter { file in
      file.name.hasSuffix(".csv")
        ? tables.contains(.csv) : !file.name.hasSuffix(".json") || tables.contains(.json)
    }
    if tables.contains(.markdown) { files.append(MarkdownReport()) }
    return files
  }
}

extension Rejection {
  /// Prints the diagnostics on standard error and gives the exit code for a rejection.
  func printed() -> ExitCode {
    StandardStream.error.write(diagnostics)
    return ExitCode(2)
  }
}
