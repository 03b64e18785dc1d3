import Foundation

@testable import Pipelines

/// A folder with the files of a pipeline that is removed with its owner.
final class PipelineFolder: Sendable {
  let url: URL

  /// Writes the files; `pipeline.yaml` among them.
  init(_ files: [String: String]) throws {
    url = FileManager.default.temporaryDirectory.appending(path: "almanac-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files {
      try Data(text.utf8).write(to: url.appending(path: name))
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var pipeline: String { path("pipeline.yaml") }

  /// Path of a file in the folder.
  func path(_ name: String) -> String { url.appending(path: name).path }

  /// The rows of the pipeline.
  func read(_ overrides: [String] = []) throws -> IngestedData {
    try IngestReader.read(try Configuration.load(file: pipeline, overrides: overrides))
  }
}
