import Pipelines
import TimeSeries

/// The move of one forecast as bars from its old place to its new one.
struct WaterfallChart: Sendable {
  let sectionID: String
  let heading: String
  let name: String
  /// The move in a sentence, with the interval's.
  let lead: String
  let caption: String
  let bars: [Bar]
  /// What made it move.
  let causes: [String]
  let hasCauses: Bool

  /// One step.
  struct Bar: Sendable {
    let label: String
    /// A total, or a move with its sign.
    let text: String
    /// Where it begins and how wide it is, in percent of the chart.
    let start, width: String
    /// `total`, `rise` or `fall`.
    let tone: String
  }

  init(_ series: SeriesDifference, number: Int) {
    let magnitude = Magnitude(
      for: [series.before?.median, series.after?.median].compactMap { $0 })
    let unit = magnitude.label(unit: series.unit)
    sectionID = "w\(number)"
    heading = series.title
    name = series.name
    let period = series.period.map { "\($0)" } ?? ""
    caption = "Steps of the move of \(series.title) in \(period)"
    let (before, after) = (series.before?.median, series.after?.median)
    lead =
      "\(period): "
      + [before, after].map { $0.map { magnitude.text($0) } ?? "–" }.joined(separator: " -> ")
      + (unit.isEmpty ? "" : " \(unit)") + (series.intervalMove(magnitude).map { "; \($0)" } ?? "")
    bars = Self.bars(of: series.waterfall ?? [], magnitude)
    causes = series.causes
    hasCauses = !causes.isEmpty
  }

  private static func bars(of steps: [SeriesDifference.Step], _ magnitude: Magnitude) -> [Bar] {
    guard let scale = WaterfallScale(steps) else { return [] }
    return steps.map { step in
      let (start, end) = scale.bar(of: step)
      return Bar(
        label: step.label, text: step.text(magnitude),
        start: DecimalText.fixed(100 * start, decimals: 2),
        // A step that moves nothing is a hairline.
        width: DecimalText.fixed(max(100 * (end - start), 0.3), decimals: 2),
        tone: step.isTotal ? "total" : step.to < step.from ? "fall" : "rise")
    }
  }
}
