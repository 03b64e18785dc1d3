import Testing

@testable import TimeSeries

@Suite struct SeriesTests {
  private let series: Series

  init() throws {
    series = try Series(name: "s", start: .quarter(3, of: 2020), values: [1, 2, 3, 4, 5])
  }

  @Test func `windows keep their calendar`() throws {
    #expect(series.prefix(2).values == [1, 2])
    #expect(series.prefix(2).start == .quarter(3, of: 2020))
    #expect(series.suffix(2).values == [4, 5])
    #expect(series.suffix(2).start == .quarter(2, of: 2021))
    #expect(series.suffix(9) == series)
    #expect(series.prefix(9) == series)
    let window = series.window(.quarter(4, of: 2020) ... .quarter(1, of: 2021))
    #expect(window?.values == [2, 3])
    #expect(window?.start == .quarter(4, of: 2020))
    #expect(series.window(.quarter(1, of: 2000) ... .quarter(4, of: 2030)) == series)
    #expect(series.window(.quarter(1, of: 2022) ... .quarter(4, of: 2022)) == nil)
    #expect(series.window(.quarter(1, of: 2019) ... .quarter(4, of: 2019)) == nil)
  }

  @Test func `values are found by period`() {
    #expect(series[.quarter(1, of: 2021)] == 3)
    #expect(series[.quarter(4, of: 2021)] == nil)
    #expect(series[.year(2021)] == nil)
    #expect(series.end == .quarter(3, of: 2021))
    #expect(series.last == 5)
  }

  @Test func `a series is carried to the scale of its link`() throws {
    #expect(try series.onScale(of: .identity) == series)
    let negative = try Series(name: "n", start: .year(1), values: [1, -2])
    #expect(throws: SeriesError.outsideLink(index: 1)) { try negative.onScale(of: .log) }
  }

  @Test func `what is not finite is no series`() {
    #expect(throws: SeriesError.empty) { try Series(name: "", start: .year(1), values: []) }
    #expect(throws: SeriesError.notFinite(index: 1)) {
      try Series(name: "", start: .year(1), values: [1, .nan])
    }
    #expect(throws: SeriesError.notFinite(index: 0)) {
      try GappySeries(name: "", start: .year(1), places: [.infinity])
    }
    #expect(throws: SeriesError.empty) { try GappySeries(name: "", start: .year(1), places: []) }
  }

  @Test func `a series keeps its name, or takes another`() {
    #expect(series.renamed("t").name == "t")
    #expect(series.renamed("t").values == series.values)
  }
}
