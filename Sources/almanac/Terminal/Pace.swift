/// How fast work goes, and how long it is going to take.
struct Pace: Sendable {
  private let start = ContinuousClock.now

  /// `, 12/s, 40 s left`; nothing before there is something to go by.
  ///
  /// - Parameters:
  ///   - done: how many are done.
  ///   - total: how many there are.
  func text(_ done: Int, of total: Int) -> String {
    Self.text(done, of: total, after: start.duration(to: .now))
  }

  /// The same after a given time.
  static func text(_ done: Int, of total: Int, after elapsed: Duration) -> String {
    let seconds = elapsed / .seconds(1)
    guard done > 0, seconds >= 1 else { return "" }
    let rate = Double(done) / seconds
    let left = total > done ? ", \(time(Double(total - done) / rate)) left" : ""
    return ", \(rate < 10 ? "\((10 * rate).rounded() / 10)" : "\(Int(rate.rounded()))")/s\(left)"
  }

  /// `40 s`, `3 min`, `1 h 20 min`.
  private static func time(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    if whole < 100 { return "\(whole) s" }
    let minutes = Int((seconds / 60).rounded(.up))
    return minutes < 100 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }
}
