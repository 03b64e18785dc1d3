import ArgumentParser
import Pipelines

/// `almanac schema`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of pipeline files.",
    discussion: """
      Editors with a YAML language server complete and check pipeline files with it:

        almanac schema > pipeline.schema.json
        # first line of the pipeline file:
        # yaml-language-server: $schema=pipeline.schema.json
      """)

  func run() throws {
    StandardStream.output.write(PipelineSchema.json())
  }
}
