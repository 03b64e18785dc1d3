import Pipelines
import TimeSeries

/// Targets as lines at what has to be reached, up to their period.
struct TargetMarks: Sendable {
  private(set) var symbols: [ChartSymbol] = []
  private(set) var strokes: [ChartStroke] = []
  private(set) var boxes: [ChartBox] = []

  /// The marks of targets for levels and sums; comparisons have none, since they set no level.
  ///
  /// - Parameter start: where lines begin: the last known period.
  init(_ targets: [TargetScore], from start: Period?, in frame: ChartFrame) {
    for target in Self.drawn(targets, over: frame.time) {
      for (threshold, isFloor) in Self.thresholds(of: target) {
        let y = frame.y(threshold)
        if let first = target.first {
          let offset = Double(frame.time.first.distance(to: first))
          let left = frame.time.place(at: offset - 0.4)
          let right = frame.time.place(
            at: Double(frame.time.first.distance(to: target.period)) + 0.4)
          boxes.append(
            ChartBox(
              x: ChartFrame.percent(left),
              y: ChartFrame.pixels(frame.down(to: threshold) - 3),
              width: ChartFrame.percent(right - left), boxHeight: "6", shift: nil, tone: "goal",
              statement: nil))
          continue
        }
        if target.status == .open, let start {
          strokes.append(
            ChartStroke(
              x1: frame.x(start), x2: frame.x(target.period), y1: y, y2: y, tone: "goal",
              statement: nil))
        }
        let isUp = isFloor != (frame.values.scale == .rank)
        symbols.append(
          ChartSymbol(
            symbol: isUp ? "goal-up" : "goal-down", x: frame.x(target.period), y: y,
            tone: target.status == .met || target.status == .missed ? "goal gone" : "goal",
            statement: nil))
      }
    }
  }

  /// What the axis of values has to have room for.
  static func values(of targets: [TargetScore], over time: TimeAxis) -> [Double] {
    drawn(targets, over: time).flatMap { thresholds(of: $0).map(\.value) }
  }

  /// Levels and sums of periods that the chart shows.
  private static func drawn(_ targets: [TargetScore], over time: TimeAxis) -> [TargetScore] {
    targets.filter { target in
      (target.measure == .level || target.measure == .cumulative)
        && target.period.frequency == time.first.frequency && target.period <= time.last
        && (target.first ?? target.period) >= time.first
    }
  }

  /// The ends of what counts as reached; of sums those of the average of a period.
  private static func thresholds(of target: TargetScore) -> [(value: Double, isFloor: Bool)] {
    let count = target.first.map { Double($0.distance(to: target.period) + 1) } ?? 1
    let floor = target.lower.map { ($0 / count, true) }
    let ceiling = target.upper.map { ($0 / count, false) }
    return [floor, ceiling].compactMap(\.self)
  }
}
