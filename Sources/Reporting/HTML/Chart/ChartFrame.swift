import Pipelines
import TimeSeries

/// Where things stand in a chart: across in percent of its width, which is the reader's screen's to
/// choose, down in pixels.
struct ChartFrame: Sendable {
  /// Height in pixels.
  let height: Int
  /// The horizontal axis.
  let time: TimeAxis
  /// The vertical axis.
  let values: ValueAxis

  /// Room above and below the axis in pixels.
  private static let margin = 6.0

  /// `23.45%`.
  func x(_ period: Period) -> String { Self.percent(time.place(of: period)) }

  /// `23.45%` of a point in time, in periods after the first one.
  func x(at offset: Double) -> String { Self.percent(time.place(at: offset)) }

  /// `120.5`, from the top.
  func y(_ value: Double) -> String { Self.pixels(down(to: value)) }

  /// Pixels from the top.
  func down(to value: Double) -> Double {
    Self.margin + values.place(of: value) * (Double(height) - 2 * Self.margin)
  }

  /// Points of a line or outline in thousandths of the width and pixels: `12.5,34.0 …`.
  func points(_ points: [(period: Period, value: Double)]) -> String {
    points.map { point in
      "\(Self.pixels(1000 * time.place(of: point.period))),\(y(point.value))"
    }.joined(separator: " ")
  }

  /// A part of the width as a length.
  static func percent(_ part: Double) -> String { "\(trimmed(100 * part, decimals: 2))%" }

  /// A length with one decimal.
  static func pixels(_ value: Double) -> String { trimmed(value, decimals: 1) }

  private static func trimmed(_ value: Double, decimals: Int) -> String {
    var text = DecimalText.fixed(value, decimals: decimals).replacing(",", with: "")
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text.isEmpty || text == "-" ? "0" : text
  }
}

/// A symbol at a place of a chart.
struct ChartSymbol: Sendable, Hashable {
  /// Name of the symbol: `point`.
  let symbol: String
  /// Place across.
  let x: String
  /// Place down.
  let y: String
  /// Classes that its colours come from.
  let tone: String
  /// Number of the statement in its table; nil for none.
  let statement: String?
}

/// A straight line in a chart.
struct ChartStroke: Sendable, Hashable {
  /// Places across.
  let x1, x2: String
  /// Places down.
  let y1, y2: String
  /// Classes that its colours come from.
  let tone: String
  /// Number of the statement in its table; nil for none.
  let statement: String?
}

/// A rectangle in a chart.
struct ChartBox: Sendable, Hashable {
  /// Left end.
  let x: String
  /// Top.
  let y: String
  /// Size.
  let width, boxHeight: String
  /// Pixels by which it stands off its place; nil for none.
  let shift: String?
  /// Classes that its colours come from.
  let tone: String
  /// Number of the statement in its table; nil for none.
  let statement: String?
}
