import Pipelines
import TimeSeries

/// The move of one forecast as bars from its old place to its new one, with what made it move.
struct WaterfallText {
  private let series: SeriesDifference
  private let width: Int
  private let magnitude: Magnitude
  /// The most changes that are listed.
  private static let mostChanges = 12

  init(_ series: SeriesDifference, width: Int?) {
    self.series = series
    self.width = min(width ?? 100, 120)
    magnitude = Magnitude(for: [series.before?.median, series.after?.median].compactMap { $0 })
  }

  var lines: [String] {
    let unit = magnitude.label(unit: series.unit)
    let period = series.period.map { " \($0)" } ?? ""
    return ["\(series.title)\(period)\(unit.isEmpty ? "" : ", \(unit)")"] + bars + intervals
      + causes
  }

  /// One bar a step on one scale, which begins at 0 only where that leaves the moves visible.
  private var bars: [String] {
    let steps = series.waterfall ?? []
    let ends = steps.flatMap { step in step.isTotal ? [step.to] : [step.from, step.to] }
    guard let least = ends.min(), let most = ends.max() else { return [] }
    let span = most - least
    let floor = least - span / 4
    let texts = steps.map { step in
      step.isTotal ? magnitude.text(step.to) : Signed.text(step.to - step.from, magnitude)
    }
    let labels = steps.map(\.label)
    let labelWidth = labels.map(\.displayWidth).max() ?? 0
    let textWidth = texts.map(\.displayWidth).max() ?? 0
    let room = max(10, width - labelWidth - textWidth - 6)
    func column(_ value: Double) -> Int {
      span > 0 ? Int(((value - floor) / (most - floor) * Double(room)).rounded()) : room
    }
    return zip(steps, zip(labels, texts)).map { step, words in
      let (label, text) = words
      let from = step.isTotal ? 0 : min(column(step.from), column(step.to))
      let to = step.isTotal ? column(step.to) : max(column(step.from), column(step.to))
      let mark = step.isTotal ? "█" : step.to < step.from ? "▒" : "▓"
      let bar =
        String(repeating: " ", count: from)
        + (to > from ? String(repeating: mark, count: to - from) : "│")
      let pad = String(repeating: " ", count: labelWidth - label.displayWidth)
      let lead = String(repeating: " ", count: textWidth - text.displayWidth)
      return "  \(label)\(pad)  \(lead)\(text)  \(bar)"
    }
  }

  private var intervals: [String] {
    guard let level = series.levels?.first, let before = series.before?.intervals.first,
      let after = series.after?.intervals.first
    else { return [] }
    func text(_ bounds: ForecastRow.Bounds) -> String {
      "\(magnitude.text(bounds.lower)) – \(magnitude.text(bounds.upper))"
    }
    return ["  \(DecimalText.level(level)) %: \(text(before)) -> \(text(after))"]
  }

  private var causes: [String] {
    var lines = series.changes.prefix(Self.mostChanges).map { change in
      let was = change.was.map { ", was \($0)" } ?? ""
      let who = change.publisher.isEmpty ? "" : " (\(change.publisher))"
      return "\(change.kind.rawValue): \(change.indicator) \(change.period) \(change.text)\(was)"
        + "\(who), \(change.place)"
    }
    let others = series.changes.count - lines.count
    if others > 0 { lines.append("… and \(others) further changes of figures") }
    lines += series.settings.map { "configuration: \($0)" }
    lines += series.models.map { "model: \($0)" }
    return lines.map { "  " + $0.truncated(toWidth: width - 2) }
  }
}

extension SeriesDifference.Step {
  /// Whether it is a whole figure and no move.
  fileprivate var isTotal: Bool { label == "before" || label == "after" }
}
