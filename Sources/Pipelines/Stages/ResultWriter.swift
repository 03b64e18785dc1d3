/// Puts finished results into the store, several at a time.
///
/// A batch is written as soon as it is a tenth of a second old, so that a killed run loses no more
/// than that; batching keeps large panels from one transaction a series.
struct ResultWriter {
  private let store: Store
  private let run: Int64?
  private let isReplacing: Bool
  private var pending: [Artefact] = []
  private var oldest: ContinuousClock.Instant?

  init(store: Store, run: Int64?, isReplacing: Bool) {
    self.store = store
    self.run = run
    self.isReplacing = isReplacing
  }

  /// Takes a result; it is in the store after ``flush()`` at the latest.
  mutating func add(_ artefact: Artefact) throws(Diagnostic) {
    pending.append(artefact)
    let now = ContinuousClock.now
    let begun = oldest ?? now
    oldest = begun
    if pending.count >= 256 || begun.duration(to: now) > .milliseconds(100) { try flush() }
  }

  /// Writes what is pending, in one transaction.
  mutating func flush() throws(Diagnostic) {
    oldest = nil
    if pending.isEmpty { return }
    try store.save(pending, run: run, isReplacing: isReplacing)
    pending = []
  }
}
