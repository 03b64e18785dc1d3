import Forecasting
import TestSupport
import Testing
import TimeSeries

struct SeasonalNaiveTests {
  // mpmath 1.3, 40 digits: season of 3, last value of the season + t₁₁(.975)·s·√2.
  @Test func `figures of N0001 in seasons of three`() throws {
    let fit = try ReferenceSeries.fit(SeasonalNaive(seasonLength: 3))
    let step = try fit.forecast(4).steps[3]
    #expect(step.mean == 3807.63)
    #expect(correctDigits(step.interval(0.95).upperBound, certified: 6737.5361194577846) > 12)
  }

  @Test func `annual seasons are the naive model`() throws {
    let seasonal = try ReferenceSeries.fit(SeasonalNaive()).forecast(5)
    #expect(try seasonal == ReferenceSeries.fit(Naive()).forecast(5))
  }

  @Test func `quarters repeat the last year`() throws {
    let series = try ReferenceSeries.series(
      [1, 2, 3, 4, 11, 12, 13, 15], start: .quarter(1, of: 2020))
    let steps = try Fit(SeasonalNaive(), to: series).forecast(6).steps
    #expect(steps.map(\.median) == [11, 12, 13, 15, 11, 12])
    let widths = steps.map { $0.interval(0.8).upperBound - $0.median }
    #expect(widths[0] == widths[3])
    #expect(correctDigits(widths[4] / widths[0], certified: 2.0.squareRoot()) > 13)
  }

  @Test func `a season less than complete is too short`() throws {
    let series = try ReferenceSeries.series([1, 2, 3], start: .quarter(1, of: 2020))
    #expect(throws: FitError.tooShort(observations: 3, required: 4)) {
      try Fit(SeasonalNaive(), to: series)
    }
  }
}
