import Foundation
import Testing
import Workbooks

private func workbook(rows: Int = 3) -> Workbook {
  var sheet = Sheet(name: "gdp", columns: [.init("period"), .init("reported"), .init("median")])
  sheet.rows = (0..<rows).map { [.plain(2020 + $0), .number(Double($0) + 0.5), .text("=1+1")] }
  sheet.chart = LineChart(title: "GDP", unit: "trn CNY")
  sheet.chart?.lines = [.init(1, color: 0x1F_77_B4), .init(2, color: 0x99_99_99, isDashed: true)]
  return Workbook(title: "test", sheets: [sheet])
}

@Test func `a sheet beyond what Excel takes is an error with its size`() {
  var book = workbook()
  book.sheets[0].rows = Array(repeating: [.empty], count: 1_048_576)
  #expect(throws: WorkbookError.tooLarge(sheet: "gdp", rows: 1_048_577, columns: 3)) {
    try book.data()
  }
}

@Test func `a text that no cell holds is an error with its place`() {
  var book = workbook()
  book.sheets[0].rows[1][2] = .text(String(repeating: "x", count: 32_768))
  #expect(throws: WorkbookError.longText(sheet: "gdp", row: 3, column: 3)) { try book.data() }
}

@Test(.enabled(if: !Workbook.isSupported))
func `without the library a workbook says what to do`() {
  #expect(throws: WorkbookError.notBuilt) { try workbook().data() }
}

@Test(.enabled(if: Workbook.isSupported))
func `a workbook is the same bytes at any time`() async throws {
  let first = try workbook().data()
  try await Task.sleep(for: .seconds(2.1))  // zip files count in two seconds
  #expect(try workbook().data() == first)
  #expect(first.prefix(4) == Data([0x50, 0x4B, 3, 4]))
}

@Test(.enabled(if: Workbook.isSupported))
func `empty sheets, missing numbers and no sheets at all are no failure`() throws {
  var book = workbook(rows: 0)
  book.sheets.append(book.sheets[0])
  book.sheets[1].rows = [[.number(.nan), Cell(nil), .text("")]]
  #expect(try book.data().count > 1000)
  #expect(try Workbook(title: "").data().count > 1000)
}
