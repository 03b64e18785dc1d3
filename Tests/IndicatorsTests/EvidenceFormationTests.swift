import Indicators
import Testing
import TimeSeries

struct EvidenceFormationTests {
  private func quantity(_ text: String, _ scale: String = "") throws -> Quantity {
    try Quantity(text, scale: try #require(Scale(scale)))
  }

  private func statement(
    _ text: String, _ qualifier: Qualifier = .exact, _ measure: Measure = .level,
    period: String = "2025", unit: Unit = .currency(Currency(code: "CNY")), scale: String = "",
    definition: String = "", role: Role = .observation, line: Int = 1
  ) throws -> Statement {
    Statement(
      indicator: "x", period: try StatementPeriod(period), measure: measure, qualifier: qualifier,
      quantity: try quantity(text, scale), unit: unit, role: role, definition: definition,
      line: line)
  }

  private func form(
    _ statements: [Statement], kind: Kind = .flow,
    unit: Unit = .currency(Currency(code: "CNY"))
  ) -> FormedEvidence {
    EvidenceFormation().form(
      Indicator(id: "x", unit: unit, kind: kind), from: statements, label: { "\($0.line)" })
  }

  @Test
  func `a printed zero behind the point is a digit, a zero of a whole number may be rounding`()
    throws
  {
    let fine = try #require(form([try statement("1.0", scale: "trillion")]).evidence)
    #expect(fine.items[0].cells == [EvidenceCell(0.95e12, 1.05e12)])
    let coarse = try #require(form([try statement("70,000")]).evidence)
    #expect(coarse.items[0].cells.map(\.lower) == [65_000, 69_500, 69_950])
    for (cell, weight) in zip(coarse.items[0].cells, [0.6, 0.3, 0.1]) {
      #expect(abs(cell.weight - weight) < 1e-12)
    }
  }

  @Test func `a floor just passed lies within a unit, a plain one is open`() throws {
    let passed = try #require(form([try statement("1.2", .atLeast, scale: "trillion")]).evidence)
    let cells = passed.items[0].cells
    #expect(cells.allSatisfy { $0.lower == 1.2e12 && $0.upper != nil })
    #expect(abs((cells.first?.upper ?? 0) - 1.3e12) < 1)
    #expect(cells.prefix(3).reduce(0) { $0 + $1.weight } == 1)
    let plain = try #require(form([try statement("1.2", .above)]).evidence)
    #expect(plain.items[0].cells == [EvidenceCell(1.2, nil)])
  }

  @Test func `comparisons and sums are about several years`() throws {
    let items = try #require(
      form([
        try statement("10.5", .exact, .averageGrowth, period: "2020/2024", unit: .percent),
        try statement("13.9", .exact, .growth, period: "2023", unit: .percent, line: 2),
        try statement("10.5", .about, .cumulative, period: "2021/2025", line: 3),
      ]).evidence
    ).items
    let byLabel = Dictionary(uniqueKeysWithValues: items.map { ($0.label, $0) })
    let average = try #require(byLabel["1"])
    #expect(average.quantity == .ratio(.year(2020), .year(2024)))
    #expect(abs((average.cells[0].upper ?? 0) - 1.1055 * 1.1055 * 1.1055 * 1.1055) < 1e-12)
    #expect(abs(average.noise - 0.012) < 1e-12)
    #expect(byLabel["2"]?.quantity == .ratio(.year(2022), .year(2023)))
    #expect(byLabel["3"]?.quantity == .sum(.year(2021), .year(2025)))
  }

  @Test func `a flow up to a month is an uncertain share, a stock a place between two years`()
    throws
  {
    let flow = try #require(form([try statement("8.9", .exact, .asOf, period: "2024-11")]).evidence)
    #expect(flow.items[0].quantity == .level(.year(2024)))
    #expect(flow.items[0].shares.map(\.name) == ["month 11"])
    let stock = try #require(
      form(
        [try statement("346", .exact, .asOf, period: "2025-03", unit: .count)], kind: .stock,
        unit: .count
      ).evidence)
    #expect(stock.items[0].quantity == .within(.year(2025), fraction: 0.25))
    #expect(stock.items[0].shares.isEmpty)
  }

  @Test func `equal figures are one, targets none`() throws {
    let formed = form([
      try statement("1.2", .atLeast, line: 1), try statement("1.2", .atLeast, line: 2),
      try statement("2", .atLeast, role: .target, line: 3),
    ])
    #expect(formed.evidence?.items.count == 1)
    #expect(formed.unused.map(\.reason) == [.repeats(line: 1)])
  }

  @Test func `an earlier figure for the same year has more noise`() throws {
    var early = try statement("2.2", line: 1)
    early.published = PublicationDate(year: 2024)
    var late = try statement("2.3", line: 2)
    late.published = PublicationDate(year: 2025)
    let items = try #require(form([early, late]).evidence).items
    let noise = Dictionary(uniqueKeysWithValues: items.map { ($0.label, $0.noise) })
    #expect((noise["1"] ?? 0) > 3 * (noise["2"] ?? 1))
  }

  @Test func `a place in a ranking is as wide as a place`() throws {
    let items = try #require(
      form([try statement("10", .exact, .rank, unit: .rank)], kind: .rank, unit: .rank).evidence
    ).items
    #expect(items[0].cells == [EvidenceCell(9.5, 10.5)])
  }

  @Test func `another definition enters with an offset where its figures are near`() throws {
    let near = [
      try statement("100", period: "2020", definition: "a", line: 1),
      try statement("110", period: "2021", definition: "a", line: 2),
      try statement("93", period: "2021", definition: "b", line: 3),
      try statement(
        "12", .exact, .growth, period: "2022", unit: .percent, definition: "b", line: 4),
      try statement(
        "9", .exact, .growth, period: "2023", unit: .percent, definition: "a / b", line: 5),
    ]
    let items = try #require(form(near).evidence).items
    let byLabel = Dictionary(uniqueKeysWithValues: items.map { ($0.label, $0) })
    #expect(byLabel["2"]?.shares.isEmpty == true)
    #expect(byLabel["3"]?.shares.map(\.name) == ["b"])
    #expect((byLabel["3"]?.noise ?? 0) > 0.08)
    #expect(byLabel["4"]?.shares == byLabel["4"]?.baseShares)
    #expect(byLabel["5"]?.shares.map(\.name) == ["b"] && byLabel["5"]?.baseShares.isEmpty == true)
  }

  @Test func `a definition far off or said to be another product stays out`() throws {
    let rows = [
      try statement("100", period: "2020", definition: "a", line: 1),
      try statement("110", period: "2021", definition: "a", line: 2),
      try statement("15", period: "2021", definition: "b", line: 3),
      try statement("101", period: "2021", definition: "c", line: 4),
    ]
    var indicator = Indicator(id: "x", unit: .currency(Currency(code: "CNY")), kind: .flow)
    indicator.otherProducts = ["c"]
    let formed = EvidenceFormation().form(indicator, from: rows, label: { "\($0.line)" })
    #expect(formed.evidence?.items.map(\.label) == ["1", "2"])
    guard case .otherProduct("b", let offset?) = formed.unused.first?.reason else {
      Issue.record("\(formed.unused)")
      return
    }
    #expect(abs(offset + 1.99) < 0.01)
    #expect(formed.unused.last?.reason == .otherProduct("c", offset: nil))
    indicator.alike = .none
    indicator.otherProducts = []
    let alone = EvidenceFormation().form(indicator, from: rows, label: { "\($0.line)" })
    #expect(alone.unused.map(\.reason) == [.otherDefinition("b"), .otherDefinition("c")])
  }

  @Test func `a publisher who is off time and again has an offset of its own`() throws {
    var rows = try [("100", "2019"), ("110", "2020"), ("121", "2021"), ("130", "2022")].map {
      var row = try statement($0.0, period: $0.1, line: 1)
      row.source.publisher = "Office"
      return row
    }
    for (value, year) in [("121", "2020"), ("133", "2021")] {
      var row = try statement(value, period: year, line: 2)
      row.source.publisher = "House"
      rows.append(row)
    }
    var echo = try statement("110.0", period: "2020", line: 3)
    echo.source.publisher = "Herald"
    rows.append(echo)
    let items = try #require(form(rows).evidence).items
    for item in items {
      #expect(item.shares.map(\.name) == (item.label == "2" ? ["publisher House"] : []))
    }
  }

  @Test func `a streak is a plain floor in each of its years`() throws {
    let items = try #require(
      form([try statement("1", .above, period: "2022/2025", scale: "trillion")]).evidence
    ).items
    #expect(items.map(\.quantity) == (2022...2025).map { .level(.year($0)) })
    #expect(items.allSatisfy { $0.cells == [EvidenceCell(1e12, nil)] })
    #expect(items.map(\.label) == (2022...2025).map { "1 (\($0))" })
  }

  @Test func `an increment ties two years`() throws {
    let items = try #require(
      form([try statement("224.95", .exact, .change, period: "2021", scale: "billion")]).evidence
    ).items
    #expect(items[0].quantity == .difference(.year(2020), .year(2021)))
    #expect(abs((items[0].cells[0].lower ?? 0) - 224.945e9) < 1)
  }
}
