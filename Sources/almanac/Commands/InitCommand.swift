import ArgumentParser
import Pipelines

/// `almanac init`.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Writes a small project that runs at once, to start from.",
    discussion: """
      almanac init forecasts        a folder with a pipeline, statements, their sheet, a table, a README

      Files that are there already are never overwritten: then nothing is written, exit code 2.
      """)

  @Argument(help: "The folder; made where there is none.", completion: .directory)
  var folder: String

  func run() throws {
    let project = StarterProject(folder: folder)
    let paths: [String]
    do throws(Rejection) {
      paths = try project.write()
    } catch {
      throw error.printed()
    }
    StandardStream.output.write(paths.joined(separator: "\n") + "\n")
    StandardStream.error.write("next: almanac run \(project.pipeline)\n")
  }
}
