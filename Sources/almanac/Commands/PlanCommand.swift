import ArgumentParser
import Pipelines
import Reporting

/// `almanac plan`.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Says what a run would do, what is up to date, and the reason for each.",
    discussion: "Reads the files and the store, and changes nothing.")

  @OptionGroup var options: PipelineOptions

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  func run() throws {
    let runner = try options.runner()
    let plan: Plan
    do throws(Rejection) {
      plan = try runner.plan()
    } catch {
      throw error.printed()
    }
    StandardStream.error.write(runner.configuration.lockNotices)
    let output = StandardStream.output
    if json {
      output.write(try JSONText.document(plan))
    } else {
      output.write(PlanTable.lines(of: plan, width: output.width).joined(separator: "\n") + "\n")
    }
  }
}
