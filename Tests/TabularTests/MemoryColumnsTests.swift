import Testing
import TimeSeries

@testable import Tabular

@Suite struct MemoryColumnsTests {
  private let columns = MemoryColumns(
    [
      .init(name: "x", values: .numbers([1, .nan, .infinity])),
      .init(name: "t", values: .texts(["2001", "2002", "no"])),
      .init(
        name: "d", values: .periods([PeriodStamp("2001-12-31"), PeriodStamp("2002-12-31"), nil])),
    ], rowCount: 3)

  @Test func `numbers keep their gaps, and what is no number is a fault of its row`() throws {
    let table = try ColumnTable(columns) { header in
      #expect(header.columns == ["x", "t", "d"])
      return ColumnTable.Selection(numbers: ["x", "missing"], time: "t")
    }
    #expect(table.lines == [1, 2, 3])
    #expect(table.columns.map(\.name) == ["x"])
    #expect(table.columns[0].values[0] == 1 && table.columns[0].values[1].isNaN)
    #expect(
      table.faults == [
        ColumnFault(
          .notRepresentable("inf"), column: "x", at: TextPlace(line: 3, column: 0))
      ])
    #expect(table.time?.faults.map(\.kind) == [.notAPeriod("no")])
  }

  @Test func `texts are no numbers, and dates are periods`() throws {
    let table = try ColumnTable(
      MemoryColumns(
        [
          .init(name: "t", values: .texts(["a"])),
          .init(name: "d", values: .periods([PeriodStamp("2001-12-31")])),
        ], rowCount: 1)
    ) { _ in ColumnTable.Selection(numbers: ["t"], time: "d") }
    #expect(table.faults.map(\.kind) == [.notANumber("a")])
    #expect(table.time?.periods == [.year(2001)])
  }

  @Test func `a name twice and no rows are refused`() {
    #expect(throws: TableError.noRows) {
      try ColumnTable(MemoryColumns([], rowCount: 0)) { _ in .init(numbers: [], time: nil) }
    }
    let twice = MemoryColumns(
      [.init(name: "x", values: .numbers([1])), .init(name: "x", values: .numbers([1]))],
      rowCount: 1)
    #expect(throws: TableError.self) {
      try ColumnTable(twice) { _ in .init(numbers: [], time: nil) }
    }
  }
}
