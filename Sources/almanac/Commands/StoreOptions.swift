import ArgumentParser
import Foundation
import Pipelines

/// Where the store of a command on runs is.
struct StoreOptions: ParsableArguments {
  @Option(
    help: "The store, where it does not lie beside the pipeline or in .almanac below this folder.",
    completion: .file(extensions: ["sqlite"]))
  var store: String?

  /// Opens the store; prints what is wrong and exits 2.
  ///
  /// Without option and pipeline, `.almanac/store.sqlite` here, else below `Pipelines`.
  ///
  /// - Parameter pipeline: path of the pipeline file; nil where none is named.
  func open(for pipeline: String?) throws -> Store {
    let path: String
    if let store {
      path = store
    } else if let pipeline {
      path = Store.defaultPath(forPipeline: pipeline)
    } else {
      let places = ["here.yaml", "Pipelines/here.yaml"].map { Store.defaultPath(forPipeline: $0) }
      path = places.first { FileManager.default.fileExists(atPath: $0) } ?? places[0]
    }
    do throws(Diagnostic) {
      guard let found = try Store.existing(at: path) else { throw .noStore(path) }
      return found
    } catch {
      throw Rejection([error]).printed()
    }
  }

  /// Whether a word names a pipeline file, and no run.
  static func isPipeline(_ word: String) -> Bool {
    word.hasSuffix(".yaml") || word.hasSuffix(".yml")
  }
}
