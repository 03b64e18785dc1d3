import Testing

@testable import TimeSeries

@Suite struct PanelTests {
  private func series(_ name: String, _ start: Period) throws -> GappySeries {
    try GappySeries(name: name, start: start, places: [1, .nan])
  }

  @Test func `a panel keeps the order of its series and finds them by name`() throws {
    let members = try [series("b", .year(2001)), series("a", .year(1990))]
    let panel = try Panel(frequency: .annual, series: members)
    #expect(panel.series.map(\.name) == ["b", "a"])
    #expect(panel.count == 2)
    #expect(panel["a"]?.start == .year(1990))
    #expect(panel["c"] == nil)
  }

  @Test func `names are unique and frequencies equal`() throws {
    let a = try series("a", .year(2001))
    let monthly = try series("m", .month(1, of: 2001))
    #expect(throws: PanelError.duplicateName("a")) {
      try Panel(frequency: .annual, series: [a, a])
    }
    #expect(throws: PanelError.otherFrequency(name: "m", .monthly, expected: .annual)) {
      try Panel(frequency: .annual, series: [a, monthly])
    }
  }
}

@Suite struct PeriodTests {
  @Test func `periods count through the years`() {
    #expect(Period.month(11, of: 2025).advanced(by: 3) == .month(2, of: 2026))
    #expect(Period.quarter(1, of: 2025).advanced(by: -1) == .quarter(4, of: 2024))
    #expect(Period.month(1, of: 2000).distance(to: .month(1, of: 2025)) == 300)
    #expect(Period.month(1, of: 0).advanced(by: -1).year == -1)
    #expect(Period.month(1, of: 0).advanced(by: -1).position == 12)
    #expect(Period.quarter(4, of: 2024) < .quarter(1, of: 2025))
    #expect(Period.year(2030) < .month(1, of: 1990))
  }
}
