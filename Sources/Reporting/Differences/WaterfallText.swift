import Pipelines
import TimeSeries

/// The move of one forecast as bars from its old place to its new one, with what made it move.
struct WaterfallText {
  private let series: SeriesDifference
  private let width: Int
  private let magnitude: Magnitude

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

  /// One bar a step.
  private var bars: [String] {
    let steps = series.waterfall ?? []
    guard let scale = WaterfallScale(steps) else { return [] }
    let texts = steps.map { $0.text(magnitude) }
    let labels = steps.map(\.label)
    let labelWidth = labels.map(\.displayWidth).max() ?? 0
    let textWidth = texts.map(\.displayWidth).max() ?? 0
    let room = max(10, width - labelWidth - textWidth - 6)
    return zip(steps, zip(labels, texts)).map { step, words in
      let (label, text) = words
      let bar = scale.bar(of: step)
      let from = Int((bar.start * Double(room)).rounded())
      let to = Int((bar.end * Double(room)).rounded())
      let mark = step.isTotal ? "█" : step.to < step.from ? "▒" : "▓"
      let drawn =
        String(repeating: " ", count: from)
        + (to > from ? String(repeating: mark, count: to - from) : "│")
      let pad = String(repeating: " ", count: labelWidth - label.displayWidth)
      let lead = String(repeating: " ", count: textWidth - text.displayWidth)
      return "  \(label)\(pad)  \(lead)\(text)  \(drawn)"
    }
  }

  private var intervals: [String] { series.intervalMove(magnitude).map { ["  " + $0] } ?? [] }

  private var causes: [String] {
    series.causes.map { "  " + $0.truncated(toWidth: width - 2) }
  }
}

extension SeriesDifference {
  /// The most changes that are listed.
  private static let mostChanges = 12

  /// What made the forecast move, one line each.
  var causes: [String] {
    var lines = changes.prefix(Self.mostChanges).map { change in
      let was = change.was.map { ", was \($0)" } ?? ""
      let who = change.publisher.isEmpty ? "" : " (\(change.publisher))"
      return "\(change.kind.rawValue): \(change.indicator) \(change.period) \(change.text)\(was)"
        + "\(who), \(change.place)"
    }
    let others = changes.count - lines.count
    if others > 0 { lines.append("… and \(others) further changes of figures") }
    lines += settings.map { "configuration: \($0)" }
    lines += models.map { "model: \($0)" }
    return lines
  }

  /// `80 %: 2.1 – 2.6 -> 2.2 – 2.7`; nil where a run has no interval.
  func intervalMove(_ magnitude: Magnitude) -> String? {
    guard let level = levels?.first, let before = before?.intervals.first,
      let after = after?.intervals.first
    else { return nil }
    func text(_ bounds: ForecastRow.Bounds) -> String {
      "\(magnitude.text(bounds.lower)) – \(magnitude.text(bounds.upper))"
    }
    return "\(DecimalText.level(level)) %: \(text(before)) -> \(text(after))"
  }
}
