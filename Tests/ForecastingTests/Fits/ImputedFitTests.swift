import Foundation
import Statistics
import Testing
import TimeSeries

@testable import Forecasting

struct ImputedFitTests {
  private let values = [100.0, 104, 111, 115, 124, 128, 137, 149, 151, 163, 170, 184]

  private func draws(_ count: Int, noise: Double) throws -> [Series] {
    var stream = RandomStream(seed: 11, name: "noise")
    return try (0..<count).map { _ in
      try Series(
        name: "y", start: .year(2010), values: values.map { $0 * (1 + noise * stream.nextNormal()) }
      )
    }
  }

  private func fit(_ draws: [Series], model: any Model = Drift()) throws -> Fit {
    try Fit(
      model, toDraws: draws, given: draws.map { _ in .none }, of: nil, link: .log)
  }

  @Test func `equal draws give the fit to one of them`() throws {
    let draws = try draws(5, noise: 0)
    let single = try Fit(Drift(), to: draws[0], link: .log)
    let mixed = try fit(draws)
    for (a, b) in zip(try single.forecast(4).steps, try mixed.forecast(4).steps) {
      for p in [0.025, 0.1, 0.5, 0.9, 0.975] {
        #expect(abs(a.quantile(p) / b.quantile(p) - 1) < 1e-6)
      }
    }
    #expect(mixed.parameters.map(\.name) == single.parameters.map(\.name))
    for (a, b) in zip(single.parameters, mixed.parameters) {
      #expect(abs(a.estimate - b.estimate) < 1e-12)
    }
  }

  @Test func `uncertainty of the past widens forecasts and standard errors`() throws {
    let draws = try draws(40, noise: 0.04)
    let mixed = try fit(draws)
    let certain = try Fit(
      Drift(), to: try Series(name: "y", start: .year(2010), values: values), link: .log)
    let (a, b) = (try certain.forecast(1).steps[0], try mixed.forecast(1).steps[0])
    let widths = [a, b].map { $0.quantile(0.975) / $0.quantile(0.025) }
    #expect(widths[1] > widths[0])
    // Rubin's rule, from the members themselves.
    let members = mixed.members.map { $0.parameters[0] }
    let mean = members.reduce(0) { $0 + $1.estimate / 40 }
    let between = members.reduce(0) { $0 + ($1.estimate - mean) * ($1.estimate - mean) / 39 }
    let within = try members.reduce(0) {
      let error = try #require($1.standardError)
      return $0 + error * error / 40
    }
    let pooled = try #require(mixed.parameters[0].standardError)
    #expect(abs(pooled - (within + between * (1 + 1.0 / 40)).squareRoot()) < 1e-12)
  }

  @Test func `path i comes from draw i modulo their number`() throws {
    let mixed = try fit(try draws(4, noise: 0.1))
    var stream = RandomStream(seed: 1, name: "paths")
    let paths = try mixed.paths(400, over: 1, using: &stream)
    for (index, member) in mixed.members.enumerated() {
      let own = stride(from: index, to: 400, by: 4).map { paths[$0][0] }.sorted()
      let expected = try member.forecast(1).steps[0].median
      #expect(abs(own[50] / expected - 1) < 0.12, "draw \(index)")
    }
  }

  @Test func `a saved fit forecasts what the fit does`() throws {
    let mixed = try fit(try draws(3, noise: 0.02), model: ETS())
    let loaded = try Fit(saved: try mixed.saved())
    #expect(loaded.isImputed && loaded.members.count == 3)
    #expect(try loaded.saved() == mixed.saved())
    #expect(try loaded.forecast(3).steps == mixed.forecast(3).steps)
  }

  @Test func `the draw that cannot be fitted is named`() throws {
    var draws = try draws(3, noise: 0)
    draws[1] = try Series(
      name: "y", start: .year(2010), values: values.dropLast() + [-1])
    #expect(throws: ImputationError(draw: 1, error: .outsideLink(index: 11))) {
      try fit(draws)
    }
  }
}
