import Foundation
import TestSupport
import Testing

@testable import Pipelines

@Suite struct IngestShippedTests {
  static let pipelines: [String] = {
    let folder = repositoryRoot.appending(path: "Pipelines").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
  }()

  @Test func `there are shipped pipelines`() {
    #expect(!Self.pipelines.isEmpty)
  }

  @Test(arguments: pipelines) func `a shipped pipeline has no errors`(file: String) {
    let errors = Check.run(file: file).filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(TextRenderer().text(of: errors))")
  }

  @Test(arguments: pipelines)
  func `every row of a shipped pipeline has values or a reason`(file: String) throws {
    let data = try IngestReader.read(try Configuration.load(file: file))
    for row in data.series {
      #expect(row.canBeForecast != (row.reason != nil), "\(row.name)")
      #expect(row.places.count == row.provenance.count, "\(row.name)")
      for (value, origin) in zip(row.places, row.provenance) {
        #expect((value == nil) == origin.isEmpty, "\(row.name)")
      }
    }
  }
}
