/// How many of many are done: one line that is overwritten on a terminal, nothing elsewhere.
final class CountProgress {
  private let word: String
  private let total: Int
  private var done = 0
  private let pace = Pace()
  private let isShown = StandardStream.error.isTerminal

  /// Progress of some work on so many items.
  init(_ word: String, of total: Int) {
    self.word = word
    self.total = total
  }

  /// One more is done.
  func next() {
    done += 1
    guard isShown, done == total || done % max(1, total / 200) == 0 else { return }
    StandardStream.error.write(
      "\r\u{1B}[K\(word) \(done)/\(total)\(pace.text(done, of: total))")
  }

  /// Removes the line.
  func end() {
    if isShown { StandardStream.error.write("\r\u{1B}[K") }
  }
}
