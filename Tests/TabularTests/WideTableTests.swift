import Testing
import TimeSeries

@testable import Tabular

private func read(_ text: String, chunkSize: Int = 1 << 16) throws(TableError) -> PanelTable {
  try TableReader(layout: .wide).read(Array(text.utf8), chunkSize: chunkSize)
}

@Suite struct WideTableTests {
  static let worldBank = """
    \u{FEFF}"Data Source","World Development Indicators",

    "Last Updated Date","2024-06-28",

    "Country Name","Country Code","Indicator Name","Indicator Code","2000","2001","2002",
    "Aruba","ABW","R&D (% of GDP)","GB.XPD.RSDV.GD.ZS","","","",
    "China","CHN","R&D (% of GDP)","GB.XPD.RSDV.GD.ZS","0.89316","0.94033","",
    "Korea, Rep.","KOR","R&D (% of GDP)","GB.XPD.RSDV.GD.ZS","2.12","","2.27",

    """

  @Test(arguments: [1, 2, 3, 7, 1 << 16], ["\n", "\r\n"])
  func `the World Bank's export is read, its preamble skipped`(
    chunkSize: Int, lineEnd: String
  ) throws {
    let text = Self.worldBank.replacing("\n", with: lineEnd)
    let table = try read(text, chunkSize: chunkSize)
    #expect(table.entries.map(\.name) == ["Aruba", "China", "Korea, Rep."])
    #expect(table.notation == .year)
    let china = try table.entries[1].outcome.get()
    #expect(china.start == .year(2000))
    #expect(china.places[..<2] == [0.89316, 0.94033])
    #expect(china.gapCount == 1)
    #expect(try table.entries[2].outcome.get().places[2] == 2.27)
    guard case .failure(let problem) = table.entries[0].outcome else {
      Issue.record("a series without a value is good")
      return
    }
    #expect(problem.faults.map(\.kind) == [.noObservations])
    #expect(problem.faults[0].place.line == 6)
    #expect(table.notices.map(\.kind) == [.preamble(lines: 4), .blankLines(2)])
  }

  @Test func `several indicators are told apart by their codes`() throws {
    let table = try read(
      """
      Country Name,Country Code,Indicator Name,Indicator Code,2000 [YR2000],2001 [YR2001]
      China,CHN,GDP,NY.GDP,1,2
      China,CHN,R&D,GB.XPD,3,..

      """)
    #expect(table.entries.map(\.name) == ["China/NY.GDP", "China/GB.XPD"])
    #expect(try table.entries[0].outcome.get().places == [1, 2])
    #expect(
      table.notices.map(\.kind) == [.gapWord("..", count: 1)])
  }

  @Test func `columns may be quarters or months, in any order`() throws {
    let table = try read("id,2001-Q2,2001-Q1,note\na,2,1,x\n")
    #expect(table.frequency == .quarterly)
    #expect(try table.entries[0].outcome.get().places == [1, 2])
    #expect(try read("id,2001-01,2001-02\na,2,1\n").frequency == .monthly)
  }

  @Test func `faults are cells, and spare the other rows`() throws {
    let table = try read("id,2001,2002\na,1,x\nb,1\nc,1,2\nc,3,4\nd,5,6\n,7,8\n")
    #expect(table.entries.map(\.name) == ["a", "b", "c", "d", ""])
    let faults = table.entries.map { entry -> [SeriesFault] in
      guard case .failure(let problem) = entry.outcome else { return [] }
      return problem.faults
    }
    #expect(
      faults[0] == [
        SeriesFault(
          kind: .notANumber, place: TextPlace(line: 2, column: 5), column: "2002", text: "x")
      ])
    #expect(faults[1].map(\.kind) == [.raggedRow(fields: 2, expected: 3)])
    #expect(
      faults[2].map(\.kind) == [
        .duplicatePeriod(first: TextPlace(line: 4, column: 3)),
        .duplicatePeriod(first: TextPlace(line: 4, column: 5)),
      ])
    #expect(
      faults[2].map(\.place) == [TextPlace(line: 5, column: 3), TextPlace(line: 5, column: 5)])
    #expect(faults[3].isEmpty)
    #expect(faults[4].map(\.kind) == [.noName])
  }

  @Test func `text under a column without a name is a fault`() throws {
    let table = try read("id,2001,\na,1,\nb,2,x\n")
    #expect(try table.entries[0].outcome.get().places == [1])
    #expect(throws: SeriesProblem.self) { try table.entries[1].outcome.get() }
  }

  static let rejected: [(text: String, error: TableError)] = [
    (
      "id,a,b\nx,1,2\n",
      .noPeriodColumns(present: ["id", "a", "b"], at: TextPlace(line: 1, column: 1))
    ),
    (
      "id,2001,2001-Q1\nx,1,2\n",
      .mixedPeriodColumns(first: "2001", other: "2001-Q1", at: TextPlace(line: 1, column: 9))
    ),
    (
      "2001,2002\n1,2\n",
      .missingColumn(
        "Country Name", layout: .wide, present: ["2001", "2002"],
        at: TextPlace(line: 1, column: 1))
    ),
    (
      "Data Source,x\na,b\n",
      .missingColumn(
        "Country Name", layout: .wide, present: ["Data Source", "x"],
        at: TextPlace(line: 1, column: 1))
    ),
    ("id,2001\n", .noRows),
  ]

  @Test(arguments: rejected.indices)
  func `an unusable table is rejected with its place`(index: Int) {
    let (text, error) = Self.rejected[index]
    #expect(throws: error) { try read(text) }
  }
}
