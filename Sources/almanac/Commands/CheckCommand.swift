import ArgumentParser
import Pipelines

/// `almanac check`.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Lists every problem of a pipeline's configuration and data.",
    discussion: """
      Reads the pipeline file, the indicator sheet, all statements and tables, and reports all that
      is wrong at once, with file, line and column, and the statements that all others contradict, with
      the slips that would explain them. Changes nothing.

      Exit codes: 0 no errors (warnings and notes may be listed), 2 errors.
      """)

  @OptionGroup var file: PipelineFile

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  func run() async throws {
    let diagnostics = Check.run(
      file: file.pipeline, overrides: file.overrides, usesLock: !file.ignoresLock)
    if json {
      StandardStream.output.write(try JSONRenderer().data(of: diagnostics))
    } else if diagnostics.isEmpty {
      StandardStream.output.write("\(file.pipeline): no problems found\n")
    } else {
      StandardStream.output.write(diagnostics)
    }
    if diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode(2) }
  }
}
