import Foundation
import TestSupport
import Testing
import TimeSeries

@testable import Tabular

@Suite struct ColumnTableTests {
  private func read(_ text: String, _ numbers: [String], time: String? = nil) throws -> ColumnTable
  {
    let folder = try TemporaryFolder()
    let file = try folder.write(text, to: "table.csv")
    return try ColumnTable(path: file.path) { _ in
      ColumnTable.Selection(numbers: numbers, time: time)
    }
  }

  @Test func `columns come in the order asked for, gaps are NaN`() throws {
    let table = try read("a,text,b\n1,x,2.5\n,y,NA\n-3e2,z,4\n", ["b", "a", "none"])
    #expect(table.columns.map(\.name) == ["b", "a"])
    #expect(table.columns[1].values[0] == 1 && table.columns[1].values[2] == -300)
    #expect(table.columns.allSatisfy { $0.values[1].isNaN })
    #expect(table.columns[0].places.map(\.column) == [5, 4, 8])
    #expect(table.lines == [2, 3, 4] && table.faults.isEmpty)
  }

  @Test func `faults of rows and cells have their places, in file order`() throws {
    let table = try read("a,b\n1,x\n2\n1e999,3\n\"1,000\",4\n", ["a", "b"])
    #expect(
      table.faults.map(\.kind) == [
        .notANumber("x"), .raggedRow(fields: 1, columns: 2), .notRepresentable("1e999"),
        .notANumber("1,000"),
      ])
    #expect(table.faults.map(\.place.line) == [2, 3, 4, 5])
    #expect(table.lines == [2, 4, 5])
  }

  @Test(arguments: [
    ("2001-Q1", "2001-Q3", Frequency.quarterly, 2), ("2001-03", "2001-07", .monthly, 4),
    ("2001-03-31", "2001-09-30", .quarterly, 2), ("1999", "2007", .annual, 8),
    ("2001-12-31", "2004-12-31", .annual, 3),
  ])
  func `periods have the frequency that they are written in`(
    first: String, second: String, frequency: Frequency, steps: Int
  ) throws {
    let time = try #require(try read("ds,y\n\(first),1\n\(second),2\n", ["y"], time: "ds").time)
    #expect(time.faults.isEmpty && time.periods.map(\.frequency) == [frequency, frequency])
    #expect(time.periods[0].distance(to: time.periods[1]) == steps)
  }

  @Test(arguments: [
    ("2001\n2001", [ColumnFault.Kind.repeatedPeriod("2001", line: 2)]),
    ("2001\nsoon", [.notAPeriod("soon")]), ("2001\n2002-Q1", [.otherNotation("2002-Q1")]),
    ("2001-01-05\n2001-01-06", [.datesWithinMonth("2001-01-06")]),
  ])
  func `periods that are none leave the rows without`(
    rows: String, kinds: [ColumnFault.Kind]
  ) throws {
    let time = try #require(try read("ds\n\(rows)\n", [], time: "ds").time)
    #expect(time.faults.map(\.kind) == kinds && time.periods.isEmpty)
  }

  @Test func `a header without rows is refused`() {
    #expect(throws: TableError.noRows) { try read("a,b\n", ["a"]) }
  }
}
