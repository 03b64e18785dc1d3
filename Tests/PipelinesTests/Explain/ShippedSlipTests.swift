import Foundation
import TestSupport
import Testing

@testable import Pipelines

/// The rejected rows among the shipped statements, whose notes tell what was meant.
@Suite struct ShippedSlipTests {
  private static let pipeline = repositoryRoot.appending(path: "Pipelines/vision2030.yaml").path

  /// Indicator, the printed figure, what was wrong with it, and the figure that was meant.
  @Test(arguments: [
    ("gerd", "3.3278 billion", Suggestion.Slip.scale, 3.3278e12),
    ("brand-value-gii", "16 trillion", .scale, 1.6e12),
    ("nation-brand-value", "19.5 billion", .scale, 19.5e12),
    ("commercial-space-scale", "2.5 trillion", .currency, 2.5e12),
  ]) func `slips are named as their notes name them`(
    series: String, figure: String, slip: Suggestion.Slip, meant: Double
  ) async throws {
    let found = try await Explainer(try Configuration.load(file: Self.pipeline))
      .explanation(of: series)
    let row = try #require(
      found.setAside.first { $0.reason == "rejected" && $0.text.contains(" \(figure)") })
    let best = try #require(row.suggestions.first)
    #expect(best.slip == slip)
    #expect(abs(try #require(best.value) / meant - 1) < 0.01)
  }

  /// Misprints of a digit and figures that are merely old are no slips of scale, currency or year.
  @Test(arguments: [("central-soe-rd", "1.1 trillion"), ("pct-applications", "16404")])
  func `other errors get no suggestion`(series: String, figure: String) async throws {
    let found = try await Explainer(try Configuration.load(file: Self.pipeline))
      .explanation(of: series)
    let row = try #require(
      found.setAside.first { $0.reason == "rejected" && $0.text.contains(" \(figure)") })
    #expect(row.suggestions.isEmpty, "\(row.suggestions)")
  }
}
