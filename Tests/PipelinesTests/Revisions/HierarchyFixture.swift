import Forecasting
import Foundation
import LinearAlgebra
import OrderedCollections
import Statistics
import TestSupport
import Testing
import TimeSeries

@testable import Pipelines

/// Pipelines of two noisy parts and their total, for the tests of hierarchies.
protocol HierarchyFixture {}

extension HierarchyFixture {
  /// Two noisy growing parts, and their total reported with an error of its own.
  static func parts(unit: Double = 1) -> OrderedDictionary<String, [Double?]> {
    var stream = RandomStream(seed: 5, name: "hierarchy")
    var (a, b, total): ([Double?], [Double?], [Double?]) = ([], [], [])
    for year in 0..<20 {
      let x = 50 * exp(0.06 * Double(year) + 0.03 * stream.nextNormal())
      let y = 30 * exp(0.02 * Double(year) + 0.05 * stream.nextNormal())
      a.append(unit * x)
      b.append(unit * y)
      total.append(unit * (x + y) * exp(0.01 * stream.nextNormal()))
    }
    return ["total": total, "a": a, "b": b, "other": a.map { $0.map { 2 * $0 } }]
  }

  func equation(_ text: String) throws -> Equation {
    let sides = text.split(separator: "=").map(String.init)
    return Equation(
      text: text, left: try Arithmetic(sides[0]), right: try Arithmetic(sides[1]))
  }

  func pipeline(
    _ equations: [String], _ series: OrderedDictionary<String, [Double?]> = Self.parts(),
    link: Link = .log, model: any Model = Drift()
  ) throws -> TestPipeline {
    var pipeline = try TestPipeline(series)
    for index in pipeline.data.series.indices { pipeline.data.series[index].link = link }
    for name in series.keys { pipeline.choose(model, for: name) }
    pipeline.configuration.projection.hierarchies = try equations.map { try equation($0) }
    return pipeline
  }

  func report(_ pipeline: TestPipeline) async throws -> RunReport {
    let run = try await pipeline.run()
    return try #require(run.report)
  }

  func means(_ report: RunReport, _ name: String) throws -> [Double] {
    try #require(report[name]).rows.forecasts.map { try #require($0.mean) }
  }
}
