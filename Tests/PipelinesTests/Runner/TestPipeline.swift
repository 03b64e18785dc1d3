import Forecasting
import Foundation
import OrderedCollections
import TestSupport
import TimeSeries

@testable import Pipelines

/// A pipeline over series given in the test, with a store and an output folder of its own.
struct TestPipeline {
  let folder: TemporaryFolder
  var configuration: Configuration
  var data: IngestedData

  /// Annual series from 2010 on, by name.
  init(_ series: OrderedDictionary<String, [Double?]> = TestPipeline.standard) throws {
    folder = try TemporaryFolder()
    configuration = Configuration(
      name: "test", file: folder.url.appending(path: "test.yaml").path)
    configuration.projection.until = 2030
    configuration.projection.paths = 500
    configuration.projection.seed = 7
    data = IngestedData(
      series: series.map { name, places in Self.row(name, places) }, files: [])
  }

  /// Four growing series.
  static var standard: OrderedDictionary<String, [Double?]> {
    var standard: OrderedDictionary<String, [Double?]> = [:]
    for (index, name) in ["gerd", "gdp-cny", "launches", "patents"].enumerated() {
      standard[name] = (0..<15).map { year in
        let t = Double(year)
        return Double(index + 1) * 10 * (1 + 0.08 * t + 0.02 * sin(3 * t + Double(index)))
      }
    }
    return standard
  }

  static func row(_ name: String, _ places: [Double?], link: Link = .log) -> IngestedSeries {
    var row = IngestedSeries(name: name, unit: "CNY", link: link)
    row.start = places.isEmpty ? nil : .year(2010)
    row.places = places
    return row
  }

  mutating func choose(_ model: any Model, for name: String) {
    var choice = SeriesChoice()
    choice.model = ModelChoice(model)
    configuration.fit.series[name] = choice
  }

  mutating func derive(_ name: String, _ formula: String) {
    configuration.derived[name] = Derivation(formula: formula, unit: "CNY")
  }

  mutating func target(_ series: String, atLeast threshold: Double, by year: Int) {
    configuration.projection.targets.append(
      TargetChoice(
        series: series, direction: .atLeast, threshold: threshold, text: "\(threshold)", by: year))
  }

  func runner(_ change: (inout RunOptions) -> Void = { _ in }) -> Runner {
    var options = RunOptions()
    options.outputFolder = folder.url.appending(path: "out").path
    change(&options)
    return Runner(configuration, options: options) { [data] _ in data }
  }

  func run(_ change: (inout RunOptions) -> Void = { _ in }) async throws -> RunResult {
    try await runner(change).run()
  }

  /// The files of the output folder with their bytes.
  func files() throws -> [String: Data] {
    let out = folder.url.appending(path: "out")
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: out.path) {
      files[name] = try Data(contentsOf: out.appending(path: name))
    }
    return files
  }
}

extension Plan {
  /// `fit(gerd)` for each stale entry.
  var stale: [String] {
    entries.filter(\.isStale).map { entry in
      entry.series.map { "\(entry.stage.rawValue)(\($0))" } ?? entry.stage.rawValue
    }
  }

  func reason(_ stage: StageName, _ series: String? = nil) -> String? {
    entries.first { $0.stage == stage && $0.series == series }?.reason
  }
}
