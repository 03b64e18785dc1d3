import Forecasting
import Pipelines
import TimeSeries

/// Statements as what they are: points with the cells of their rounding, arrows for bounds, brackets
/// for ranges, ties for comparisons, bars for sums.
struct StatementMarks: Sendable {
  private(set) var symbols: [ChartSymbol] = []
  private(set) var strokes: [ChartStroke] = []
  private(set) var boxes: [ChartBox] = []

  private let frame: ChartFrame
  private let medians: [Period: Double]

  /// The least height in pixels of a cell that is drawn; lower ones lie under their point.
  private static let leastCell = 8.0

  /// The marks of a series' statements; those that are no evidence have none.
  ///
  /// - Parameter contradicted: labels of the statements that the others contradict.
  init(of series: SeriesReport, in frame: ChartFrame, contradicted: Set<String>) {
    self.frame = frame
    medians = Dictionary(
      series.rows.compactMap { row in row.median.map { (row.period, $0) } }
    ) { first, _ in first }
    for (index, statement) in (series.statements ?? []).enumerated() {
      add(statement, number: "\(index)", isContradicted: contradicted.contains(statement.label))
    }
  }

  /// The values that the axis has to have room for.
  static func values(of statement: ReportedStatement) -> [Double] {
    switch statement.form {
    case .level, .range, .partial: return [statement.value].compactMap(\.self)
    case .floor: return [statement.lower].compactMap(\.self)
    case .ceiling: return [statement.upper].compactMap(\.self)
    case .sum: return [statement.average].compactMap(\.self)
    case .ratio, .difference, .none: return []
    }
  }

  private mutating func add(
    _ statement: ReportedStatement, number: String, isContradicted: Bool
  ) {
    guard let first = statement.first, let last = statement.last, first >= frame.time.first,
      last <= frame.time.last
    else { return }
    let tone = isContradicted ? "bad" : statement.isOffset ? "off" : "said"
    switch statement.form {
    case .level:
      guard let value = statement.value else { return }
      addCell(statement, at: frame.x(last), tone, number)
      addSymbol(statement.isHedged ? "ring" : "point", frame.x(last), value, tone, number)
    case .range:
      guard let lower = statement.lower, let upper = statement.upper else { return }
      addStroke(frame.x(last), frame.x(last), lower, upper, tone, number)
      addSymbol("low", frame.x(last), lower, tone, number)
      addSymbol("high", frame.x(last), upper, tone, number)
    case .floor: addBound(statement.lower, "up", first, last, tone, number)
    case .ceiling: addBound(statement.upper, "down", first, last, tone, number)
    case .partial:
      guard let value = statement.value else { return }
      let back = 1 - (statement.fraction ?? 1)
      let x = frame.x(at: Double(frame.time.first.distance(to: last)) - back)
      addSymbol("part", x, value, tone, number)
    case .ratio:
      guard let base = medians[first], let ratio = statement.value else { return }
      addTie(first, base, last, base * ratio, tone, number)
    case .difference:
      guard let base = medians[first], let difference = statement.value else { return }
      addTie(first, base, last, base + difference, tone, number)
    case .sum: addSum(statement, first, last, tone, number)
    case .none: break
    }
  }

  // MARK: Parts

  private mutating func addSymbol(
    _ symbol: String, _ x: String, _ value: Double, _ tone: String, _ number: String
  ) {
    symbols.append(
      ChartSymbol(symbol: symbol, x: x, y: frame.y(value), tone: tone, statement: number))
  }

  private mutating func addStroke(
    _ x1: String, _ x2: String, _ from: Double, _ to: Double, _ tone: String, _ number: String
  ) {
    strokes.append(
      ChartStroke(
        x1: x1, x2: x2, y1: frame.y(from), y2: frame.y(to), tone: tone, statement: number))
  }

  /// The cell of a rounded figure, where it is high enough to be seen.
  private mutating func addCell(
    _ statement: ReportedStatement, at x: String, _ tone: String, _ number: String
  ) {
    guard let lower = statement.lower, let upper = statement.upper else { return }
    let ends = [frame.down(to: lower), frame.down(to: upper)]
    guard let top = ends.min(), let bottom = ends.max(), bottom - top >= Self.leastCell else {
      return
    }
    boxes.append(
      ChartBox(
        x: x, y: ChartFrame.pixels(top), width: "8", boxHeight: ChartFrame.pixels(bottom - top),
        shift: "-4", tone: "cell \(tone)", statement: number))
  }

  /// An arrow from a bound, on a line over the periods that it holds in.
  private mutating func addBound(
    _ bound: Double?, _ symbol: String, _ first: Period, _ last: Period, _ tone: String,
    _ number: String
  ) {
    guard let bound else { return }
    if first < last { addStroke(frame.x(first), frame.x(last), bound, bound, tone, number) }
    // Up and down are directions of the values, which ranks have the other way round.
    let isUp = (symbol == "up") != (frame.values.scale == .rank)
    addSymbol(isUp ? "up" : "down", frame.x(last), bound, tone, number)
  }

  /// A line from the known value of one period to what a comparison makes of it in another.
  private mutating func addTie(
    _ first: Period, _ base: Double, _ last: Period, _ end: Double, _ tone: String,
    _ number: String
  ) {
    guard end.isFinite else { return }
    addStroke(frame.x(first), frame.x(last), base, end, "tie \(tone)", number)
    addSymbol("end", frame.x(last), end, "tie \(tone)", number)
  }

  /// A bar over the span at the average of a period, as high as the cell of that average.
  private mutating func addSum(
    _ statement: ReportedStatement, _ first: Period, _ last: Period, _ tone: String,
    _ number: String
  ) {
    guard let average = statement.average else { return }
    let offset = Double(frame.time.first.distance(to: first))
    let count = Double(first.distance(to: last) + 1)
    let left = frame.time.place(at: offset - 0.4)
    let right = frame.time.place(at: offset + count - 0.6)
    let ends = [statement.lower, statement.upper].compactMap { end in
      end.map { frame.down(to: $0 / count) }
    }
    let middle = frame.down(to: average)
    let top = min(ends.min() ?? middle, middle - 3)
    let bottom = max(ends.max() ?? middle, middle + 3)
    boxes.append(
      ChartBox(
        x: ChartFrame.percent(left), y: ChartFrame.pixels(top),
        width: ChartFrame.percent(right - left), boxHeight: ChartFrame.pixels(bottom - top),
        shift: nil, tone: "sum \(tone)", statement: number))
  }
}

extension ReportedStatement {
  /// The average of a period that a sum comes to; nil where it is no sum.
  var average: Double? {
    guard form == .sum, let first, let last, let value else { return nil }
    return value / Double(first.distance(to: last) + 1)
  }
}
