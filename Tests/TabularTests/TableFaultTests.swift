import Testing
import TimeSeries

@testable import Tabular

private func read(
  _ text: String, frequency: Frequency? = nil, chunkSize: Int = 1 << 16
) throws(TableError) -> PanelTable {
  try TableReader(layout: .long, frequency: frequency).read(
    Array(text.utf8), chunkSize: chunkSize)
}

private func fault(
  _ kind: SeriesFault.Kind, _ line: Int, _ column: Int, _ name: String, _ text: String
) -> SeriesFault {
  SeriesFault(
    kind: kind, place: TextPlace(line: line, column: column), column: name, text: text)
}

@Suite struct TableFaultTests {
  /// Rows of a bad series `x`, from line 3 on, with its faults.
  static let bad: [(rows: String, faults: [SeriesFault])] = [
    ("x,2001,1\nx,2002,abc\n", [fault(.notANumber, 4, 8, "y", "abc")]),
    ("x,2001,\"1,5\"\nx,2002,2\n", [fault(.notANumber, 3, 9, "y", "1,5")]),
    ("x,2001,1e999\nx,2002,2\n", [fault(.notRepresentable, 3, 8, "y", "1e999")]),
    ("x,2001,-inf\nx,2002,2\n", [fault(.notRepresentable, 3, 8, "y", "-inf")]),
    ("x,2001,1\nx,year 2,2\n", [fault(.unreadablePeriod, 4, 3, "ds", "year 2")]),
    ("x,2001,1\nx,,2\n", [fault(.unreadablePeriod, 4, 3, "ds", "")]),
    ("x,2001,1\nx,2001-13,2\n", [fault(.unreadablePeriod, 4, 3, "ds", "2001-13")]),
    ("x,2001-02-30,1\nx,2001,1\n", [fault(.unreadablePeriod, 3, 3, "ds", "2001-02-30")]),
    (
      "x,2001,1\nx,2002-Q1,2\n",
      [fault(.mixedNotation(expected: .integer), 4, 3, "ds", "2002-Q1")]
    ),
    (
      "x,2001-Q1,1\nx,2001-Q2,2\n",
      [fault(.otherNotation(expected: .integer), 3, 3, "", "2001-Q1")]
    ),
    (
      "x,2001,1\nx,2002,2\nx,2001,3\nx,2001,3\n",
      [
        fault(.duplicatePeriod(first: TextPlace(line: 3, column: 3)), 5, 3, "", "2001"),
        fault(.duplicatePeriod(first: TextPlace(line: 3, column: 3)), 6, 3, "", "2001"),
      ]
    ),
    ("x,2001,\nx,2002,NA\n", [fault(.noObservations, 3, 1, "", "")]),
    ("x,2001\nx,2002,2\n", [fault(.raggedRow(fields: 2, expected: 3), 3, 1, "", "x,2001")]),
    ("x,2001,1,\nx,2002,2\n", [fault(.raggedRow(fields: 4, expected: 3), 3, 1, "", "x,2001,1,")]),
    ("x\n", [fault(.raggedRow(fields: 1, expected: 3), 3, 1, "", "x")]),
    (
      "x,2001,1\nx,2002,2\nx,20030,3\n",
      [fault(.spreadTooWide(periods: 18_030, rows: 3), 5, 3, "", "20030")]
    ),
    (
      "x,9,one\nx,2001-01,1e-999\nx,ten,\n",
      [
        fault(.notANumber, 3, 5, "y", "one"),
        fault(.notRepresentable, 4, 11, "y", "1e-999"),
        fault(.mixedNotation(expected: .integer), 4, 3, "ds", "2001-01"),
        fault(.unreadablePeriod, 5, 3, "ds", "ten"),
      ]
    ),
  ]

  @Test(arguments: bad.indices, [1, 7, 1 << 16])
  func `a bad series lists its faults and spares the others`(index: Int, chunkSize: Int) throws {
    let (rows, faults) = Self.bad[index]
    let table = try read(
      "unique_id,ds,y\na,2001,1\n\(rows)b,2001,2\nb,2002,3\na,2002,4\nc,1990,5\nc,1991,6\n",
      chunkSize: chunkSize)
    #expect(table.entries.map(\.name) == ["a", "x", "b", "c"])
    #expect(try table.entries[0].outcome.get().places == [1, 4])
    #expect(try table.entries[2].outcome.get().places == [2, 3])
    guard case .failure(let problem) = table.entries[1].outcome else {
      Issue.record("x is good")
      return
    }
    #expect(problem.faults == faults)
    #expect(problem.unlisted == 0)
  }

  @Test func `faults beyond the listed ones are counted`() throws {
    let rows = (0..<50).map { "x,\(2000 + $0),?\n" }.joined()
    let table = try read("unique_id,ds,y\n\(rows)")
    guard case .failure(let problem) = table.entries[0].outcome else {
      Issue.record("x is good")
      return
    }
    #expect(problem.faults.count == SeriesProblem.listedFaults)
    #expect(problem.faults.last?.place == TextPlace(line: 21, column: 8))
    #expect(problem.unlisted == 30)
  }

  @Test func `rows without a name are a series of their own`() throws {
    let table = try read("unique_id,ds,y\na,2001,1\n,2001,2\n")
    #expect(table.entries.map(\.name) == ["a", ""])
    #expect(
      table.entries[1].outcome
        == .failure(SeriesProblem([fault(.noName, 3, 1, "unique_id", "")])))
  }

  @Test func `places of duplicates are found across lines and columns`() throws {
    let table = try read(
      "unique_id,y,ds\nx,1,2001\nother,1,2001\nx,22,2002\n\"o\nther\",1,2001\nx,333,2001\n")
    let first = TextPlace(line: 2, column: 5)
    #expect(
      table.entries[0].outcome
        == .failure(SeriesProblem([fault(.duplicatePeriod(first: first), 7, 7, "", "2001")])))
  }

  /// Texts that no table can be made of.
  static let rejected: [(text: String, error: TableError)] = [
    ("", .csv(.noHeader)),
    ("unique_id,ds,y\n", .noRows),
    ("unique_id,ds,y", .noRows),
    (
      "unique_id,date,y\na,2001,1\n",
      .missingColumn(
        "ds", layout: .long, present: ["unique_id", "date", "y"],
        at: TextPlace(line: 1, column: 1))
    ),
    (
      "unique_id;ds;y\na;2001;1\n",
      .missingColumn(
        "unique_id", layout: .long, present: ["unique_id;ds;y"], at: TextPlace(line: 1, column: 1))
    ),
    (
      "unique_id,ds,y,y\na,2001,1,2\n",
      .csv(
        .duplicateColumn(
          name: "y", first: TextPlace(line: 1, column: 14), second: TextPlace(line: 1, column: 16)))
    ),
    (
      "unique_id,ds,y\na,2001,1\na,2002,\"2\n",
      .csv(.unterminatedQuote(opened: TextPlace(line: 3, column: 8)))
    ),
  ]

  @Test(arguments: rejected.indices, [1, 7, 1 << 16])
  func `an unusable table is rejected with its place`(index: Int, chunkSize: Int) {
    let (text, error) = Self.rejected[index]
    #expect(throws: error) { try read(text, chunkSize: chunkSize) }
  }

  @Test func `a frequency that periods contradict is rejected`() {
    #expect(throws: TableError.frequencyMismatch(requested: .annual, written: .monthly)) {
      try read("unique_id,ds,y\na,2001-01,1\n", frequency: .annual)
    }
  }
}
