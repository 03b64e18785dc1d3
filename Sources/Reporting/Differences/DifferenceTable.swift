public import Pipelines
import TimeSeries

/// The moves between two runs as a table for a terminal, and each of the greatest as a waterfall.
public enum DifferenceTable {
  /// How many waterfalls are drawn unless series are selected.
  private static let usualWaterfalls = 3

  /// The lines.
  ///
  /// - Parameters:
  ///   - difference: what was found.
  ///   - isSelected: whether the user has named the series: then each is drawn.
  ///   - width: columns of the terminal; nil for no limit.
  public static func lines(
    of difference: RunDifference, isSelected: Bool, width: Int? = nil
  ) -> [String] {
    var lines = [
      "run \(difference.before.id) (\(difference.before.pipeline), "
        + "\(RunTable.time(difference.before.started))) -> run \(difference.after.id) "
        + "(\(difference.after.pipeline), \(RunTable.time(difference.after.started))), "
        + "\(difference.year)"
    ]
    let shown = difference.series.filter(\.isShown)
    if !shown.isEmpty { lines += [""] + table(of: shown, width: width) }
    lines += ["", sentence(difference)]
    let moved = shown.filter { $0.waterfall != nil }
    let drawn =
      isSelected ? moved : Array(moved.sorted { $0.size > $1.size }.prefix(usualWaterfalls))
    for series in drawn { lines += [""] + WaterfallText(series, width: width).lines }
    if drawn.count < moved.count {
      lines += ["", "waterfalls of the others: --select NAMES; all figures: --json"]
    }
    return lines
  }

  private static func table(of shown: [SeriesDifference], width: Int?) -> [String] {
    var table = TextTable(
      [
        .init("series", isFlexible: true), .init("unit", isFlexible: true), .init("before", .right),
        .init("after", .right), .init("move", .right), .init("", .right),
      ] + DifferenceGroup.allCases.map { .init($0.rawValue, .right) })
    for series in shown {
      let words = MoveWords(series)
      let start = [series.title, words.unit, words.before, words.after]
      if let note = words.note {
        table.append(start + (series.change == nil ? [] : [words.move, words.share]), note: note)
      } else {
        table.append(start + [words.move, words.share] + words.parts)
      }
    }
    return table.lines(width: width)
  }

  static func sentence(_ difference: RunDifference) -> String {
    let counts = SeriesDifference.Outcome.allCases.compactMap { outcome -> String? in
      let count = difference.count(outcome)
      let word = outcome == .absent ? "without a forecast in either" : outcome.rawValue
      return count > 0 || outcome == .moved ? "\(count) \(word)" : nil
    }
    var kinds: [String] = []
    for (kind, word) in [
      (InputChange.Kind.new, "new"), (.revised, "revised"), (.withdrawn, "withdrawn"),
    ] {
      let count = difference.changes.count { $0.kind == kind }
      if count > 0 { kinds.append("\(count) \(word)") }
    }
    let data = kinds.isEmpty ? "" : "; figures read: " + kinds.joined(separator: ", ")
    let isStill =
      difference.count(.moved) + difference.count(.appeared) + difference.count(.disappeared) == 0
    return (isStill ? "nothing moved: " : "") + counts.joined(separator: ", ") + data
  }
}

extension SeriesDifference {
  /// Whether there is a move to show, or a forecast that came or went.
  var isShown: Bool { [.moved, .appeared, .disappeared].contains(outcome) }

  /// How far it moved, relative to where it was.
  var size: Double {
    guard let change, let before = before?.median, before != 0 else { return .infinity }
    return abs(change / before)
  }
}
