import Evaluation
import Forecasting
import Foundation
import GRDB
import OrderedCollections
import Statistics
import Testing

@testable import Pipelines

@Suite struct TunerTests {
  /// Random walks, whose best smoothing weight is known to be 1.
  private static let panel: String = {
    var stream = RandomStream(seed: 11, name: "noise")
    var text = "unique_id,ds,y\n"
    for name in ["a", "b"] {
      var level = 100.0
      for year in 0..<60 {
        level += 3 * stream.nextNormal()
        text += "\(name),\(1960 + year),\(level)\n"
      }
    }
    return text
  }()

  private func folder(_ tune: String, fit: String = "a: { model: ets }") throws -> PipelineFolder {
    try PipelineFolder([
      "panel.csv": Self.panel,
      "pipeline.yaml": """
      pipeline: x
      ingest: [{ table: panel.csv }]
      fit: { series: { \(fit) } }
      project: { until: 2026, paths: 200 }
      tune: \(tune)
      """,
    ])
  }

  private func tune(
    _ folder: PipelineFolder, jobs: Int = 1, _ overrides: [String] = []
  ) async throws -> TuningResult {
    var tuner = Tuner(
      try Configuration.load(file: folder.pipeline, overrides: overrides, usesLock: false))
    tuner.jobs = jobs
    return try await tuner.run()
  }

  private func lock(_ folder: PipelineFolder) throws -> String {
    try String(contentsOfFile: folder.path("pipeline.tune.lock"), encoding: .utf8)
  }

  private static let over =
    "over: { error: additive, trend: none, alpha: { from: 0.01, to: 1 } }"
  private static let extent = "windows: 30, step: 1, horizon: 1, trials: 20"
  private static let alpha = "{ series: a, \(over), \(extent) }"

  @Test func `the known best setting is found, and the lock carries it into a run`() async throws {
    // The mean is far off on a random walk. That automatic smoothing is worse than its best weight is
    // not known: thirty windows leave that to chance.
    let folder = try folder(
      "{ series: a, models: [{ model: ets, \(Self.over) }], \(Self.extent) }",
      fit: "a: { model: mean }")
    let result = try await tune(folder)
    let study = try #require(result.studies.first)
    let chosen = try #require(study.chosen)
    #expect(result.problems.isEmpty && study.trials.count <= 21)
    let locked = try #require(TuneLock.read(forPipeline: folder.pipeline)["a"])
    let alpha = try #require(
      locked.settings.first { $0.key == "alpha" }.flatMap { Double($0.value.text) })
    #expect((0.5...1).contains(alpha), "alpha \(alpha)")
    #expect(chosen.mean.mean <= study.present?.mean.mean ?? 0)
    #expect(chosen.aboveBest.mean == 0 && chosen.isNearBest)
    #expect(study.origins[0].count == 30 && study.origins[0].last == "2018")
    #expect(study.changes.first?.period == "2026")

    let loaded = try Configuration.load(file: folder.pipeline)
    #expect(loaded.fit.series["a"]?.model?.keyword == "ets" && loaded.lockNotices.isEmpty)
    #expect(loaded.fit.series["a"]?.model?.given.contains { $0.key == "alpha" } == true)
    let plan = try Runner(loaded).plan()
    let entry = try #require(plan.entries(of: .tune).first)
    #expect(entry.reason.contains(locked.words) && !entry.isStale)
    let unlocked = try Configuration.load(file: folder.pipeline, usesLock: false)
    #expect(unlocked.fit.series["a"]?.model?.given.isEmpty == true)
    #expect(try Runner(unlocked).plan().entries(of: .tune).isEmpty)
  }

  @Test func `jobs change no byte, and a second search makes no forecast anew`() async throws {
    let tune =
      "{ series: [a, b], models: [drift, naive, { model: ets, over: { alpha: [0.1, 0.5] } }], "
      + "windows: 6, horizon: 2 }"
    let first = try folder(tune)
    let second = try folder(tune)
    let one = try await self.tune(first)
    let two = try await self.tune(second, jobs: 3)
    #expect(one.studies.map(\.trials) == two.studies.map(\.trials))
    #expect(try lock(first) == lock(second))
    #expect(one.studies.count == 2 && one.studies[0].trials.count == 5)

    let store = try Store(path: Store.defaultPath(forPipeline: first.pipeline))
    let before = try store.count(of: .tune)
    let again = try await self.tune(first)
    #expect(again.studies.map(\.trials) == one.studies.map(\.trials))
    #expect(try store.count(of: .tune) == before && before == 2 * 5 * 6)
  }

  @Test func `series that share settings get one choice`() async throws {
    let folder = try folder(
      "{ series: [a, b], models: [drift, { model: ets, over: { alpha: [0.1, 0.9] } }], "
        + "settings: shared, windows: 8, horizon: 1 }", fit: "a: { model: ets }, b: { model: ets }")
    let study = try #require(try await tune(folder).studies.first)
    #expect(study.series == ["a", "b"] && study.trials[0].windows.count == 2)
    let locked = try TuneLock.read(forPipeline: folder.pipeline)
    #expect(locked["a"]?.settings == locked["b"]?.settings && locked.count == 2)
  }

  @Test func `one standard error keeps the present settings that are near the best`() async throws {
    let text = "series: a, over: { criterion: [aicc, aic, bic] }, windows: 5"
    let best = try await tune(try folder("{ \(text) }"))
    let near = try await tune(try folder("{ \(text), choose: one-standard-error }"))
    #expect(best.studies[0].chosen?.aboveBest.mean == 0)
    let present = try #require(near.studies[0].present)
    #expect(!present.isNearBest || present.isChosen)
  }

  @Test func `a choice of another search is not used, one of other figures is with a warning`()
    async throws
  {
    let folder = try folder(Self.alpha)
    _ = try await tune(folder, ["tune.trials=3"])
    let other = try Configuration.load(file: folder.pipeline)
    #expect(other.lockNotices.map(\.code) == [.staleLock] && other.locked.isEmpty)
    let same = try Configuration.load(file: folder.pipeline, overrides: ["tune.trials=3"])
    #expect(same.lockNotices.isEmpty && same.locked.count == 1)
    #expect(try same.lockDiagnostics(in: IngestReader.read(same)).isEmpty)
    let changed = try Configuration.load(
      file: folder.pipeline, overrides: ["tune.trials=3", "fit.series.a.criterion=bic"])
    #expect(changed.locked.isEmpty)
    try Data((Self.panel + "a,2020,101\n").utf8).write(to: URL(filePath: folder.path("panel.csv")))
    let stale = try same.lockDiagnostics(in: IngestReader.read(same))
    #expect(stale.map(\.code) == [.staleLock] && stale[0].severity == .warning)
    #expect(try Runner(same).plan().entries(of: .tune)[0].reason.contains("other figures"))
  }

  @Test func `a model that cannot be fitted in a window is not chosen`() async throws {
    let folder = try PipelineFolder([
      "panel.csv": "unique_id,ds,y\n"
        + (0..<9).map { "s,\(2000 + $0),\(10 + $0 * $0)\n" }.joined(),
      "pipeline.yaml": """
      pipeline: x
      ingest: [{ table: panel.csv }]
      fit: { series: { s: { model: naive } } }
      tune: { series: s, models: [richards, drift], windows: 4, horizon: 2 }
      """,
    ])
    let study = try #require(try await tune(folder).studies.first)
    let richards = try #require(study.trials.first { $0.label == "richards" })
    #expect(richards.fallbacks > 0 && !richards.isWhole && !richards.isChosen)
    #expect(study.trials.last?.label == "richards")
  }

  @Test func `a series that is too short is named, and the others are tuned`() async throws {
    let folder = try PipelineFolder([
      "panel.csv": Self.panel + "short,2000,1\nshort,2001,2\n",
      "pipeline.yaml": """
      pipeline: x
      ingest: [{ table: panel.csv }]
      tune: { series: [short, a], models: [drift, naive], windows: 2 }
      """,
    ])
    let result = try await tune(folder)
    #expect(result.problems.map(\.series) == ["short"] && result.exitCode == 1)
    #expect(result.studies.map(\.series) == [["a"]])
  }
}

extension Store {
  /// How many results of a stage there are.
  fileprivate func count(of stage: StageName) throws -> Int {
    try read { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM artefact WHERE stage = ?", arguments: [stage.rawValue])
    } ?? 0
  }
}
