import Testing
import TimeSeries

@testable import Tabular

private func read(_ text: String, chunkSize: Int = 1 << 16) throws(TableError) -> PanelTable {
  try TableReader(layout: nil).read(Array(text.utf8), chunkSize: chunkSize)
}

private func faults(_ entry: PanelEntry) -> [SeriesFault.Kind] {
  guard case .failure(let problem) = entry.outcome else { return [] }
  return problem.faults.map(\.kind)
}

@Suite struct SDMXTableTests {
  static let eurostat = """
    DATAFLOW,LAST UPDATE,freq,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS
    ESTAT:RD_X(1.0),03/02/26 23:00:00,A,PC_GDP,AT,2021,3.25,,
    ESTAT:RD_X(1.0),03/02/26 23:00:00,A,PC_GDP,AT,2022,3.18,bp,
    ESTAT:RD_X(1.0),03/02/26 23:00:00,A,PC_GDP,AT,2023,,,C
    ESTAT:RD_X(1.0),03/02/26 23:00:00,A,PC_GDP,AT,2024,3.30,p,
    ESTAT:RD_X(1.0),03/02/26 23:00:00,A,PC_GDP,BE,2021,3.41,,
    ESTAT:RD_X(1.0),03/02/26 23:00:00,A,PC_GDP,BE,2022,3.35,s,

    """

  @Test(arguments: [1, 7, 1 << 16])
  func `Eurostat's rows make a series of each country`(chunkSize: Int) throws {
    let table = try read(Self.eurostat, chunkSize: chunkSize)
    #expect(table.entries.map(\.name) == ["AT", "BE"])
    let austria = try table.entries[0].outcome.get()
    #expect(austria.start == .year(2021))
    #expect(austria.places[..<2] == [3.25, 3.18])
    #expect(austria.places[2].isNaN && austria.places[3] == 3.3)
    #expect(table.entries[0].place == TextPlace(line: 2, column: 35))
    #expect(
      table.notices == [
        TableNotice(
          kind: .flagged(ObservationFlag("B"), count: 1), series: "AT",
          place: TextPlace(line: 3, column: 52)),
        TableNotice(
          kind: .flagged(ObservationFlag("P"), count: 2), series: "AT",
          place: TextPlace(line: 3, column: 52)),
        TableNotice(
          kind: .flagged(ObservationFlag("S", isEurostat: true), count: 1), series: "BE",
          place: TextPlace(line: 7, column: 52)),
      ])
    #expect(ObservationFlag("S", isEurostat: true).meaning == "estimated by Eurostat")
    #expect(table.rowCount == 6)
  }

  @Test func `the OECD's names of codes are no dimensions`() throws {
    let table = try read(
      """
      STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,REF_AREA,Reference area,FREQ,Frequency,\
      MEASURE,Measure,TIME_PERIOD,Time period,OBS_VALUE,Observation value,OBS_STATUS,Status,\
      UNIT_MULT,Unit multiplier
      DATAFLOW,OECD.STI:DSD_X@DF(1.0),"R, D",I,CHN,China,A,Annual,G,GERD,2020,,1.005,,A,,6,Millions
      DATAFLOW,OECD.STI:DSD_X@DF(1.0),"R, D",I,CHN,China,A,Annual,G,GERD,2021,,2,,E,,6,Millions
      DATAFLOW,OECD.STI:DSD_X@DF(1.0),"R, D",I,CHN,China,A,Annual,T,Staff,2020,,7,,A,,0,Units
      DATAFLOW,OECD.STI:DSD_X@DF(1.0),"R, D",I,KOR,Korea,A,Annual,G,GERD,2020,,.3,,A,,-3,Thousandths

      """)
    #expect(table.entries.map(\.name) == ["CHN/G", "CHN/T", "KOR/G"])
    #expect(try table.entries[0].outcome.get().places == [1_005_000, 2_000_000])
    #expect(try table.entries[1].outcome.get().places == [7])
    #expect(try table.entries[2].outcome.get().places == [0.0003])
    #expect(
      table.notices.map(\.kind) == [
        .scaled(powerOfTen: 6, count: 2), .scaled(powerOfTen: -3, count: 1),
        .flagged(ObservationFlag("E"), count: 1),
      ])
  }

  @Test(arguments: ["FREQ:Frequency,GEO:Area", "FREQ: Frequency,GEO: Area"])
  func `names behind codes do not count`(header: String) throws {
    let table = try read(
      """
      STRUCTURE[;],STRUCTURE_ID,ACTION,\(header),TIME_PERIOD:Time,OBS_VALUE:Value,\
      OBS_STATUS:Status
      dataflow,BIS:WS_X(1.0): Rates,I,M: Monthly,BR: Brazil,2024-01,11.75,A: Normal value
      dataflow,BIS:WS_X(1.0): Rates,I,M: Monthly,BR: Brazil,2024-02,11.25,P: Provisional
      dataflow,BIS:WS_X(1.0): Rates,I,M: Monthly,US: United States,2024-01,5.5,A: Normal value

      """)
    #expect(table.entries.map(\.name) == ["BR", "US"])
    #expect(table.frequency == .monthly)
    #expect(table.notices.map(\.kind) == [.flagged(ObservationFlag("P"), count: 1)])
  }

  @Test func `one series is named by its last code that says something`() throws {
    let ecb = """
      KEY,FREQ,CURRENCY,SUFFIX,TIME_PERIOD,OBS_VALUE,OBS_STATUS,TITLE
      EXR.Q.CNY.A,Q,CNY,_T,2024-Q1,7.8,A,"Yuan, per euro"
      EXR.Q.CNY.A,Q,CNY,_T,2024-Q2,7.9,A,"Yuan, per euro"

      """
    #expect(try read(ecb).entries.map(\.name) == ["CNY"])
    let flow = "DATAFLOW,FREQ,TIME_PERIOD,OBS_VALUE\nECB:EXR(1.0),A,2024,1\n"
    #expect(try read(flow).entries.map(\.name) == ["EXR"])
  }

  @Test func `two dataflows are two series`() throws {
    let table = try read(
      "DATAFLOW,GEO,TIME_PERIOD,OBS_VALUE\nX:A(1.0),AT,2024,1\nX:B(1.0),AT,2024,2\n")
    #expect(table.entries.map(\.name) == ["A", "B"])
  }

  @Test(arguments: [
    ("2024-A1", "2025-A1", Frequency.annual), ("2024-M01", "2024-M02", .monthly),
    ("2024-Q1", "2024-Q2", .quarterly), ("2024-01", "2024-02", .monthly),
    ("2024-01-01", "2025-01-01", .annual),
  ])
  func `periods of reporting years are read`(
    first: String, second: String, frequency: Frequency
  ) throws {
    let table = try read("GEO,TIME_PERIOD,OBS_VALUE\nAT,\(first),1\nAT,\(second),2\n")
    #expect(table.frequency == frequency)
    #expect(try table.entries[0].outcome.get().places == [1, 2])
  }

  @Test(arguments: ["2024-S1", "2024-W07", "2024-M13", "2024-Q5", "2024-A2", "2024-D001", ""])
  func `other periods are faults of their series`(text: String) throws {
    let table = try read(
      "GEO,TIME_PERIOD,OBS_VALUE\nAT,\(text),1\nBE,2024,2\nBE,2025,3\n")
    #expect(faults(table.entries[0]) == [.unreadablePeriod])
    #expect(try table.entries[1].outcome.get().places == [2, 3])
  }

  @Test func `a publisher's forecasts are gaps, and it is said`() throws {
    let table = try read(
      """
      GEO,TIME_PERIOD,OBS_VALUE,OBS_STATUS
      AT,2023,1,A
      AT,2024,2,A
      AT,2025,3,F
      AT,2026,4,F
      AT,2027,,F
      BE,2024,5,f
      BE,2025,6,a

      """)
    let series = try table.entries[0].outcome.get()
    #expect(series.places[..<2] == [1, 2] && series.places[2...].allSatisfy(\.isNaN))
    #expect(
      table.notices == [
        TableNotice(
          kind: .publisherForecasts(2), series: "AT", place: TextPlace(line: 4, column: 9)),
        TableNotice(
          kind: .publisherForecasts(1), series: "BE", place: TextPlace(line: 7, column: 9)),
      ])
  }

  @Test func `gaps come with any status, and unknown flags by their letter`() throws {
    let table = try read(
      """
      GEO,TIME_PERIOD,OBS_VALUE,OBS_STATUS
      AT,2020,1,X
      AT,2021,,M
      AT,2022,,O
      AT,2023,NaN,L
      AT,2024,2,_O

      """)
    #expect(try table.entries[0].outcome.get().gapCount == 3)
    #expect(
      table.notices.map(\.kind) == [
        .gapWord("NaN", count: 1), .flagged(ObservationFlag("X"), count: 1),
        .flagged(ObservationFlag("_O"), count: 1),
      ])
    #expect(ObservationFlag("X").meaning == nil)
  }

  @Test func `rows that bring no data are counted`() throws {
    let table = try read(
      """
      STRUCTURE,STRUCTURE_ID,ACTION,GEO,TIME_PERIOD,OBS_VALUE,TITLE
      dataflow,X:Y(1.0),I,AT,2023,1,
      dataflow,X:Y(1.0),D,AT,2024,-,
      dataflow,X:Y(1.0),D,BE,,,
      dataflow,X:Y(1.0),I,AT,,,A title
      dataflow,X:Y(1.0),R,AT,2024,2,

      """)
    #expect(table.entries.map(\.name) == ["AT"])
    #expect(try table.entries[0].outcome.get().places == [1, 2])
    #expect(
      table.notices == [
        TableNotice(
          kind: .otherAction("D", count: 2), series: nil, place: TextPlace(line: 3, column: 1)),
        TableNotice(kind: .attributeRows(1), series: nil, place: TextPlace(line: 5, column: 1)),
      ])
  }

  @Test(arguments: ["six", "1.5", "25", "--1", "1e3"])
  func `a multiplier that is no small integer is a fault`(text: String) throws {
    let table = try read(
      "GEO,TIME_PERIOD,OBS_VALUE,UNIT_MULT\nAT,2023,1,\(text)\nBE,2023,2,3: Thousands\n")
    #expect(faults(table.entries[0]) == [.notAMultiplier])
    #expect(try table.entries[1].outcome.get().places == [2000])
  }

  @Test(arguments: [
    "123456.789", "0.1", "7e-3", "9007199254740993", "1.7976931348623157e290", "-4.35",
    "12345678901234567890123", "0.30000000000000004e-20",
  ])
  func `a multiplied value is rounded once`(text: String) throws {
    for power in [-20, -6, -3, 3, 6, 9] {
      let table = try read("GEO,TIME_PERIOD,OBS_VALUE,UNIT_MULT\nAT,2023,\(text),\(power)\n")
      let value = try table.entries[0].outcome.get().places[0]
      let parts = text.split(separator: "e")
      let exponent = power + (parts.count == 2 ? try #require(Int(parts[1])) : 0)
      #expect(value == Double("\(parts[0])e\(exponent)"), "\(text) by 10^\(power)")
    }
  }

  @Test func `faults spare the other series`() throws {
    let table = try read(
      """
      FREQ,GEO,TIME_PERIOD,OBS_VALUE
      A,AT,2023,1
      A,AT,2023,2
      A,BE,2023,x
      Q,CH,2023-Q1,3
      A,DE,2023,4
      ,,2023,5
      A,FR

      """)
    #expect(table.entries.map(\.name) == ["A/AT", "A/BE", "Q/CH", "A/DE", "/", "A/FR"])
    #expect(
      faults(table.entries[0]) == [.duplicatePeriod(first: TextPlace(line: 2, column: 6))])
    #expect(faults(table.entries[1]) == [.notANumber])
    #expect(faults(table.entries[2]) == [.otherNotation(expected: .integer)])
    #expect(try table.entries[3].outcome.get().places == [4])
    #expect(faults(table.entries[4]) == [.noName])
    #expect(faults(table.entries[5]) == [.raggedRow(fields: 2, expected: 4)])
  }

  @Test func `a torn row does not rename the others`() throws {
    let table = try read(
      "UNIT,FREQ,GEO,TIME_PERIOD,OBS_VALUE\nEUR,A,AT,2023,1\nEUR,A,BE,2023,1\nEUR,A,AT\nEUR\n")
    #expect(table.entries.map(\.name) == ["AT", "BE", ""])
    #expect(faults(table.entries[0]) == [.raggedRow(fields: 3, expected: 5)])
    let single = try read("GEO,TIME_PERIOD,OBS_VALUE,NOTE\nAT,2023,1,\nAT\n")
    #expect(single.entries.map(\.name) == ["AT"])
  }

  @Test(arguments: [nil, TableLayout.sdmx])
  func `a damaged file gives a table or an error`(layout: TableLayout?) {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<500 {
      var bytes = Array(Self.eurostat.utf8)
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0...2, using: &generator) {
        case 0: bytes.remove(at: index)
        case 1: bytes[index] = ",:;-\n\"F9\u{1F}".utf8.randomElement(using: &generator) ?? 0
        default: bytes.removeSubrange(index..<min(bytes.count, index + 40))
        }
      }
      do throws(TableError) {
        let table = try TableReader(layout: layout).read(bytes, chunkSize: 32)
        #expect(table.entries.count <= table.rowCount * 9 && table.rowCount <= 30)
      } catch {
        #expect(error != .noRows || bytes.count < 400)
      }
    }
  }

  @Test func `a header without its columns is rejected`() {
    let place = TextPlace(line: 1, column: 1)
    #expect(
      throws: TableError.missingColumn(
        "OBS_VALUE", layout: .sdmx, present: ["GEO", "TIME_PERIOD"], at: place)
    ) { try TableReader(layout: .sdmx).read(Array("GEO,TIME_PERIOD\nAT,2023\n".utf8)) }
    #expect(
      throws: TableError.missingColumn(
        "TIME_PERIOD", layout: .sdmx, present: ["GEO", "OBS_VALUE"], at: place)
    ) { try TableReader(layout: .sdmx).read(Array("GEO,OBS_VALUE\nAT,2023\n".utf8)) }
    #expect(throws: TableError.csv(.noHeader)) {
      try TableReader(layout: .sdmx).read([])
    }
  }

  @Test(arguments: [
    "GEO,TIME_PERIOD,OBS_VALUE\n",
    "STRUCTURE,STRUCTURE_ID,ACTION,GEO,TIME_PERIOD,OBS_VALUE\n,,,,,\n",
  ])
  func `a file without an observation has no rows`(text: String) {
    #expect(throws: TableError.noRows) { try read(text) }
  }
}
