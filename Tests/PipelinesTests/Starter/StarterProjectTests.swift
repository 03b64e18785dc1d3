import Foundation
import TestSupport
import Testing

@testable import Pipelines

@Suite struct StarterProjectTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func project(_ name: String = "my-figures") -> StarterProject {
    StarterProject(folder: folder.url.appending(path: name).path)
  }

  @Test func `the project has nothing to complain of and runs at once`() async throws {
    let project = project()
    #expect(try project.write().count == 5)
    #expect(Check.run(file: project.pipeline).filter { $0.severity != .note } == [])
    let result = try await Runner(try Configuration.load(file: project.pipeline)).run()
    let report = try #require(result.report)
    #expect(result.exitCode == 0)
    #expect(report.pipeline == "my-figures")
    #expect(report.summary.forecast == 7 && report.summary.fallback == 0)
    #expect(report.targets.count == 2)
    #expect(report["turnover"]?.fit?.statements.count == 6)
  }

  @Test func `nothing is overwritten, and nothing is written beside what is there`() throws {
    let project = project()
    try folder.write("mine", to: "my-figures/orders.csv")
    let error = #expect(throws: Rejection.self) { try project.write() }
    #expect(error?.diagnostics.map(\.code) == [.unwritableOutput])
    let place = folder.url.appending(path: "my-figures")
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == ["orders.csv"])
  }

  @Test func `a folder that cannot be made is told of`() throws {
    try folder.write("a file", to: "blocked")
    let error = #expect(throws: Rejection.self) { try project("blocked/x").write() }
    #expect(error?.diagnostics.map(\.code) == [.unwritableOutput])
  }

  @Test(arguments: [
    ("a/My Figures 2030/", "my-figures-2030"), (".", "starter"), ("2030", "starter"),
    ("企业", "starter"),
  ])
  func `the pipeline is named after the folder`(folder: String, name: String) {
    #expect(StarterProject(folder: folder).name == name)
  }

  @Test func `paths are as a user would type them`() {
    #expect(StarterProject(folder: "x/").pipeline == "x/pipeline.yaml")
    #expect(StarterProject(folder: ".").pipeline == "pipeline.yaml")
    #expect(StarterProject(folder: "/").pipeline == "/pipeline.yaml")
  }
}
