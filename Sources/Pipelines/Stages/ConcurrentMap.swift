/// Works on many items with a limited number of tasks at once.
enum ConcurrentMap {
  /// The results, in the order of the items whatever the order of completion.
  ///
  /// - Parameters:
  ///   - items: what to work on.
  ///   - jobs: tasks at once, at least 1.
  ///   - body: the work on one item; looks at nothing but the item.
  ///   - onDone: called on the caller's side, one result at a time, in order of completion.
  /// - Throws: what `onDone` throws, and `CancellationError` as soon as the task is cancelled; work
  ///   that has begun is waited for.
  static func results<Item: Sendable, Value: Sendable>(
    of items: some RandomAccessCollection<Item>, jobs: Int,
    _ body: @escaping @Sendable (Item) -> Value, onDone: (Value) throws -> Void
  ) async throws -> [Value] {
    var values = [Value?](repeating: nil, count: items.count)
    try await forEach(items, jobs: jobs, body) { index, value in
      values[index] = value
      try onDone(value)
      return 1
    }
    return values.compactMap { $0 }
  }

  /// Hands the results out in the order of the items, and keeps none of them.
  ///
  /// No more than `2 * jobs` results wait for an earlier one at any time.
  static func inOrder<Item: Sendable, Value: Sendable>(
    _ items: some RandomAccessCollection<Item>, jobs: Int,
    _ body: @escaping @Sendable (Item) -> Value, onNext: (Value) throws -> Void
  ) async throws {
    var waiting: [Int: Value] = [:]
    var next = 0
    try await forEach(items, jobs: jobs, body) { index, value in
      waiting[index] = value
      var handedOut = 0
      while let ready = waiting.removeValue(forKey: next) {
        try onNext(ready)
        next += 1
        handedOut += 1
      }
      // An early item that takes long holds the others back.
      return waiting.count < jobs ? max(1, handedOut) : handedOut
    }
  }

  /// - Parameter onDone: takes a result with the place of its item; answers how many further items
  ///   may begin.
  private static func forEach<Item: Sendable, Value: Sendable>(
    _ items: some RandomAccessCollection<Item>, jobs: Int,
    _ body: @escaping @Sendable (Item) -> Value, onDone: (Int, Value) throws -> Int
  ) async throws {
    precondition(jobs >= 1, "\(jobs) jobs")
    try await withThrowingTaskGroup(of: (Int, Value).self) { group in
      var rest = items.enumerated().makeIterator()
      var running = 0
      func begin(_ count: Int) {
        for _ in 0..<min(count, jobs - running) {
          guard let (index, item) = rest.next() else { return }
          running += 1
          group.addTask { (index, body(item)) }
        }
      }
      begin(jobs)
      while let (index, value) = try await group.next() {
        running -= 1
        let more = try onDone(index, value)
        try Task.checkCancellation()
        begin(running == 0 ? max(1, more) : more)
      }
      try Task.checkCancellation()
    }
  }
}
