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
    of items: [Item], jobs: Int, _ body: @escaping @Sendable (Item) -> Value,
    onDone: (Int, Value) throws -> Void
  ) async throws -> [Value] {
    precondition(jobs >= 1, "\(jobs) jobs")
    return try await withThrowingTaskGroup(of: (Int, Value).self) { group in
      var values = [Value?](repeating: nil, count: items.count)
      var next = 0
      func addTask() {
        guard next < items.count else { return }
        let index = next
        let item = items[index]
        next += 1
        group.addTask { (index, body(item)) }
      }
      for _ in 0..<jobs { addTask() }
      while let (index, value) = try await group.next() {
        values[index] = value
        try onDone(index, value)
        try Task.checkCancellation()
        addTask()
      }
      try Task.checkCancellation()
      return values.compactMap { $0 }
    }
  }
}
