import Glibc
import Synchronization

/// Threads of one call, which are gone when it returns.
///
/// No pool stays behind, so that a process may fork between calls, as the workers of Spark and of
/// Python's multiprocessing do.
enum Threads {
  /// The results in the order of the items.
  ///
  /// - Parameters:
  ///   - jobs: threads, the caller's among them.
  ///   - body: the work on one item; looks at nothing but the item.
  static func map<Item: Sendable, Value: Sendable>(
    _ items: [Item], jobs: Int, _ body: @escaping @Sendable (Item) -> Value
  ) -> [Value] {
    guard jobs > 1, items.count > 1 else { return items.map(body) }
    let next = Counter()
    let results = Results<Value>(items.count)
    let work = Work {
      while let index = next.take(below: items.count) { results.set(index, body(items[index])) }
    }
    var threads: [pthread_t] = []
    for _ in 1..<min(jobs, items.count) {
      var thread = pthread_t()
      let argument = unsafe Unmanaged.passRetained(work).toOpaque()
      let status = unsafe pthread_create(
        &thread, nil,
        { argument in
          if let argument = unsafe argument {
            unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
          }
          return nil
        }, argument)
      // Where the system gives no more threads, those that run do the work.
      guard status == 0 else {
        unsafe Unmanaged<Work>.fromOpaque(argument).release()
        break
      }
      threads.append(thread)
    }
    work.run()
    for thread in threads { pthread_join(thread, nil) }
    return results.all
  }
}

private final class Work: Sendable {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

private final class Counter: Sendable {
  private let next = Mutex(0)

  func take(below end: Int) -> Int? {
    next.withLock { next in
      guard next < end else { return nil }
      next += 1
      return next - 1
    }
  }
}

private final class Results<Value: Sendable>: Sendable {
  private let values: Mutex<[Value?]>

  init(_ count: Int) { values = Mutex([Value?](repeating: nil, count: count)) }

  func set(_ index: Int, _ value: Value) { values.withLock { $0[index] = value } }

  var all: [Value] { values.withLock { $0.compactMap(\.self) } }
}
