import Testing
import TimeSeries

@testable import Forecasting

struct FallbackTests {
  @Test func `a model that can be fitted is no fallback`() throws {
    let outcome = try Fallback.fit(PolynomialTrend(), to: ReferenceSeries.series(), link: .log)
    #expect(!outcome.isFallback && outcome.failures.isEmpty)
    #expect(outcome.requested == "polynomial")
    #expect(outcome.fit.link == .log)
  }

  @Test func `too short a series goes to drift`() throws {
    let outcome = try Fallback.fit(LogisticGrowth(), to: ReferenceSeries.series([3, 4, 6, 5]))
    #expect(type(of: outcome.fit.model).keyword == "drift")
    #expect(
      outcome.failures == [
        FailedFit(
          model: "logistic", link: .identity, error: .tooShort(observations: 4, required: 6))
      ])
  }

  @Test func `one observation goes to naive, with both reasons`() throws {
    let outcome = try Fallback.fit(PolynomialTrend(), to: ReferenceSeries.series([7]), link: .log)
    #expect(type(of: outcome.fit.model).keyword == "naive")
    #expect(outcome.failures.map(\.model) == ["polynomial", "drift"])
    #expect(outcome.fit.link == .log)
  }

  @Test func `a link that does not admit the values is replaced and named`() throws {
    let outcome = try Fallback.fit(
      Naive(), to: ReferenceSeries.series([3, 0, 2, 4]), link: .log)
    #expect(outcome.isFallback)
    #expect(type(of: outcome.fit.model).keyword == "naive")
    #expect(outcome.fit.link == .identity)
    #expect(
      outcome.failures == [FailedFit(model: "naive", link: .log, error: .outsideLink(index: 1))])
  }

  @Test func `a value below zero on the scale of the natural link goes to drift`() throws {
    let series = try ReferenceSeries.series([1e-3, 20, 30, 40, 45, 50, 60, 70, 75, 80])
    let outcome = try Fallback.fit(
      ETS(error: .multiplicative, trend: .none), to: series, link: .natural(for: series))
    #expect(type(of: outcome.fit.model).keyword == "drift")
    #expect(outcome.failures.map(\.error) == [.outsideLink(index: 0)])
  }

  @Test func `an unidentified ceiling goes to drift`() throws {
    let outcome = try Fallback.fit(
      GompertzGrowth(), to: ReferenceSeries.series((0..<9).map { Double(1 << $0) }))
    #expect(type(of: outcome.fit.model).keyword == "drift")
    #expect(outcome.failures.map(\.error) == [.unidentified(parameter: "ceiling")])
  }

  @Test(arguments: ModelExample.all, ConformanceSeries.all)
  func `every series gets a fit from every model`(
    _ example: ModelExample, _ data: ConformanceSeries
  ) throws {
    let outcome = try Fallback.fit(
      example.model, to: data.series, link: .natural(for: data.series),
      given: example.covariates(for: data.series))
    #expect(outcome.fit.fittedValues.count == data.series.count)
    #expect(outcome.requested == example.keyword)
  }
}
