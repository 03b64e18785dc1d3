import Foundation
import TestSupport
import Testing

/// A pipeline of many short series, so that a run takes long enough to be killed.
private func writePipeline(to folder: TemporaryFolder, series: Int) throws {
  var table = "unique_id,ds,y\n"
  for id in 0..<series {
    for year in 0..<12 {
      let value = 100 + id % 7 * 10 + year * (id % 5 + 1) + (year * 37 + id * 11) % 9
      table += "s\(id),\(2010 + year),\(value)\n"
    }
  }
  try folder.write(table, to: "panel.csv")
  try folder.write(
    """
    pipeline: many
    ingest: [{ table: panel.csv, layout: long }]
    fit: { defaults: { model: drift } }
    project: { until: 2027, paths: 200, seed: 7 }
    """, to: "many.yaml")
}

private func result(_ name: String, in folder: TemporaryFolder) throws -> Data {
  try Data(contentsOf: folder.url.appending(path: "Output/many/\(name)"))
}

private let files = ["forecasts.csv", "targets.csv", "fits.json", "summary.json"]

@Suite struct InterruptionTests {
  @Test func `a run killed in the middle loses nothing and the next one goes on`() throws {
    let folder = try TemporaryFolder()
    try writePipeline(to: folder, series: 600)
    let process = Process()
    process.executableURL = builtBinary
    process.arguments = ["run", "many.yaml"]
    process.currentDirectoryURL = folder.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    // Kill once the write-ahead log shows that results have been stored.
    let log = folder.url.appending(path: ".almanac/store.sqlite-wal").path
    let deadline = Date(timeIntervalSinceNow: 60)
    while process.isRunning, Date() < deadline {
      let size = try? FileManager.default.attributesOfItem(atPath: log)[.size] as? Int
      if size ?? 0 > 300_000 { break }
      Thread.sleep(forTimeInterval: 0.002)
    }
    let wasRunning = process.isRunning
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(wasRunning, "the run ended before it could be killed")

    let resumed = try almanac(["run", "many.yaml"], in: folder.url)
    #expect(resumed.status == 0)
    #expect(resumed.errors.contains("R006"), "\(resumed.errors)")
    let line = try #require(resumed.errors.split(separator: "\n").first { $0.contains("computed") })
    let numbers = line.split { !$0.isNumber }.compactMap { Int($0) }
    #expect(numbers.count == 2 && numbers[0] < numbers[1], "\(line)")

    let fresh = try TemporaryFolder()
    try writePipeline(to: fresh, series: 600)
    #expect(try almanac(["run", "many.yaml"], in: fresh.url).status == 0)
    for file in files {
      #expect(try result(file, in: folder) == result(file, in: fresh), "\(file)")
    }
  }

  @Test func `jobs and repetition change no byte of what the program writes`() throws {
    let first = try TemporaryFolder()
    let second = try TemporaryFolder()
    try writePipeline(to: first, series: 40)
    try writePipeline(to: second, series: 40)
    let one = try almanac(["run", "many.yaml", "--jobs", "1"], in: first.url)
    let two = try almanac(["run", "many.yaml", "--jobs", "2"], in: second.url)
    #expect(one.status == 0 && one.output == two.output)
    for file in files { #expect(try result(file, in: first) == result(file, in: second)) }
    let again = try almanac(["run", "many.yaml"], in: first.url)
    #expect(again.output == one.output)
    #expect(again.errors.contains("every stage is up to date"))
    let forced = try almanac(["run", "many.yaml", "--force"], in: first.url)
    #expect(forced.output == one.output)
    for file in files { #expect(try result(file, in: first) == result(file, in: second)) }
  }
}
