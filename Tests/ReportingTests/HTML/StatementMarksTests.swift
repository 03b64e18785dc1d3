import Testing
import TimeSeries

@testable import Pipelines
@testable import Reporting

@Suite struct StatementMarksTests {
  private let frame: ChartFrame
  private let marks: StatementMarks

  init() {
    let series = PageFixture.series("gerd")
    frame = ChartFrame(
      height: 300, time: TimeAxis(first: .year(2021), last: .year(2030)),
      values: ValueAxis(for: [0, 3e12], isRank: false, isProportional: true))
    marks = StatementMarks(of: series, in: frame, contradicted: [])
  }

  private func symbols(_ statement: Int) -> [ChartSymbol] {
    marks.symbols.filter { $0.statement == "\(statement)" }
  }

  @Test func `a figure is a point, open where it is hedged, with the cell of its rounding`() throws
  {
    let point = try #require(symbols(0).first)
    #expect(point.symbol == "point" && point.y == frame.y(1e12) && point.x == frame.x(.year(2021)))
    let cell = try #require(marks.boxes.first { $0.statement == "0" })
    let height = try #require(Double(cell.boxHeight))
    #expect(abs(height - (frame.down(to: 0.9e12) - frame.down(to: 1.1e12))) < 0.11)
    #expect(symbols(1).map(\.symbol) == ["ring"])
    // A cell that lies under its point is not drawn.
    #expect(!marks.boxes.contains { $0.statement == "1" })
  }

  @Test func `bounds point to where the value may lie`() {
    #expect(symbols(2).map(\.symbol) == ["up"])
    #expect(symbols(3).map(\.symbol) == ["down"])
  }

  @Test func `in a ranking at most is up`() {
    var series = PageFixture.series("rank", unit: "rank")
    series.statements = [PageFixture.statement(.ceiling, 2023, upper: 10)]
    let frame = ChartFrame(
      height: 300, time: TimeAxis(first: .year(2021), last: .year(2030)),
      values: ValueAxis(for: [1, 20], isRank: true, isProportional: false))
    let marks = StatementMarks(of: series, in: frame, contradicted: [])
    #expect(marks.symbols.map(\.symbol) == ["up"])
  }

  @Test func `a range has two brackets, a comparison a tie, a sum a bar at its average`() throws {
    #expect(symbols(4).map(\.symbol) == ["low", "high"])
    let tie = try #require(marks.strokes.first { $0.statement == "6" })
    #expect(tie.x1 == frame.x(.year(2024)) && tie.x2 == frame.x(.year(2025)))
    let base = try #require(PageFixture.rows()[3].median)
    #expect(tie.y1 == frame.y(base) && tie.y2 == frame.y(1.1 * base))
    let bar = try #require(marks.boxes.first { $0.statement == "8" })
    let top = try #require(Double(bar.y))
    let bottom = try #require(Double(bar.boxHeight)) + top
    #expect(top < frame.down(to: 1.15e12) && frame.down(to: 1.15e12) < bottom)
    let width = try #require(Double(bar.width.dropLast()))
    #expect(width > 30 && width < 40)
  }

  @Test func `what was said within a year stands within it`() throws {
    let part = try #require(symbols(5).first)
    #expect(part.symbol == "part")
    #expect(part.x == frame.x(at: 3.5))
  }

  @Test func `what is no evidence or lies beyond the axis is not drawn`() {
    #expect(symbols(9).isEmpty)
    var series = PageFixture.series("gerd")
    series.statements = [PageFixture.statement(.level, 1990, value: 1)]
    #expect(StatementMarks(of: series, in: frame, contradicted: []).symbols.isEmpty)
  }

  @Test func `a contradicted statement is marked`() {
    var series = PageFixture.series("gerd")
    series.statements = [PageFixture.statement(.level, 2023, value: 2e12, text: "odd")]
    let marks = StatementMarks(of: series, in: frame, contradicted: ["odd"])
    #expect(marks.symbols.map(\.tone) == ["bad"])
  }

  @Test func `targets are lines up to their period while they are open`() {
    let open = TargetMarks(
      [PageFixture.target("gerd", lower: 2e12)], from: .year(2025), in: frame)
    #expect(open.strokes.map(\.x1) == [frame.x(.year(2025))])
    #expect(open.strokes.map(\.x2) == [frame.x(.year(2030))])
    #expect(open.strokes.map(\.y1) == [frame.y(2e12)])
    #expect(open.symbols.map(\.symbol) == ["goal-up"])
    let past = TargetMarks(
      [PageFixture.target("gerd", lower: 2e12, year: 2023, status: .missed)], from: .year(2025),
      in: frame)
    #expect(past.strokes.isEmpty && past.symbols.map(\.tone) == ["goal gone"])
    let beyond = TargetMarks(
      [PageFixture.target("gerd", lower: 2e12, year: 2035)], from: .year(2025), in: frame)
    #expect(beyond.symbols.isEmpty)
  }
}
