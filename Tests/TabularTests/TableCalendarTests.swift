import Testing
import TimeSeries

@testable import Tabular

private func read(
  _ stamps: [String: [String]], frequency: Frequency? = nil
) throws(TableError) -> PanelTable {
  var text = "unique_id,ds,y\n"
  for (name, stamps) in stamps.sorted(by: { $0.key < $1.key }) {
    for (index, stamp) in stamps.enumerated() { text += "\(name),\(stamp),\(index + 1)\n" }
  }
  return try TableReader(layout: .long, frequency: frequency).read(Array(text.utf8))
}

@Suite struct TableCalendarTests {
  static let notations: [(stamps: [String], frequency: Frequency, notation: PeriodNotation)] = [
    (["1", "2", "3"], .annual, .index),
    (["-1", "0", "1"], .annual, .index),
    (["2001", "2002"], .annual, .year),
    (["2001-Q4", "2002-Q1"], .quarterly, .quarter),
    (["2001-12", "2002-01"], .monthly, .month),
    (["2001-01-01", "2002-01-01"], .annual, .date(.start)),
    (["2001-12-31", "2002-12-31"], .annual, .date(.end(of: .annual))),
    (["2001-12-31", "2003-12-31"], .annual, .date(.end(of: .annual))),
    (["2003-02-28", "2004-02-29"], .annual, .date(DateAnchor(monthOffset: 1, day: .last))),
    (["2001-06-30", "2002-06-30"], .annual, .date(DateAnchor(monthOffset: 5, day: .last))),
    (["2001-01-01", "2001-04-01"], .quarterly, .date(.start)),
    (["2001-03-31", "2001-06-30"], .quarterly, .date(.end(of: .quarterly))),
    (["2001-02-15", "2001-08-15"], .quarterly, .date(DateAnchor(monthOffset: 1, day: .fixed(15)))),
    (["2001-01-01", "2001-02-01"], .monthly, .date(.start)),
    (["2001-01-31", "2001-02-28"], .monthly, .date(.end(of: .monthly))),
    (["2001-01-30", "2001-02-28"], .monthly, .date(DateAnchor(monthOffset: 0, day: .fixed(30)))),
  ]

  @Test(arguments: notations)
  func `notation and frequency are found, and forecasts go on in kind`(
    stamps: [String], frequency: Frequency, notation: PeriodNotation
  ) throws {
    let table = try read(["a": stamps])
    #expect(table.frequency == frequency)
    #expect(table.notation == notation)
    let series = try table.entries[0].outcome.get()
    #expect(table.entries[0].notation.text(series.start) == stamps[0])
    #expect(table.entries[0].notation.text(series.end) == stamps[1] || stamps.count == 3)
    #expect(table.notices.allSatisfy { if case .missingPeriods = $0.kind { true } else { false } })
  }

  @Test func `integers take the frequency that is asked for`() throws {
    let table = try read(["a": ["1", "2"]], frequency: .monthly)
    #expect(table.frequency == .monthly)
    #expect(try table.entries[0].outcome.get().frequency == .monthly)
    #expect(try read(["a": ["2001", "2002"]], frequency: .monthly).notation == .index)
  }

  @Test func `most rows decide on the frequency, and a finer series is bad`() throws {
    let table = try read([
      "a": ["2001-01-01", "2002-01-01", "2003-01-01"],
      "b": ["2001-01-01", "2001-02-01"],
      "c": ["2001-01-01"],
    ])
    #expect(table.frequency == .annual)
    #expect(try table.entries[2].outcome.get().start == .year(2001))
    guard case .failure(let problem) = table.entries[1].outcome else {
      Issue.record("b is good")
      return
    }
    #expect(problem.faults.map(\.kind) == [.otherFrequency(expected: .annual)])
    #expect(problem.faults.map(\.text) == ["2001-01-01"])
  }

  @Test func `a coarser series has gaps in between`() throws {
    let table = try read([
      "a": ["2001-01-01", "2001-02-01", "2001-03-01"], "b": ["2001-01-01", "2001-04-01"],
    ])
    #expect(table.frequency == .monthly)
    #expect(try table.entries[1].outcome.get().gapCount == 2)
  }

  @Test func `daily and weekly dates are refused`() throws {
    let table = try read(["a": ["2001-01-01", "2001-01-08", "2001-01-15"]])
    guard case .failure(let problem) = table.entries[0].outcome else {
      Issue.record("a is good")
      return
    }
    #expect(problem.faults.map(\.kind) == [.withinOneMonth])
    #expect(problem.faults.map(\.text) == ["2001-01-08"])
    #expect(problem.faults[0].place == TextPlace(line: 3, column: 3))
  }

  @Test func `one date a series leaves the frequency open`() throws {
    let table = try read(["a": ["2001-05-01"], "b": ["2004-05-01"]])
    #expect(table.frequency == .annual)
    #expect(table.notices.map(\.kind) == [.assumedFrequency(.annual)])
    #expect(try read(["a": ["2001-05-01"]], frequency: .quarterly).frequency == .quarterly)
  }

  @Test func `last business days count as ends of months`() throws {
    let table = try read(["a": ["2001-03-30", "2001-04-30", "2001-05-31"]])
    #expect(table.notation == .date(.end(of: .monthly)))
    #expect(table.notices.map(\.kind) == [.irregularDays])
  }

  @Test func `dates out of order are sorted`() throws {
    let table = try read(["a": ["2003-12-31", "2001-12-31", "2002-12-31"]])
    #expect(try table.entries[0].outcome.get().places == [2, 3, 1])
  }

  @Test func `two dates in one period are duplicates`() throws {
    let table = try read(
      ["a": ["2001-01-01", "2001-07-01", "2002-01-01"]], frequency: .annual)
    guard case .failure(let problem) = table.entries[0].outcome else {
      Issue.record("a is good")
      return
    }
    #expect(problem.faults.map(\.kind) == [.otherFrequency(expected: .annual)])
  }
}
