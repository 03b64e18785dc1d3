import TestSupport
import Testing

@testable import TimeSeries

private let gap = Double.nan

private func filled(_ places: [Double], _ link: Link) throws -> FilledSeries {
  try GappySeries(name: "s", start: .year(2000), places: places).filled(.interpolate(link))
}

@Suite struct GapRuleTests {
  @Test func `inner gaps are interpolated, outer ones cut off, all reported`() throws {
    let result = try filled([gap, gap, 1, gap, gap, 4, 5, gap], .identity)
    #expect(result.series.start == .year(2002))
    #expect(result.series.name == "s")
    for (value, expected) in zip(result.series.values, [1.0, 2, 3, 4, 5]) {
      #expect(correctDigits(value, certified: expected) >= 15)
    }
    #expect(result.series.count == 5)
    #expect(result.filledPeriods == [.year(2003), .year(2004)])
    #expect(result.trimmedLeading == 2)
    #expect(result.trimmedTrailing == 1)
    #expect(!result.isUntouched)
  }

  @Test func `a series without gaps stays as it is`() throws {
    let result = try filled([3, 1, 2], .log)
    #expect(result.series.values == [3, 1, 2])
    #expect(result.isUntouched)
  }

  @Test func `on the log scale the line is a constant growth rate`() throws {
    let values = try filled([1, gap, gap, 8], .log).series.values
    #expect(correctDigits(values[1], certified: 2) >= 14)
    #expect(correctDigits(values[2], certified: 4) >= 14)
    #expect(values[0] == 1 && values[3] == 8)
  }

  @Test func `places in a ranking are filled with places in a ranking`() throws {
    let values = try filled([14, gap, gap, gap, 10], .rank).series.values
    #expect(values.allSatisfy { $0 == $0.rounded() && (10...14).contains($0) })
  }

  @Test func `neighbours at the two ends of double precision do not overflow`() throws {
    let values = try filled([1e308, gap, -1e308], .identity).series.values
    #expect(values == [1e308, 0, -1e308])
  }

  @Test func `a single observation is a series`() throws {
    #expect(try filled([gap, 7, gap], .log).series.values == [7])
  }

  @Test func `gaps alone are no series`() throws {
    #expect(throws: SeriesError.allGaps) { try filled([gap, gap], .identity) }
  }

  @Test func `a neighbour that the link does not admit is named by its place`() throws {
    #expect(throws: SeriesError.outsideLink(index: 3)) { try filled([gap, 1, gap, 0], .log) }
    // Where there is no gap beside it, nothing is asked of it.
    #expect(try filled([0, 1, gap, 4], .log).series.count == 4)
  }
}
