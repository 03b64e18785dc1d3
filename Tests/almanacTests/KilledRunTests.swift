import Foundation
import TestSupport
import Testing

/// Kills the built program in the middle of a run, as by `kill -9`.
@Suite struct KilledRunTests {
  /// A pipeline of many regressions: each projection carries 2000 paths of its regressor.
  private func pipeline() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var panel = "unique_id,ds,y\n"
    for year in 0..<20 {
      panel += "x,\(2005 + year),\(100 + 8 * year + (year * 7) % 5)\n"
    }
    for index in 0..<60 {
      for year in 0..<20 {
        panel += "s\(index),\(2005 + year),\(50 + index + 3 * year + (year * index) % 4)\n"
      }
    }
    try folder.write(panel, to: "panel.csv")
    try folder.write(
      """
      pipeline: many
      ingest:
        - { table: panel.csv, layout: long }
      fit:
        defaults: { model: regression, formula: "~ trend + x" }
        series:
          x: { model: drift }
      project: { until: 2035, paths: 2000, seed: 5 }
      """, to: "many.yaml")
    return folder
  }

  private struct Entry: Decodable {
    let stage: String
    let isStale: Bool
  }

  private struct Plan: Decodable {
    let entries: [Entry]
    func finished(_ stage: String) -> Int { entries.count { $0.stage == stage && !$0.isStale } }
  }

  private func plan(in folder: TemporaryFolder) throws -> Plan {
    let outcome = try almanac(["plan", "many.yaml", "--json"], in: folder.url)
    try #require(outcome.status == 0, "\(outcome.errors)")
    return try JSONDecoder().decode(Plan.self, from: Data(outcome.output.utf8))
  }

  private func files(in folder: TemporaryFolder) throws -> [String: Data] {
    let out = folder.url.appending(path: "Output/many")
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: out.path) {
      files[name] = try Data(contentsOf: out.appending(path: name))
    }
    return files
  }

  @Test func `a killed run loses nothing and the next one resumes`() throws {
    let folder = try pipeline()
    let process = Process()
    process.executableURL = builtBinary
    process.arguments = ["run", "many.yaml"]
    process.currentDirectoryURL = folder.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    var seen = 0
    while process.isRunning, seen < 3 {
      Thread.sleep(forTimeInterval: 0.02)
      // Another process reads the store meanwhile.
      seen = try plan(in: folder).finished("project")
    }
    try #require(process.isRunning, "the run has to be long enough to be killed in its middle")
    #expect(kill(process.processIdentifier, SIGKILL) == 0)
    process.waitUntilExit()

    let left = try plan(in: folder)
    #expect(left.finished("ingest") == 1)
    #expect(left.finished("fit") == 61)
    #expect((3..<61).contains(left.finished("project")))

    let resumed = try almanac(["run", "many.yaml"], in: folder.url)
    #expect(resumed.status == 0)
    #expect(resumed.errors.contains("note[R006]: run 1 was interrupted"))
    let again = try almanac(["run", "many.yaml"], in: folder.url)
    #expect(again.errors.contains("every stage is up to date"))
    #expect(!again.errors.contains("R006"))

    let untouched = try pipeline()
    #expect(try almanac(["run", "many.yaml", "--jobs", "2"], in: untouched.url).status == 0)
    #expect(try files(in: folder) == files(in: untouched))
  }
}
