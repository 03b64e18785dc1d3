import Foundation
import Testing
import TimeSeries

@testable import Tabular

private func read(
  _ text: String, layout: TableLayout? = nil, chunkSize: Int = 1 << 16
) throws(TableError) -> PanelTable {
  try TableReader(layout: layout).read(Array(text.utf8), chunkSize: chunkSize)
}

private func row(
  _ country: String, _ date: String, _ value: String, indicator: String = "GB.XPD",
  status: String = ""
) -> String {
  """
  {"indicator":{"id":"\(indicator)","value":"R&D (% of GDP)"},
   "country":{"id":"CN","value":"\(country)"},"countryiso3code":"CHN","date":"\(date)",
   "value":\(value),"unit":"","obs_status":"\(status)","decimal":2}
  """
}

private func answer(_ rows: [String], pages: Int = 1) -> String {
  """
  [{"page":1,"pages":\(pages),"per_page":50,"total":\(rows.count),"sourceid":"2",\
  "lastupdated":"2025-07-01"},[\(rows.joined(separator: ","))]]
  """
}

@Suite struct WorldBankTests {
  static let china = answer([
    row("China", "2023", "null"), row("China", "2022", "2.5549"), row("China", "2021", "2.43"),
    row("Chile", "2022", "0.1"), row("Chile", "2021", "1e-1"),
  ])

  @Test(arguments: [1, 7, 1 << 16], ["", "\u{FEFF}", " \r\n\t"])
  func `rows come newest first and are put in order`(chunkSize: Int, before: String) throws {
    let table = try read(before + Self.china, chunkSize: chunkSize)
    #expect(table.entries.map(\.name) == ["China", "Chile"])
    let china = try table.entries[0].outcome.get()
    #expect(china.start == .year(2021))
    #expect(china.places[..<2] == [2.43, 2.5549] && china.places[2].isNaN)
    #expect(try table.entries[1].outcome.get().places == [0.1, 0.1])
    #expect(table.entries.map(\.place.line) == [1, 4])
    #expect(table.notices.isEmpty)
    #expect(table.rowCount == 5)
  }

  @Test func `a file is recognised by its first character`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "almanac-\(UUID()).json")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(Self.china.utf8).write(to: file)
    for layout in [nil, TableLayout.worldBank] {
      let table = try TableReader(layout: layout).read(path: file.path)
      #expect(table.entries.map(\.name) == ["China", "Chile"])
    }
    #expect(throws: TableError.self) { try TableReader(layout: .long).read(path: file.path) }
  }

  @Test func `a table whose text was looked at is read as before`() throws {
    for chunkSize in [1, 2, 3, 64] {
      let table = try read("\nunique_id,ds,y\na,2020,1\na,2021,2\n", chunkSize: chunkSize)
      #expect(try table.entries[0].outcome.get().places == [1, 2])
      #expect(throws: TableError.csv(.noHeader)) { try read("\n", chunkSize: chunkSize) }
    }
  }

  @Test func `several indicators are told apart by their codes`() throws {
    let table = try read(
      answer([
        row("China", "2022", "1", indicator: "A.B"), row("China", "2022", "2", indicator: "C.D"),
      ]))
    #expect(table.entries.map(\.name) == ["China/A.B", "China/C.D"])
  }

  @Test func `quarters and months have their forms`() throws {
    let quarters = try read(answer([row("x", "2022Q2", "2"), row("x", "2022Q1", "1")]))
    #expect(quarters.frequency == .quarterly)
    #expect(try quarters.entries[0].outcome.get().places == [1, 2])
    let months = try read(answer([row("x", "2022M05", "1"), row("x", "2022M06", "2")]))
    #expect(months.frequency == .monthly)
    #expect(try months.entries[0].outcome.get().places == [1, 2])
    #expect(months.notices.isEmpty)
  }

  @Test(arguments: [
    "0.1", "2.5549399852752686", "1e22", "123456789012345678", "9007199254740993",
    "1.7976931348623157e308", "4.9e-324", "0.30000000000000004", "-17963170521079.7",
    "8.41e21", "5e-320",
  ])
  func `numbers are those written`(text: String) throws {
    let table = try read(answer([row("x", "2022", text)]))
    #expect(try table.entries[0].outcome.get().places == [try #require(Double(text))])
  }

  @Test func `flags are told and forecasts left out`() throws {
    let table = try read(
      answer([
        row("x", "2023", "3", status: "F"), row("x", "2022", "2", status: "E"),
        row("x", "2021", "1"),
      ]))
    let series = try table.entries[0].outcome.get()
    #expect(series.places[..<2] == [1, 2] && series.places[2].isNaN)
    #expect(
      table.notices == [
        TableNotice(
          kind: .flagged(ObservationFlag("E"), count: 1), series: "x",
          place: TextPlace(line: 2, column: 0)),
        TableNotice(
          kind: .publisherForecasts(1), series: "x", place: TextPlace(line: 1, column: 0)),
      ])
  }

  @Test func `faults are rows, and spare the other countries`() throws {
    let table = try read(
      answer([
        row("a", "2022", "\"x\""), row("b", "2022", "1"), row("b", "2022", "2"),
        row("c", "MMXX", "1"), row("d", "2022", "\"..\""), row("d", "2021", "\"3.5\""),
        row("e", "2022", "4"),
      ]))
    let faults = table.entries.map { entry -> [SeriesFault.Kind] in
      guard case .failure(let problem) = entry.outcome else { return [] }
      return problem.faults.map(\.kind)
    }
    #expect(
      faults == [
        [.notANumber], [.duplicatePeriod(first: TextPlace(line: 3, column: 0))],
        [.unreadablePeriod], [], [],
      ])
    #expect(try table.entries[3].outcome.get().places[0] == 3.5)
    #expect(table.notices.map(\.kind) == [.gapWord("..", count: 1)])
  }

  @Test(arguments: ["1e999", "-1e999", "1e-400"])
  func `a number beyond doubles is a fault of its series`(text: String) throws {
    let table = try read(answer([row("a", "2022", text), row("b", "2022", "1")]))
    guard case .failure(let problem) = table.entries[0].outcome else {
      Issue.record("a is good")
      return
    }
    #expect(problem.faults.map(\.kind) == [.notRepresentable])
    #expect(problem.faults.map(\.place.line) == [1])
    #expect(try table.entries[1].outcome.get().places == [1])
  }

  @Test func `missing pages are told`() throws {
    let table = try read(answer([row("x", "2022", "1")], pages: 3))
    #expect(table.notices.map(\.kind) == [.otherPages(page: 1, pages: 3)])
  }

  @Test func `an error of the Bank is told in its words`() {
    let text = """
      [{"message":[{"id":"120","key":"Invalid value","value":"The parameter is not valid"}]}]
      """
    #expect(throws: TableError.refused("Invalid value: The parameter is not valid")) {
      try read(text)
    }
  }

  @Test(arguments: [
    #"[{"page":0,"pages":0,"per_page":0,"total":0,"lastupdated":null},null]"#,
    #"[{"page":1,"pages":1,"per_page":"50","total":"0"},[]]"#,
  ])
  func `an answer without rows has none`(text: String) {
    #expect(throws: TableError.noRows) { try read(text) }
  }

  @Test(arguments: [
    "[", "[]", "[1]", "[{}]", "{}", "", "null", String(china.dropLast(1)),
    String(china.prefix(300)), "[{\"page\":1},[{\"date\":\"2022\"}]]",
    "[{\"page\":\"one\"},[]]", china + "]", "unique_id,ds,y",
  ])
  func `a torn text is an error`(text: String) {
    let error = #expect(throws: TableError.self) { try read(text, layout: .worldBank) }
    guard case .invalidJSON(let reason) = error else {
      Issue.record("another error")
      return
    }
    #expect(!reason.isEmpty)
  }

  @Test func `an answer cut off anywhere is an error`() {
    let bytes = Array(Self.china.utf8)
    for count in bytes.indices {
      #expect(throws: TableError.self) {
        try TableReader(layout: .worldBank).read(Array(bytes[..<count]))
      }
    }
  }

  static let reasons: [(text: String, reason: String)] = [
    ("[{\"page\":1},[{\"date\":\"2022\"}]]", "at [1][0]: there is no 'indicator'"),
    ("[{\"page\":\"one\"},[]]", "at [0].page: it is not a whole number"),
    (answer([row("x", "2022", "[1]")]), "at [1][0].value: it is neither a number nor a text"),
    ("[{\"page\":1},\n[{\"ind", "it ends before the quote of line 2, column 3 is closed"),
    ("[{\"page\":1},\n[{\"a\":\"]}\"", "it ends before the bracket of line 2, column 2 is closed"),
    ("", "it is empty"),
  ]

  @Test(arguments: reasons.indices)
  func `what is wrong is told by its place`(index: Int) {
    let (text, reason) = Self.reasons[index]
    #expect(throws: TableError.invalidJSON(reason: reason)) {
      try read(text, layout: .worldBank)
    }
  }
}
