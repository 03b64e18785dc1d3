import Synchronization

/// How many forecasts are made: one line that is overwritten on a terminal, nothing elsewhere.
final class ForecastProgress: Sendable {
  private let word: String
  private let pace = Pace()
  private let shown = Mutex(-1)
  private let isShown = StandardStream.error.isTerminal

  /// Progress of some work.
  init(_ word: String) { self.word = word }

  /// Shows that so many of all are done, at most every hundredth.
  func show(_ done: Int, of total: Int) {
    guard isShown else { return }
    let part = 100 * done / max(1, total)
    let isNew = shown.withLock { last in
      defer { last = part }
      return last != part
    }
    if isNew {
      StandardStream.error.write(
        "\r\u{1B}[K\(word) \(done)/\(total) forecasts\(pace.text(done, of: total))")
    }
  }

  /// Shows a line as it is.
  func show(_ line: String) {
    if isShown { StandardStream.error.overwrite(line) }
  }

  /// Removes the line.
  func end() {
    if isShown { StandardStream.error.write("\r\u{1B}[K") }
  }
}
