import Testing
import TimeSeries

@testable import Tabular

private func read(
  _ text: String, frequency: Frequency? = nil, chunkSize: Int = 1 << 16
) throws(TableError) -> PanelTable {
  try TableReader(layout: .long, frequency: frequency).read(
    Array(text.utf8), chunkSize: chunkSize)
}

@Suite struct LongTableTests {
  @Test(arguments: [1, 2, 3, 7, 1 << 16])
  func `rows become series in order of first appearance`(chunkSize: Int) throws {
    let table = try read(
      "unique_id,ds,y\nb,2001,1\nb,2002,\nb,2003,3\na,2001,-0.5\n", chunkSize: chunkSize)
    #expect(table.entries.map(\.name) == ["b", "a"])
    #expect(table.frequency == .annual)
    #expect(table.notation == .year)
    #expect(table.rowCount == 4)
    let b = try table.entries[0].outcome.get()
    #expect(b.name == "b")
    #expect(b.start == .year(2001))
    #expect(b.gapCount == 1)
    #expect(b.places[0] == 1 && b.places[2] == 3)
    #expect(try table.entries[1].outcome.get().places == [-0.5])
    #expect(table.entries[1].place == TextPlace(line: 5, column: 1))
    #expect(table.notices.isEmpty)
  }

  @Test func `columns come in any order and rows of series in any`() throws {
    let table = try read("y,ds,unique_id\n3,2003,b\n1,2001,a\n1,2001,b\n2,2002,b\n2,2002,a\n")
    #expect(table.entries.map(\.name) == ["b", "a"])
    #expect(try table.entries[0].outcome.get().places == [1, 2, 3])
    #expect(try table.entries[0].outcome.get().start == .year(2001))
    #expect(try table.entries[1].outcome.get().places == [1, 2])
    #expect(
      table.notices == [
        TableNotice(kind: .sortedRows, series: "b", place: TextPlace(line: 2, column: 8))
      ])
  }

  @Test func `quoted fields, spaces and other scripts are read`() throws {
    let table = try read(
      "unique_id,ds,y\n\"a,b\",2001, 1.5 \n\"a,b\",\"2002\",\"2\"\n国\"\",2001,1\n".replacing(
        "\"\",", with: ","))
    #expect(table.entries.map(\.name) == ["a,b", "国"])
    #expect(try table.entries[0].outcome.get().places == [1.5, 2])
  }

  @Test func `absent periods become gaps, counted`() throws {
    let table = try read("unique_id,ds,y\na,2001,1\na,2005,5\n")
    let series = try table.entries[0].outcome.get()
    #expect(series.places.count == 5)
    #expect(series.gapCount == 3)
    #expect(series.places[4] == 5)
    #expect(table.notices.map(\.kind) == [.missingPeriods(3)])
  }

  @Test func `words for gaps are kept in a notice`() throws {
    let table = try read("unique_id,ds,y\na,2001,NA\na,2002,2\na,2003, NA\na,2004,null\na,2005,\n")
    #expect(try table.entries[0].outcome.get().gapCount == 4)
    #expect(
      table.notices == [
        TableNotice(
          kind: .gapWord("NA", count: 2), series: "a", place: TextPlace(line: 2, column: 8)),
        TableNotice(
          kind: .gapWord("null", count: 1), series: "a", place: TextPlace(line: 5, column: 8)),
      ])
  }

  @Test func `the largest double is a number`() throws {
    let table = try read("unique_id,ds,y\na,1,1e308\na,2,-1.7976931348623157e308\n")
    #expect(try table.entries[0].outcome.get().places == [1e308, -.greatestFiniteMagnitude])
  }

  @Test func `further numeric columns are regressors, others are left out with a notice`() throws {
    let table = try read(
      """
      unique_id,gdp,ds,region,y,price
      a,10,2001,north,1,0.5
      a,11,2003,north,,
      b,20,2001,south,5,x
      b,21,2002,south,6,0.7

      """)
    let a = table.entries[0]
    #expect(a.regressors.map(\.name) == ["gdp", "price"])
    let gdp = try a.regressors[0].outcome.get()
    #expect(gdp.name == "gdp")
    #expect(gdp.start == .year(2001))
    #expect(gdp.places[0] == 10 && gdp.places[1].isNaN && gdp.places[2] == 11)
    #expect(try a.regressors[1].outcome.get().gapCount == 2)
    // Text in a regressor spoils the regressor, not the series.
    let b = table.entries[1]
    #expect(try b.outcome.get().places == [5, 6])
    #expect(throws: SeriesProblem.self) { try b.regressors[1].outcome.get() }
    #expect(
      table.notices.first
        == TableNotice(
          kind: .ignoredColumn("region", firstText: "north"), series: nil,
          place: TextPlace(line: 2, column: 11)))
  }

  @Test func `blank lines are counted`() throws {
    let table = try read("\nunique_id,ds,y\n\na,2001,1\n\n")
    #expect(try table.entries[0].outcome.get().places == [1])
    #expect(table.notices.map(\.kind) == [.blankLines(3)])
  }

  @Test func `many interleaved series keep their rows`() throws {
    // Time runs fastest in panels that a database gives: every row is of another series.
    var text = "unique_id,ds,y\n"
    for year in 1950..<2000 {
      for id in 0..<200 { text += "series number \(id),\(year),\(id * 10_000 + year)\n" }
    }
    let table = try read(text, chunkSize: 1000)
    #expect(table.entries.count == 200)
    for (id, entry) in table.entries.enumerated() {
      let expected = (1950..<2000).map { Double(id * 10_000 + $0) }
      #expect(try entry.outcome.get().places == expected)
    }
    #expect(table.notices.isEmpty)
  }
}
