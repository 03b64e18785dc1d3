import Indicators
import Testing
import TimeSeries

@Test func `a row becomes a statement with its text kept`() throws {
  let statement = try Statement(
    record([
      .indicator: "core-ai", .period: "2025", .qualifier: "at_least", .value: "1.0",
      .scale: "trillion", .unit: "CNY", .published: "2026-02-05", .publisher: " CGTN ",
      .title: "T", .url: "U", .source: "miit", .definition: "MIIT", .note: "n",
    ]))
  #expect(statement.measure == .level)
  #expect(statement.qualifier == .atLeast)
  #expect(statement.quantity.text == "1.0")
  #expect(statement.role == .observation)
  #expect(statement.status == .accepted)
  #expect(statement.source == Source(id: "miit", publisher: "CGTN", title: "T", url: "U"))
  #expect(statement.published == PublicationDate(year: 2026, month: 2, day: 5))
  #expect(statement.line == 7)
  #expect(statement.isEvidence)
}

@Test func `three columns are enough`() throws {
  let statement = try #require(
    try statements(
      """
      value,indicator,period
      12,widgets,2020
      """
    ).first)
  #expect(statement.unit == .other(""))
  #expect(statement.published == nil)
}

@Test(arguments: [
  ("growth", Unit.percent), ("average_growth", .percent), ("multiple", .ratio), ("rank", .rank),
])
func `some measures have their unit by themselves`(measure: String, unit: Unit) throws {
  let period = measure == "average_growth" || measure == "multiple" ? "2020/2024" : "2024"
  let row = record([.indicator: "x", .period: period, .measure: measure, .value: "3"])
  #expect(try Statement(row).unit == unit)
}

@Test(arguments: Measure.allCases)
func `every measure is read`(measure: Measure) throws {
  let shape: (period: String, unit: String) =
    switch measure {
    case .level: ("2024", "CNY")
    case .growth: ("2024", "%")
    case .averageGrowth: ("2020/2024", "%")
    case .multiple: ("2020/2024", "ratio")
    case .change: ("2024", "CNY")
    case .cumulative: ("2020/2024", "CNY")
    case .asOf: ("2024-06", "CNY")
    case .rank: ("2024", "rank")
    }
  let row = record([
    .indicator: "x", .period: shape.period, .measure: measure.rawValue, .value: "3",
    .unit: shape.unit,
  ])
  #expect(try Statement(row).measure == measure)
}

@Test(arguments: Qualifier.allCases)
func `every qualifier is read`(qualifier: Qualifier) throws {
  let row = record([
    .indicator: "x", .period: "2024", .qualifier: qualifier.rawValue, .value: "3",
    .upperValue: qualifier == .range ? "4" : "", .unit: "count",
  ])
  #expect(try Statement(row).qualifier == qualifier)
}

@Test(arguments: [("target", Role.target), ("observation", .observation), ("", .observation)])
func `every role is read`(text: String, role: Role) throws {
  let row = record([.indicator: "x", .period: "2024", .value: "3", .unit: "count", .role: text])
  #expect(try Statement(row).role == role)
}

@Test(arguments: Status.allCases)
func `every status is read`(status: Status) throws {
  let row = record([
    .indicator: "x", .period: "2024", .value: "3", .unit: "count", .status: status.rawValue,
  ])
  #expect(try Statement(row).status == status)
}

// MARK: - Mistakes

private func quantity(_ text: String, _ scale: Scale = .one) -> Quantity? {
  try? Quantity(text, scale: scale)
}

private struct Case: Sendable, CustomTestStringConvertible {
  let cells: [StatementColumn: String]
  let column: StatementColumn
  let isExpected: @Sendable (StatementMistake) -> Bool
  var testDescription: String {
    cells.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { "\($0.key.rawValue)=\($0.value)" }.joined(separator: " ")
  }

  init(
    _ cells: [StatementColumn: String], _ column: StatementColumn,
    _ isExpected: @escaping @Sendable (StatementMistake) -> Bool
  ) {
    self.cells = cells
    self.column = column
    self.isExpected = isExpected
  }

  init(
    _ cells: [StatementColumn: String], _ column: StatementColumn, _ expected: StatementMistake
  ) {
    self.init(cells, column) { $0 == expected }
  }

  static func unknown(
    _ column: StatementColumn, _ text: String, meant: String?, among words: [String]
  ) -> Case {
    Case([column: text], column) { mistake in
      guard case .unknownWord(let word) = mistake else { return false }
      return word.text == text && word.meant == meant && word.admissible == words
    }
  }
}

private let cases: [Case] = [
  Case([.indicator: ""], .indicator, .missing),
  Case([.period: " "], .period, .missing),
  Case([.value: ""], .value, .missing),
  Case(
    [.indicator: "Core AI_industry"], .indicator,
    .notKebabCase("Core AI_industry", meant: "core-ai-industry")),
  .unknown(
    .measure, "Average-Growth", meant: "average_growth", among: Measure.allCases.map(\.rawValue)),
  .unknown(.measure, "levle", meant: nil, among: Measure.allCases.map(\.rawValue)),
  .unknown(.qualifier, "at least", meant: "at_least", among: Qualifier.allCases.map(\.rawValue)),
  .unknown(.role, "goal", meant: nil, among: ["observation", "target"]),
  .unknown(.status, "Accepted", meant: "accepted", among: ["accepted", "proposed", "rejected"]),
  .unknown(.unit, "RMB", meant: "CNY", among: Unit.words),
  Case([.scale: "bn"], .scale) {
    guard case .unknownScale(let word) = $0 else { return false }
    return word.text == "bn" && word.admissible == Scale.words
  },
  Case([.value: "3,63"], .value, .notANumber("3,63")),
  Case([.value: "about 3.6"], .value, .notANumber("about 3.6")),
  Case([.qualifier: "range", .upperValue: "four"], .upperValue, .notANumber("four")),
  Case([.value: "1e300"], .value, .beyondDoubles("1e300")),
  Case([.period: "2024-13"], .period, .period("2024-13", .outOfYear)),
  Case([.period: "2024-2025"], .period, .period("2024-2025", .malformed(meant: "2024/2025"))),
  Case([.published: "2024-02-30"], .published, .notADate("2024-02-30")),
  Case([.qualifier: "range"], .upperValue, .rangeWithoutUpperEnd),
  Case([.qualifier: "range", .upperValue: "3.5"], .upperValue) {
    guard case .upperEndBelowValue(let lower, let upper) = $0 else { return false }
    return lower.text == "3.63" && upper.text == "3.5"
  },
  Case([.upperValue: "4"], .upperValue, .upperEndWithoutRange(.exact)),
  Case([.period: "2021/2024"], .period, .spanOfOnePeriodMeasure(.level)),
  Case([.period: "2021/2024", .measure: "as_of"], .period, .spanOfOnePeriodMeasure(.asOf)),
  Case([.measure: "cumulative"], .period, .spanRequired(.cumulative)),
  Case(
    [.measure: "average_growth", .scale: "", .unit: "%"], .period, .spanRequired(.averageGrowth)),
  Case([.measure: "multiple", .scale: "", .unit: "ratio"], .period, .spanRequired(.multiple)),
  Case([.period: "2024/2024", .measure: "change"], .period, .emptyComparison(.change)),
  Case([.measure: "as_of"], .period, .monthRequired),
  Case([.measure: "growth"], .unit, .percentRequired(.growth, .currency(Currency(code: "CNY")))),
  Case([.measure: "growth", .scale: "", .unit: "%", .value: "-100"], .value) {
    guard case .growthToNothing(let quantity) = $0 else { return false }
    return quantity.value == -100
  },
  Case(
    [.measure: "multiple", .period: "2020/2024", .scale: "", .unit: "%"], .unit,
    .ratioRequired(.percent)),
  Case(
    [.measure: "multiple", .period: "2020/2024", .scale: "", .unit: "ratio", .value: "0"], .value
  ) {
    guard case .multipleNotPositive = $0 else { return false }
    return true
  },
  Case(
    [.measure: "rank", .scale: "", .unit: "count", .value: "3"], .unit, .rankUnitRequired(.count)),
  Case([.scale: "", .unit: "rank", .value: "3"], .unit, .rankAsLevel(.level)),
  Case(
    [.measure: "level", .scale: "", .unit: "rank", .value: "3"], .measure, .rankAsLevel(.level)),
  Case([.measure: "rank", .scale: "", .unit: "rank", .value: "2.5"], .value) {
    guard case .notAPlace(let quantity) = $0 else { return false }
    return quantity.text == "2.5"
  },
  Case([.measure: "rank", .scale: "", .unit: "rank", .value: "0"], .value) {
    guard case .notAPlace = $0 else { return false }
    return true
  },
  Case(
    [.measure: "cumulative", .period: "2020/2024", .scale: "", .unit: "%"], .unit,
    .sumOfShares(.percent)),
]

@Test(arguments: cases)
private func `a mistake is named with its column and place`(example: Case) throws {
  let found = mistakes(example.cells)
  try #require(found.count == 1, "\(found)")
  #expect(example.isExpected(found[0].mistake), "\(found[0].mistake)")
  #expect(found[0].column == example.column)
  let position = StatementColumn.allCases.firstIndex(of: example.column).map { $0 + 1 }
  #expect(found[0].position == position)
  #expect(found[0].line == 7)
}

@Test func `all mistakes of a row come at once, in the order of the columns`() {
  let found = mistakes([
    .period: "soon", .measure: "levle", .qualifier: "over", .value: "x", .unit: "yuan",
    .role: "plan", .published: "May", .status: "ok", .scale: "bn",
  ])
  #expect(
    found.map(\.column) == [
      .period, .measure, .qualifier, .value, .scale, .unit, .role, .published, .status,
    ])
}

@Test func `all mistakes of all rows come at once and spare the other rows`() {
  let (set, problems) = StatementSet.read(
    records(
      """
      indicator,period,value,unit
      a,2020,1,count
      b,2020,one,count
      c,,3,count
      d,2021,4,yuan
      e,2022,5,count
      """))
  #expect(set.statements.map(\.indicator) == ["a", "e"])
  #expect(problems.map(\.line) == [3, 4, 5])
  #expect(problems.map(\.position) == [3, 2, 4])
}

@Test func `a mistake in a column that the file lacks has no position`() {
  let row = StatementRecord(line: 4, header: ["indicator", "value"], fields: ["a", "1"])
  let problems = StatementSet.read([row]).problems
  #expect(problems.map(\.column) == [.period])
  #expect(problems.map(\.position) == [nil])
}

@Test func `unknown and repeated columns and short rows are no trouble for a row`() throws {
  let row = StatementRecord(
    line: 2, header: ["indicator", "colour", "value", "value", "period", "unit"],
    fields: ["a", "red", "1", "2", "2020"], columns: [1, 3, 7, 9, 11])
  let statement = try Statement(row)
  #expect(statement.quantity.text == "1")
  #expect(row.cells[.period]?.column == 11)
}

@Test func `a range in a file without the column of its upper end is a mistake of the qualifier`() {
  let problems = StatementSet.read(
    records(
      """
      indicator,period,qualifier,value,unit
      a,2020,range,1,count
      """)
  ).problems
  #expect(problems.map(\.mistake) == [.rangeWithoutUpperEnd])
  #expect(problems.map(\.position) == [3])
}
