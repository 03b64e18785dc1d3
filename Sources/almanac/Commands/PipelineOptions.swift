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

  @Flag(
    name: .customLong("no-lock"),
    help: "Take the settings as the file has them, not those that almanac tune has chosen.")
  var ignoresLock = false

  /// The checked configuration; prints what is wrong and exits 2.
  func configuration() throws -> Configuration {
    do throws(Rejection) {
      let configuration = try Configuration.load(
        file: pipeline, overrides: overrides, usesLock: !ignoresLock)
      if configuration.report.tables.contains(.xlsx), !WorkbookReport.isSupported {
        throw Rejection([.formatNotBuilt("report.tables has xlsx", file: pipeline)])
      }
      return configuration
    } catch {
      throw error.printed()
    }
  }
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
    let configuration = try file.configuration()
    var options = RunOptions()
    options.until = until
    options.selection = select.map(WordLists.words) ?? []
    options.isForced = force
    options.jobs = jobs
    options.isMeasuringSensitivity = isMeasuringSensitivity
    options.outputFolder = output
    options.files = configuration.report.files
    return Runner(configuration, options: options)
  }
}

extension StageName: ExpressibleByArgument {
  /// The stages that a run can end with.
  public static var allValueStrings: [String] {
    allCases.filter { $0 <= .report }.map(\.rawValue)
  }

  /// Reads one of them.
  public init?(argument: String) {
    guard let stage = StageName(rawValue: argument), stage <= .report else { return nil }
    self = stage
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
    if tables.contains(.xlsx) { files.append(WorkbookReport()) }
    if html { files.append(HTMLReport()) }
    return files
  }
}

extension RunError {
  /// Prints what was rejected and gives the exit code; 130, as of an interruption, for one that was
  /// cancelled.
  func printed() -> ExitCode {
    switch self {
    case .rejected(let rejection): rejection.printed()
    case .cancelled: ExitCode(130)
    }
  }
}

extension Rejection {
  /// Prints the diagnostics on standard error and gives the exit code for a rejection.
  func printed() -> ExitCode {
    StandardStream.error.write(diagnostics)
    return ExitCode(2)
  }
}
