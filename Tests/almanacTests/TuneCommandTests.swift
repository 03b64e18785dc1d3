import Foundation
import TestSupport
import Testing

@Suite struct TuneCommandTests {
  private static func files(series: Int) -> [String: String] {
    var table = "unique_id,ds,y\n"
    for id in 0..<series {
      for year in 0..<24 {
        table += "s\(id),\(1990 + year),\(100 + id * 10 + year * 2 + (year * 37 + id * 11) % 9)\n"
      }
    }
    let names = (0..<series).map { "s\($0)" }.joined(separator: ", ")
    return [
      "panel.csv": table,
      "many.yaml": """
      pipeline: many
      ingest: [{ table: panel.csv }]
      fit: { defaults: { model: drift } }
      project: { until: 2017, paths: 200 }
      tune:
        series: [\(names)]
        models: [naive, theta, { model: ets, over: { alpha: { from: 0.05, to: 0.95 } } }]
        windows: 6
        horizon: 2
        trials: 12
      """,
    ]
  }

  private func write(_ files: [String: String], to folder: TemporaryFolder) throws {
    for (name, text) in files { try folder.write(text, to: name) }
  }

  private func lock(in folder: TemporaryFolder) throws -> Data {
    try Data(contentsOf: folder.url.appending(path: "many.tune.lock"))
  }

  @Test func `candidates are ranked, the choice is locked, and runs take it`() throws {
    let folder = try TemporaryFolder()
    try write(Self.files(series: 1), to: folder)
    let tuned = try almanac(["tune", "many.yaml"], in: folder.url)
    #expect(tuned.status == 0, "\(tuned.errors)")
    let lines = tuned.output.split(separator: "\n")
    #expect(lines[0] == "S0" && lines[1].contains("CRPS of 6 windows, origins from 2006 to 2011"))
    #expect(lines[4].hasPrefix(">"))
    #expect(tuned.output.contains("s0 in 2017") && tuned.output.contains("present"))
    #expect(tuned.errors.contains("choices: many.tune.lock"))
    let plan = try almanac(["plan", "many.yaml"], in: folder.url)
    #expect(plan.output.contains("locked") && plan.output.contains("from the lock"))
    let run = try almanac(["run", "many.yaml"], in: folder.url)
    #expect(run.status == 0)
    let free = try almanac(["plan", "many.yaml", "--no-lock"], in: folder.url)
    #expect(!free.output.contains("locked") && free.output.contains("settings changed"))
    let other = try almanac(["run", "many.yaml", "--set", "tune.windows=3"], in: folder.url)
    #expect(other.status == 0 && other.errors.contains("R009"))
  }

  @Test func `the JSON form has every candidate and window`() throws {
    let folder = try TemporaryFolder()
    try write(Self.files(series: 1), to: folder)
    let outcome = try almanac(["tune", "many.yaml", "--json", "--dry-run"], in: folder.url)
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let study = try #require((document["studies"] as? [[String: Any]])?.first)
    let candidates = try #require(study["candidates"] as? [[String: Any]])
    #expect(candidates.count == 13)
    #expect(candidates.count { $0["isChosen"] as? Bool == true } == 1)
    #expect(((candidates[0]["windows"] as? [[Double]])?.first)?.count == 6)
    #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/many.tune.lock"))
  }

  @Test func `a search killed in the middle goes on and ends with the same bytes`() throws {
    let folder = try TemporaryFolder()
    try write(Self.files(series: 8), to: folder)
    let process = Process()
    process.executableURL = builtBinary
    process.arguments = ["tune", "many.yaml"]
    process.currentDirectoryURL = folder.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    // Kill once the write-ahead log shows that forecasts have been stored.
    let log = folder.url.appending(path: ".almanac/store.sqlite-wal").path
    let deadline = Date(timeIntervalSinceNow: 60)
    while process.isRunning, Date() < deadline {
      let size = try? FileManager.default.attributesOfItem(atPath: log)[.size] as? Int
      if size ?? 0 > 150_000 { break }
      Thread.sleep(forTimeInterval: 0.002)
    }
    let wasRunning = process.isRunning
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(wasRunning, "the search ended before it could be killed")

    let resumed = try almanac(["tune", "many.yaml"], in: folder.url)
    #expect(resumed.status == 0 && resumed.errors.contains("R006"), "\(resumed.errors)")
    let fresh = try TemporaryFolder()
    try write(Self.files(series: 8), to: fresh)
    let whole = try almanac(["tune", "many.yaml", "--jobs", "2"], in: fresh.url)
    #expect(whole.output == resumed.output)
    #expect(try lock(in: folder) == lock(in: fresh))
  }

  @Test func `a pipeline without a search is rejected`() throws {
    let folder = try TemporaryFolder()
    try folder.write("unique_id,ds,y\na,2000,1\n", to: "panel.csv")
    try folder.write("pipeline: x\ningest: [{ table: panel.csv }]\n", to: "x.yaml")
    let outcome = try almanac(["tune", "x.yaml"], in: folder.url)
    #expect(outcome.status == 2 && outcome.errors.contains("P105"))
    #expect(try almanac(["run", "x.yaml", "--until", "tune"], in: folder.url).status == 64)
  }

  @Test func `a pipeline is backtested as a table is`() throws {
    let folder = try TemporaryFolder()
    try write(Self.files(series: 2), to: folder)
    var outputs: [String] = []
    for jobs in ["1", "2"] {
      let outcome = try almanac(
        [
          "backtest", "many.yaml", "--series", "s*", "--models", "configured,naive", "--horizon",
          "2", "--forecasts", "each.csv", "--jobs", jobs,
        ], in: folder.url)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.errors.contains("2 of 2 series scored"))
      let each = try String(contentsOf: folder.url.appending(path: "each.csv"), encoding: .utf8)
      #expect(each.split(separator: "\n").count == 1 + 2 * 3 * 2 * 2)
      outputs += [outcome.output, each]
    }
    #expect(outputs[0] == outputs[2] && outputs[1] == outputs[3])
    #expect(outputs[0].contains("in 95 % by periods ahead"))
    #expect(
      try almanac(["backtest", "panel.csv", "--horizon", "2", "--series", "a"], in: folder.url)
        .status == 64)
    #expect(try almanac(["backtest", "many.yaml", "--series", "q"], in: folder.url).status == 2)
  }
}
