import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

@Suite struct FitFormsTests {
  private static let growing: [Double] = (0..<24).map { index in
    let trend = 100 * (1 + 0.05 * Double(index))
    return trend + Double(index * 7 % 5)
  }
  private static let seasonal: [Double] = (0..<32).map { index in
    let season: [Double] = [8, -3, -9, 4]
    let trend = 50 + Double(index)
    return trend + season[index % 4] + Double(index * 5 % 3)
  }

  private func series(_ values: [Double], from start: Period = .year(1995)) throws -> Series {
    try Series(name: "s", start: start, values: values)
  }

  private func examples() throws -> [(any Model, Series)] {
    [
      (ETS(), try series(Self.growing)), (ARIMA(), try series(Self.growing)),
      (ETS(), try series(Self.seasonal, from: .quarter(1, of: 2010))),
      (ARIMA(), try series(Self.seasonal, from: .quarter(1, of: 2010))),
      (ComplexSmoothing(), try series(Self.seasonal, from: .quarter(1, of: 2010))),
    ]
  }

  @Test func `the chosen form is the first of those compared, and has the least score`() throws {
    for (model, series) in try examples() {
      let fit = try Fit(model, to: series)
      let forms = try fit.comparedForms()
      let chosen = try #require(fit.chosenForm)
      #expect(forms.count >= 4)
      #expect(forms[0].name == chosen.name)
      #expect(forms.map(\.isChosen) == [true] + Array(repeating: false, count: forms.count - 1))
      #expect(Set(forms.map(\.name)).count == forms.count)
      let scores = forms.compactMap(\.score)
      #expect(scores == scores.sorted())
    }
  }

  @Test func `the model of the form alone is fitted to the same forecasts`() throws {
    for (model, series) in try examples() {
      let fit = try Fit(model, to: series)
      let chosen = try #require(fit.chosenForm)
      let fixed = try Fit(chosen.model, to: series)
      #expect(fixed.chosenForm == nil)
      #expect(try fixed.comparedForms().isEmpty)
      let pairs = zip(try fit.forecast(6).steps, try fixed.forecast(6).steps)
      for (a, b) in pairs { #expect(abs(a.median - b.median) <= 1e-4 * abs(a.median)) }
    }
  }

  @Test func `scores differ as the criteria of fits of single forms do`() throws {
    let series = try series(Self.growing)
    let forms = try Fit(ETS(), to: series).comparedForms()
    func score(_ name: String) throws -> Double {
      try #require(forms.first { $0.name == name }?.score)
    }
    func aicc(_ trend: ETSTrend) throws -> Double {
      let fit = try Fit(ETS(error: .additive, trend: trend), to: series)
      return try #require(fit.summary.aicc)
    }
    let difference = try score("ETS(A,A,N)") - score("ETS(A,N,N)")
    #expect(abs(difference - (try aicc(.additive) - aicc(.none))) < 1e-6)
  }

  @Test func `models without a choice have no forms`() throws {
    let series = try series(Self.growing)
    for model in [Drift(), ETS(error: .additive, trend: .none, season: .none)] as [any Model] {
      let fit = try Fit(model, to: series)
      #expect(fit.chosenForm == nil)
      #expect(try fit.comparedForms().isEmpty)
      #expect(try fit.combinedMembers(over: 3).isEmpty)
    }
  }

  @Test func `members of a combination are the forecasts of their models`() throws {
    let series = try series(Self.growing)
    let fit = try Fit(Combination(members: ["drift", "ets", "naive"], rule: .mean), to: series)
    let members = try fit.combinedMembers(over: 4)
    #expect(members.map(\.name) == ["drift", "ets", "naive"])
    #expect(members.compactMap(\.weight).reduce(0, +) == 1)
    #expect(members[1].form?.hasPrefix("ETS(") == true && members[0].form == nil)
    #expect(members[1].aicc != nil && members[1].medians.count == 4)
    #expect(members[2].medians == Array(repeating: series.values[23], count: 4))
  }

  @Test func `members of auto end with its own forecast`() throws {
    let fit = try Fit(Auto(), to: try series(Self.growing))
    let members = try fit.combinedMembers(over: 5)
    let medians = try fit.forecast(5).steps.map(\.median)
    #expect(members.count == 6)
    for (a, b) in zip(try #require(members.last).medians, medians) {
      #expect(abs(a - b) <= 1e-9 * abs(b))
    }
  }

  @Test func `hyperparameters of a latent trend have weights that sum to one`() throws {
    let fit = try Fit(LatentTrend(), to: try series(Self.growing), link: .log)
    let members = try fit.combinedMembers(over: 3)
    let weights = members.compactMap(\.weight)
    #expect(members.count >= 3 && weights == weights.sorted(by: >))
    #expect(abs(weights.reduce(0, +) - 1) <= 1e-9)
    let median = try fit.forecast(3).steps[2].median
    #expect(members.allSatisfy { (0.5...2).contains($0.medians[2] / median) })
  }
}
