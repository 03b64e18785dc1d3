import Testing
import TimeSeries

@testable import Tabular

private func rows(
  _ entries: [(name: String, period: String, value: Double, regressors: [Double])],
  regressors: [String] = []
) throws -> PanelRows {
  var rows = PanelRows(regressors: regressors)
  for entry in entries {
    try rows.begin(Array(entry.name.utf8).span)
    if let stamp = PeriodStamp(entry.period) {
      rows.add(stamp, entry.value, regressors: entry.regressors.span)
    } else {
      rows.addUnreadablePeriod(entry.period)
    }
  }
  return rows
}

@Suite struct PanelRowsTests {
  @Test func `rows in memory make the table that the same rows of a file make`() throws {
    let text = "unique_id,ds,y,x\nb,2001,1,5\nb,2003,3,\na,2002,-0.5,7\na,2001,2,6\nb,2002,,4\n"
    let file = try TableReader(layout: .long).read(Array(text.utf8))
    let memory = try rows(
      [
        ("b", "2001", 1, [5]), ("b", "2003", 3, [.nan]), ("a", "2002", -0.5, [7]),
        ("a", "2001", 2, [6]), ("b", "2002", .nan, [4]),
      ], regressors: ["x"]
    ).table(frequency: nil)
    #expect(memory.entries.map(\.name) == file.entries.map(\.name))
    #expect(memory.frequency == file.frequency && memory.notation == file.notation)
    #expect(memory.rowCount == 5)
    #expect(memory.notices.map(\.kind) == file.notices.map(\.kind))
    for (found, expected) in zip(memory.entries, file.entries) {
      let (memory, file) = (try found.outcome.get(), try expected.outcome.get())
      #expect(memory.name == file.name && memory.start == file.start)
      #expect(memory.places.map { "\($0)" } == file.places.map { "\($0)" })
      #expect(found.regressors.map(\.name) == ["x"])
      #expect(
        try found.regressors[0].outcome.get().places.map { "\($0)" }
          == expected.regressors[0].outcome.get().places.map { "\($0)" })
    }
    #expect(memory.entries[1].place == TextPlace(line: 3, column: 0))
  }

  @Test func `faults name their rows and spare other series`() throws {
    let table = try rows([
      ("a", "2001", 1, []), ("a", "2001", 2, []), ("b", "2001", .infinity, []),
      ("c", "2001-13", 1, []), ("d", "2001", 1, []), ("d", "2002-Q1", 1, []), ("", "2001", 1, []),
      ("e", "2001", 1, []),
    ]).table(frequency: nil)
    func fault(_ name: String) -> SeriesFault? {
      guard case .failure(let problem)? = table.entries.first(where: { $0.name == name })?.outcome
      else { return nil }
      return problem.faults[0]
    }
    #expect(fault("a")?.kind == .duplicatePeriod(first: TextPlace(line: 1, column: 0)))
    #expect(fault("a")?.place == TextPlace(line: 2, column: 0))
    #expect(fault("b")?.kind == .notRepresentable)
    #expect(fault("c")?.kind == .unreadablePeriod && fault("c")?.text == "2001-13")
    #expect(fault("d")?.kind == .mixedNotation(expected: .integer))
    #expect(fault("")?.kind == .noName)
    #expect(fault("e") == nil)
  }

  @Test func `a name that is not UTF-8 and a table without rows are refused`() {
    var rows = PanelRows()
    #expect(throws: TableError.csv(.invalidUTF8(byte: 0xFC, at: TextPlace(line: 1, column: 0)))) {
      try rows.begin([0x53, 0xFC, 0x64].span)
    }
    #expect(throws: TableError.noRows) { try PanelRows().table(frequency: nil) }
  }
}
