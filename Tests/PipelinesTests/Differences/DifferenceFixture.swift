import Foundation
import TestSupport
import Testing

@testable import Pipelines

/// A pipeline over statements and a table on disk, run again and again as its files are changed.
struct DifferenceFixture {
  let folder: TemporaryFolder
  var rows = [
    "turnover,2019,level,exact,1.21,billion,EUR,2020-03-01,Annual report",
    "turnover,2020,level,exact,1.34,billion,EUR,2021-03-01,Annual report",
    "turnover,2021,growth,exact,9.5,,%,2022-03-01,Annual report",
    "turnover,2022,level,about,1.6,billion,EUR,2023-03-01,Annual report",
    "staff,2020,level,exact,5200,,count,2021-03-01,Annual report",
    "staff,2021,level,exact,5650,,count,2022-03-01,Annual report",
    "staff,2022,level,exact,6010,,count,2023-03-01,Annual report",
  ]
  var table = ["2016,80", "2017,84", "2018,83", "2019,90", "2020,88", "2021,97", "2022,101"]
  var model = "drift"

  init() throws { folder = try TemporaryFolder() }

  var file: String { folder.url.appending(path: "moves.yaml").path }
  var storePath: String { Store.defaultPath(forPipeline: file) }

  /// Writes the files as they are now.
  func write() throws {
    let header = "indicator,period,measure,qualifier,value,scale,unit,published,publisher"
    try folder.write(([header] + rows).joined(separator: "\n") + "\n", to: "statements.csv")
    let lines = ["unique_id,ds,y"] + table.map { "orders,\($0)" }
    try folder.write(lines.joined(separator: "\n") + "\n", to: "orders.csv")
    try folder.write(
      """
      pipeline: moves
      ingest:
        - statements: statements.csv
        - { table: orders.csv, layout: long }
      fit:
        series:
          turnover: {}
          staff: {}
          orders: { model: \(model) }
      derive:
        per-head: { formula: turnover / staff, unit: EUR }
      project: { until: 2027, paths: 300, seed: 11 }
      """, to: "moves.yaml")
  }

  /// Runs the pipeline with its files as they are now.
  @discardableResult
  func run(
    overrides: [String] = [], _ change: (inout RunOptions) -> Void = { _ in }
  ) async throws -> RunResult {
    try write()
    var options = RunOptions()
    change(&options)
    let configuration = try Configuration.load(file: file, overrides: overrides)
    return try await Runner(configuration, options: options).run()
  }

  /// The median of a series in 2027.
  static func median(_ name: String, in result: RunResult) throws -> Double {
    try #require(result.report?[name]?.rows.last?.median)
  }

  func difference(
    _ change: (inout RunComparison.Options) -> Void = { _ in }
  ) async throws -> RunDifference {
    let store = try #require(try Store.existing(at: storePath))
    let runs = try store.runs()
    var options = RunComparison.Options()
    change(&options)
    return try await RunComparison(
      store: store, before: RunName.latest(before: 1).run(among: runs, pipeline: nil),
      after: RunName.latest(before: 0).run(among: runs, pipeline: nil), options: options
    ).difference()
  }
}

extension RunDifference {
  subscript(name: String) -> SeriesDifference? { series.first { $0.name == name } }
}

extension SeriesDifference {
  /// The moves in order of the groups; empty where there are none.
  var moves: [Double] { (parts ?? []).map(\.change) }

  /// The groups that do something.
  var movers: [DifferenceGroup] {
    let scale = abs(before?.median ?? 0) + abs(after?.median ?? 0)
    return (parts ?? []).filter { abs($0.change) > 1e-12 * scale }.map(\.group)
  }
}
