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
    #expect(flow.items[0].share?.name == "month 11")
    let stock = try #require(
      form(
        [try statement("346", .exact, .asOf, period: "2025-03", unit: .count)], kind: .stock,
        unit: .count
      ).evidence)
    #expect(stock.items[0].quantity == .within(.year(2025), fraction: 0.25))
    #expect(stock.items[0].share == nil)
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
}
