import ArgumentParser
import Pipelines
import Reporting

/// `almanac runs`.
struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs",
    abstract: "Lists the runs of a store: number, status, time, and how the series came out.",
    discussion: """
      almanac runs Pipelines/vision2030.yaml       the runs of one pipeline
      almanac runs                                 all runs of the store here or below Pipelines

      almanac diff compares two of them.
      """)

  @Argument(
    help: "A pipeline file; its runs alone are listed.", completion: .file(extensions: ["yaml"]))
  var pipeline: String?

  @OptionGroup var place: StoreOptions

  @Option(help: "How many runs are listed, the latest first; 0 for all.")
  var last = 20

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  func validate() throws {
    guard last >= 0 else { throw ValidationError("--last takes a whole number from 0 up") }
  }

  func run() throws {
    let store = try place.open(for: pipeline)
    let all: [StoredRun]
    do throws(Diagnostic) {
      all = try store.runs()
    } catch {
      throw Rejection([error]).printed()
    }
    let name = pipeline.map { Store.pipelineName(of: $0) }
    let runs = all.filter { name == nil || $0.pipeline == name }
    let shown = last == 0 ? runs : runs.suffix(last)
    let output = StandardStream.output
    if json {
      output.write(try JSONText.document(shown))
      return
    }
    output.write(RunTable.lines(of: shown, width: output.width).joined(separator: "\n") + "\n")
    if shown.count < runs.count {
      StandardStream.error.write("\(runs.count - shown.count) earlier ones: --last 0\n")
    }
  }
}
