import Forecasting
import Statistics
import TestSupport
import Testing
import TimeSeries

struct NaiveTests {
  // mpmath 1.3, 40 digits: last + t₁₃(.975)·s·√3, s the root mean square of the changes.
  @Test func `figures of N0001`() throws {
    let fit = try ReferenceSeries.fit(Naive())
    let step = try fit.forecast(3).steps[2]
    #expect(step.mean == 4936.99)
    #expect(correctDigits(step.interval(0.95).upperBound, certified: 6195.4027748050036) > 12)
    #expect(correctDigits(fit.summary.sigma, certified: 336.30600597349753) > 14)
  }

  @Test func `one observation gives a tenth of its level, as a Student with two degrees`() throws {
    let fit = try Fit(Naive(), to: ReferenceSeries.series([250]))
    let interval = try fit.forecast(4).steps[3].interval(0.95)
    // t₂(.975) by mpmath 1.3; the width grows with the root of the horizon.
    #expect(correctDigits(interval.upperBound, certified: 250 + 4.3026527297494639 * 25 * 2) > 13)
    #expect(fit.fittedValues == [nil])
    #expect(fit.summary.logLikelihood == nil)
  }

  @Test func `one observation on logarithms moves by a tenth`() throws {
    let fit = try Fit(Naive(), to: ReferenceSeries.series([250]), link: .log)
    let interval = try fit.forecast(1).steps[0].interval(0.95)
    // exp(0.43026527297494639) by mpmath 1.3.
    #expect(correctDigits(interval.upperBound, certified: 250 * 1.5376653705178096) > 12)
  }

  @Test func `a month moves less than a year`() throws {
    let series = try ReferenceSeries.series([250], start: .month(1, of: 2020))
    let interval = try Fit(Naive(), to: series).forecast(12).steps[11].interval(0.95)
    #expect(correctDigits(interval.upperBound, certified: 250 + 4.3026527297494639 * 25) > 13)
  }

  @Test func `two equal observations are not certainty, three are`() throws {
    let two = try Fit(Naive(), to: ReferenceSeries.series([5, 5])).forecast(1).steps[0]
    #expect(two.interval(0.8).upperBound > 5.5)
    let three = try Fit(Naive(), to: ReferenceSeries.series([5, 5, 5])).forecast(1).steps[0]
    #expect(three == .point(5))
  }

  @Test func `two observations join the plausible step with their own`() throws {
    let step = try Fit(Naive(), to: ReferenceSeries.series([90, 100])).forecast(1).steps[0]
    // s² = (2·10² + 10²)/3 with three degrees of freedom; t₃(.975) by mpmath 1.3.
    #expect(correctDigits(step.interval(0.95).upperBound, certified: 131.824463052837096) > 13)
  }

  @Test func `a share close to its bound moves less`() throws {
    let link = Link.logit(lower: 0, upper: 100)
    let middle = try Fit(Naive(), to: ReferenceSeries.series([50]), link: link)
    let edge = try Fit(Naive(), to: ReferenceSeries.series([99]), link: link)
    let (wide, narrow) = (
      try middle.forecast(1).steps[0].interval(0.95), try edge.forecast(1).steps[0].interval(0.95)
    )
    #expect(wide.upperBound - wide.lowerBound > 10 * (narrow.upperBound - narrow.lowerBound))
    #expect(narrow.upperBound < 100)
  }
}
