import Pipelines

/// The move of a series in the words of a table's row.
struct MoveWords {
  let unit: String
  let before: String
  let after: String
  /// The move with its sign; a dash without one.
  let move: String
  /// `+3.2 %`; empty where that means nothing.
  let share: String
  /// What each group does, in order; a dash for nothing.
  let parts: [String]
  /// Why there is no move, or none that is split; nil where there is.
  let note: String?

  init(_ series: SeriesDifference) {
    let figures = [series.before, series.after].map { $0?.median }
    let magnitude = Magnitude(for: figures.compactMap { $0 })
    unit = magnitude.label(unit: series.unit)
    let texts = figures.map { $0.map { magnitude.text($0) } ?? "–" }
    (before, after) = (texts[0], texts[1])
    move = series.change.map { Signed.text($0, magnitude) } ?? "–"
    share = Signed.share(of: series)
    let least = 1e-9 * max(abs(figures[0] ?? 0), abs(figures[1] ?? 0))
    parts = DifferenceGroup.allCases.map { group in
      guard let part = series.part(group), abs(part.change) > least else { return "–" }
      return Signed.text(part.change, magnitude)
    }
    if series.change == nil {
      note = "\(series.outcome.rawValue): \(series.reason ?? "")"
    } else {
      note = series.parts == nil ? "not split" : nil
    }
  }
}

/// Moves with their sign.
enum Signed {
  static func text(_ value: Double, _ magnitude: Magnitude) -> String {
    let text = magnitude.text(abs(value))
    return value == 0 ? "0" : (value < 0 ? "-" : "+") + text
  }

  /// `+3.2 %`; empty where that means nothing.
  static func share(of series: SeriesDifference) -> String {
    guard let change = series.change, let before = series.before?.median, before > 0 else {
      return ""
    }
    let share = 100 * change / before
    return (share < 0 ? "-" : "+") + DecimalText.fixed(abs(share), decimals: 1) + " %"
  }
}
