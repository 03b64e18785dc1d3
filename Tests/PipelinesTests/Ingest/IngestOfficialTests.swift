import Indicators
import Testing
import TimeSeries

@testable import Pipelines

@Suite struct IngestOfficialTests {
  static let rows = """
    DATAFLOW,OECD.STI:DSD_X@DF_Y(1.0),I,CHN,A,USD_PPP,2013,1.50,A,6
    DATAFLOW,OECD.STI:DSD_X@DF_Y(1.0),I,CHN,A,USD_PPP,2014,1.75,E,6
    DATAFLOW,OECD.STI:DSD_X@DF_Y(1.0),I,CHN,A,USD_PPP,2015,2.10,B,6
    DATAFLOW,OECD.STI:DSD_X@DF_Y(1.0),I,CHN,A,USD_PPP,2017,,M,6
    DATAFLOW,OECD.STI:DSD_X@DF_Y(1.0),I,CHN,A,USD_PPP,2016,2.3,P,6
    DATAFLOW,OECD.STI:DSD_X@DF_Y(1.0),I,CHN,A,USD_PPP,2019,3.2,B,6
    DATAFLOW,OECD.STI:DSD_X@DF_Y(1.0),I,CHN,A,USD_PPP,2025,4.1,F,6
    DATAFLOW,OECD.STI:DSD_X@DF_Y(1.0),I,KOR,A,PT_B1GQ,2013,4.15,U,0

    """
  static let header =
    "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,FREQ,UNIT_MEASURE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,"
    + "UNIT_MULT\n"

  private func collection(
    _ text: String
  ) throws -> (statements: [Statement], problems: [Diagnostic], registry: StatementRegistry) {
    let folder = try PipelineFolder(["s.csv": text])
    let place = SourceLocation(file: "pipeline.yaml")
    let file = try InputFile(path: folder.path("s.csv"), namedAt: place)
    var registry = StatementRegistry()
    var problems: [Diagnostic] = []
    let collection = StatementCollection(
      file, vintage: .latest, namedAt: place, registry: &registry, &problems)
    return (collection.statements, problems, registry)
  }

  @Test func `each value is a statement with what its publisher says`() throws {
    let (statements, problems, registry) = try collection(Self.header + Self.rows)
    #expect(
      statements.map(\.indicator)
        == Array(repeating: "chn-usd-ppp", count: 6) + ["kor-pt-b1gq"])
    #expect(
      statements.map(\.period.description) == [
        "2013", "2014", "2015", "2016", "2019", "2025", "2013",
      ])
    #expect(statements.map(\.quantity.value)[..<2] == [1_500_000, 1_750_000])
    #expect(statements[0].quantity != statements[1].quantity)
    #expect(statements.map(\.measure).allSatisfy { $0 == .level })
    #expect(
      statements.map(\.qualifier) == [.exact, .about, .exact, .exact, .exact, .exact, .exact])
    #expect(
      statements.map(\.definition) == [
        "", "", "from 2015", "from 2015", "from 2019", "from 2019", "",
      ])
    #expect(
      statements.map(\.status) == [
        .accepted, .accepted, .accepted, .accepted, .accepted, .proposed, .accepted,
      ])
    #expect(
      statements.map(\.note) == [
        "", "", "", "provisional", "", "forecast of the publisher", "low reliability",
      ])
    #expect(statements[0].unit == .purchasingPower(Currency(code: "USD")))
    #expect(statements[6].unit == .percent)
    #expect(Set(statements.map(\.source.publisher)) == ["OECD.STI"])
    #expect(Set(statements.map(\.source.id)) == ["DSD_X@DF_Y"])
    #expect(problems.map(\.message) == ["1 row has no value and is no statement"])
    #expect(problems.map(\.severity) == [.note])
    let place = registry.location(statements[3], .value)
    #expect(place.line == 6 && place.column == 56)
    #expect(registry.location(statements[3], .scale).column == 62)
  }

  @Test func `they form a series without a sheet`() throws {
    let folder = try PipelineFolder([
      "pipeline.yaml": "pipeline: x\ningest: [{ statements: s.csv }]\n",
      "s.csv": Self.header + Self.rows,
    ])
    let data = try folder.read()
    #expect(data.series.map(\.name) == ["chn-usd-ppp", "kor-pt-b1gq"])
    let china = try #require(data["chn-usd-ppp"])
    #expect(china.start == .year(2013))
    // The definition with most figures of its own, and those before any break.
    #expect(china.definition == "from 2015")
    #expect(china.places == [1_500_000, 1_750_000, 2_100_000, 2_300_000])
    #expect(data["kor-pt-b1gq"]?.places == [4.15])
  }

  @Test func `codes of currencies and of other units`() throws {
    let text = """
      DATAFLOW,FREQ,GEO,UNIT,TIME_PERIOD,OBS_VALUE,OBS_FLAG
      ESTAT:RD(1.0),A,AT,EUR,2020,1,e
      ESTAT:RD(1.0),A,AT,PC_GDP,2020,2,bp
      ESTAT:RD(1.0),A,AT,PERCENT,2020,3,
      ESTAT:RD(1.0),A,AT,NUMBER,2020,4,
      ESTAT:RD(1.0),A,AT,IX,2020,5,x
      ESTAT:RD(1.0),A,AT,MIO_EUR,2020,6.5,
      ESTAT:RD(1.0),A,AT,MIO_PPS,2020,7,

      """
    let (statements, problems, _) = try collection(text)
    #expect(problems.isEmpty)
    #expect(
      statements.map(\.unit) == [
        .currency(Currency(code: "EUR")), .percent, .percent, .count, .other("IX"),
        .currency(Currency(code: "EUR")), .other("MIO_PPS"),
      ])
    #expect(statements.map(\.quantity.value) == [1, 2, 3, 4, 5, 6_500_000, 7])
    #expect(statements.map(\.qualifier) == [.about] + Array(repeating: .exact, count: 6))
    #expect(statements.map(\.definition) == ["", "from 2020", "", "", "", "", ""])
    #expect(statements.map(\.note) == ["", "provisional", "", "", "flag X", "", ""])
    #expect(statements.map(\.source.publisher) == Array(repeating: "ESTAT", count: 7))
  }

  @Test(arguments: [
    ("A", "2024-12-31", "2024"), ("Q", "2024-06-30", "2024-Q2"), ("M", "2024-05-31", "2024-05"),
    ("A", "2024-A1", "2024"), ("M", "2024-M03", "2024-03"), ("Q", "2024-Q4", "2024-Q4"),
    ("S", "2024-S2", "2024-H2"),
  ])
  func `periods are written as statements have them`(
    frequency: String, text: String, period: String
  ) throws {
    let (statements, problems, _) = try collection(
      "FREQ,GEO,TIME_PERIOD,OBS_VALUE\n\(frequency),AT,\(text),1\n")
    #expect(problems.isEmpty)
    #expect(statements.map(\.period.description) == [period])
  }

  static let mistakes: [(rows: String, code: DiagnosticCode, line: Int?, column: Int?)] = [
    ("A,AT,2024-W05,1,0\n", .invalidPeriod, 2, 6), ("A,AT,2024,x,0\n", .invalidNumber, 2, 11),
    ("A,AT,2024,1,six\n", .unknownScale, 2, 13), ("A,AT\n", .tornTable, 2, nil),
    ("A,AT,2024,1,0\nA,AT,2024,2,0\n", .duplicatePeriod, 3, 6),
    ("A,A_T,2024,1,0\nA,A-T,2024,2,0\n", .duplicateSeries, 3, nil),
    ("A,AT,2024,\"1\n", .tornTable, 2, 11), ("", .emptyFile, nil, nil),
  ]

  @Test(arguments: mistakes.indices)
  func `mistakes have their place`(index: Int) throws {
    let (rows, code, line, column) = Self.mistakes[index]
    let (_, problems, _) = try collection("FREQ,GEO,TIME_PERIOD,OBS_VALUE,UNIT_MULT\n" + rows)
    #expect(problems.map(\.code) == [code])
    #expect(problems.first?.severity == .error)
    #expect(problems.first?.location?.line == line)
    #expect(problems.first?.location?.column == column)
  }

  @Test func `rows that bring no data are told`() throws {
    let (statements, problems, _) = try collection(
      """
      STRUCTURE,STRUCTURE_ID,ACTION,GEO,TIME_PERIOD,OBS_VALUE
      dataflow,X:Y(1.0),D,AT,2023,1
      dataflow,X:Y(1.0),I,AT,,
      dataflow,X:Y(1.0),I,AT,2024,2

      """)
    #expect(statements.map(\.indicator) == ["at"])
    #expect(
      problems.map(\.message) == [
        "1 row with the action D (delete) is not read",
        "1 row without period and value was passed over",
      ])
    #expect(problems.map(\.severity) == [.warning, .note])
  }
}

@Suite struct IngestOfficialTablesTests {
  private func rows(_ entry: String, _ files: [String: String]) throws -> IngestedData {
    var files = files
    files["pipeline.yaml"] = "pipeline: x\ningest: [\(entry)]\n"
    return try PipelineFolder(files).read()
  }

  @Test func `a table of SDMX-CSV says what its publisher marks`() throws {
    let data = try rows(
      "{ table: t.csv, layout: sdmx }",
      ["t.csv": IngestOfficialTests.header + IngestOfficialTests.rows])
    #expect(data.series.map(\.name) == ["CHN/USD_PPP", "KOR/PT_B1GQ"])
    let china = try #require(data["CHN/USD_PPP"])
    #expect(china.places.compactMap(\.self) == [1.5e6, 1.75e6, 2.1e6, 2.3e6, 3.2e6])
    #expect(
      china.notices.map(\.message).prefix(4) == [
        "'CHN/USD_PPP': 1 value is marked E (estimated)",
        "'CHN/USD_PPP': 2 values are marked B (break in series)",
        "'CHN/USD_PPP': 1 value is marked P (provisional)",
        "'CHN/USD_PPP': 1 value is a forecast of the publisher and no observation; read as a gap",
      ])
    #expect(china.notices.prefix(4).map(\.severity) == [.note, .note, .note, .warning])
    #expect(china.notices.first?.location?.line == 3)
    #expect(data.notices.map(\.message).contains { $0.contains("multiplied by 1e6") })
  }

  @Test func `periods that only the publisher forecasts are to be forecast`() throws {
    let folder = try PipelineFolder([
      "pipeline.yaml":
        "pipeline: x\ningest: [{ table: t.csv, layout: sdmx }]\nproject: { until: 2026 }\n",
      "t.csv": """
      GEO,TIME_PERIOD,OBS_VALUE,OBS_STATUS
      AT,2024,1,A
      AT,2025,2,F
      AT,2026,3,F
      BE,2026,4,A

      """,
    ])
    let data = try folder.read()
    #expect(data["AT"]?.notices.map(\.code).contains(.untilBeforeData) == false)
    #expect(data["AT"]?.lastValue?.period == .year(2024))
    #expect(data["BE"]?.notices.map(\.code) == [.untilBeforeData])
  }

  static let row = """
    {"indicator":{"id":"G","value":"g"},"country":{"id":"CN","value":"China"},\
    "countryiso3code":"CHN","date":"2022","value":2.5,"unit":"","obs_status":"","decimal":2}
    """

  @Test func `an answer of the World Bank is a table`() throws {
    let answer = "[{\"page\":1,\"pages\":2,\"per_page\":1,\"total\":2},[\(Self.row)]]"
    let data = try rows("{ table: t.json, layout: world-bank }", ["t.json": answer])
    #expect(data["China"]?.places == [2.5])
    #expect(
      data.notices.map(\.message).contains(
        "this is page 1 of 2; the rows of the other pages are missing"))
  }

  @Test func `places in an answer are rows`() throws {
    let answer = "[{\"page\":1},[\(Self.row),\(Self.row)]]"
    let data = try rows("{ table: t.json, layout: world-bank }", ["t.json": answer])
    #expect(data["China"]?.reason == "'2022' is given twice (t.json, row 2)")
    #expect(data["China"]?.notices.first?.location?.file.hasSuffix("t.json, row 2") == true)
  }

  @Test func `another separator than commas is told`() throws {
    for layout in ["sdmx", "wide"] {
      let rejection = #expect(throws: Rejection.self) {
        try rows(
          "{ table: t.csv, layout: \(layout) }",
          ["t.csv": "GEO;TIME_PERIOD;OBS_VALUE\nAT;2024;1\n"])
      }
      #expect(
        rejection?.diagnostics.map(\.help)
          == ["fields are separated by ';' here; export the table with commas"])
    }
  }

  @Test(arguments: [
    (
      #"[{"message":[{"id":"120","key":"Invalid value","value":"No such indicator"}]}]"#,
      DiagnosticCode.refusedQuery, "Invalid value: No such indicator"
    ),
    ("[{\"page\":1},[", .tornTable, "no answer of the World Bank's API"),
    ("[{\"page\":1,\"total\":0},null]", .emptyFile, "no rows"),
  ])
  func `an answer without data rejects the file`(
    text: String, code: DiagnosticCode, words: String
  ) throws {
    let rejection = #expect(throws: Rejection.self) {
      try rows("{ table: t.json, layout: world-bank }", ["t.json": text])
    }
    #expect(rejection?.diagnostics.map(\.code) == [code])
    #expect(rejection?.diagnostics.first?.message.contains(words) == true)
  }
}
