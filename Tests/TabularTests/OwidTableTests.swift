import Testing
import TimeSeries

@testable import Tabular

private func read(_ text: String, chunkSize: Int = 1 << 16) throws(TableError) -> PanelTable {
  try TableReader(layout: .owid).read(Array(text.utf8), chunkSize: chunkSize)
}

@Suite struct OwidTableTests {
  @Test(arguments: [1, 7, 1 << 16])
  func `one value column gives one series an entity`(chunkSize: Int) throws {
    let table = try read(
      "Entity,Code,Year,Patents\nChina,CHN,2001,5\nChina,CHN,2003,7\nWorld,,2001,9\n",
      chunkSize: chunkSize)
    #expect(table.entries.map(\.name) == ["China", "World"])
    let china = try table.entries[0].outcome.get()
    #expect(china.start == .year(2001))
    #expect(china.places[0] == 5 && china.places[1].isNaN && china.places[2] == 7)
    #expect(table.notices.map(\.kind) == [.missingPeriods(1)])
    #expect(table.rowCount == 3)
  }

  @Test func `several value columns give a series each, text columns none`() throws {
    let table = try read(
      """
      entity,code,year,Patents,Region,Papers
      China,CHN,2001,5,Asia,1
      China,CHN,2002,6,Asia,
      Chile,CHL,2001,,,2

      """)
    #expect(
      table.entries.map(\.name) == [
        "China/Patents", "China/Papers", "Chile/Patents", "Chile/Papers",
      ])
    #expect(try table.entries[0].outcome.get().places == [5, 6])
    #expect(try table.entries[3].outcome.get().places == [2])
    #expect(throws: SeriesProblem.self) { try table.entries[2].outcome.get() }
    #expect(
      table.notices.map(\.kind) == [.ignoredColumn("Region", firstText: "Asia")])
  }

  @Test func `faults spare the other entities`() throws {
    let table = try read("Entity,Code,Year,v\nA,,2001,x\nB,,2001,1\nC,,MMXX,1\n,,2001,1\nD\n")
    #expect(table.entries.map(\.name) == ["A", "B", "C", "", "D"])
    #expect(try table.entries[1].outcome.get().places == [1])
    for bad in [0, 2, 3, 4] {
      #expect(throws: SeriesProblem.self) { try table.entries[bad].outcome.get() }
    }
  }

  @Test func `a table without its columns is rejected`() {
    let place = TextPlace(line: 1, column: 1)
    #expect(
      throws: TableError.missingColumn(
        "Year", layout: .owid, present: ["Entity", "Code", "v"], at: place)
    ) { try read("Entity,Code,v\nA,,1\n") }
    #expect(
      throws: TableError.missingColumn(
        "<value>", layout: .owid, present: ["Entity", "Code", "Year"], at: place)
    ) { try read("Entity,Code,Year\nA,,2001\n") }
  }
}
