import Testing
import TimeSeries

@testable import Reporting

@Suite struct TimeAxisTests {
  @Test func `years are labelled in even steps`() {
    let axis = TimeAxis(first: .year(1998), last: .year(2030))
    #expect(axis.ticks(atMost: 6).map(\.label) == ["2000", "2010", "2020", "2030"])
    #expect(
      axis.ticks(atMost: 7).map(\.label) == [
        "2000", "2005", "2010", "2015", "2020", "2025", "2030",
      ])
  }

  @Test func `quarters are labelled where years begin, or at the ends`() {
    let long = TimeAxis(first: .quarter(2, of: 2021), last: .quarter(4, of: 2024))
    #expect(long.ticks(atMost: 6).map(\.label) == ["2022", "2023", "2024"])
    let short = TimeAxis(first: .quarter(2, of: 2021), last: .quarter(3, of: 2021))
    #expect(short.ticks(atMost: 6).map(\.label) == ["2021-Q2", "2021-Q3"])
  }

  @Test func `one period stands in the middle`() {
    let axis = TimeAxis(first: .year(2030), last: .year(2030))
    #expect(axis.place(of: .year(2030)) == 0.5)
    #expect(axis.ticks(atMost: 6).map(\.label) == ["2030"])
  }

  @Test func `places ascend and leave room at both ends`() {
    let axis = TimeAxis(first: .month(11, of: 2020), last: .month(3, of: 2022))
    let places = (0...16).map { axis.place(of: Period.month(11, of: 2020).advanced(by: $0)) }
    #expect(places == places.sorted())
    #expect(places[0] > 0 && places[16] < 1)
    #expect(abs(places[0] - (1 - places[16])) < 1e-12)
  }
}
