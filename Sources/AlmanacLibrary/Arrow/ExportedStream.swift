import CAlmanac

/// What is left of a stream that was handed out; freed by its release callback.
private final class StreamState {
  let table: ArrowTable
  private var next = 0

  init(_ table: ArrowTable) { self.table = table }

  /// Fills a structure with the next batch; at the end its release callback is NULL.
  func export(into out: UnsafeMutablePointer<ArrowArray>) {
    guard next < table.batches.count else {
      unsafe out.initialize(to: ArrowArray())
      return
    }
    unsafe ArrowColumn.export(table.batches[next], into: out)
    next += 1
  }

  static func of(_ stream: UnsafeMutablePointer<ArrowArrayStream>?) -> StreamState? {
    unsafe stream?.pointee.private_data.map {
      unsafe Unmanaged<StreamState>.fromOpaque($0).takeUnretainedValue()
    }
  }
}

extension ArrowTable {
  /// Fills a structure with a stream of the batches.
  func export(into out: UnsafeMutablePointer<ArrowArrayStream>) {
    var stream = unsafe ArrowArrayStream()
    unsafe stream.get_schema = { stream, out in
      guard let state = unsafe StreamState.of(stream), let out = unsafe out else {
        return invalidArgument
      }
      unsafe state.table.exportSchema(into: out)
      return 0
    }
    unsafe stream.get_next = { stream, out in
      guard let state = unsafe StreamState.of(stream), let out = unsafe out else {
        return invalidArgument
      }
      unsafe state.export(into: out)
      return 0
    }
    // No callback fails, so that there is no error to tell of.
    unsafe stream.get_last_error = { _ in nil }
    unsafe stream.release = { stream in
      guard let stream = unsafe stream, let data = unsafe stream.pointee.private_data else {
        return
      }
      unsafe Unmanaged<StreamState>.fromOpaque(data).release()
      unsafe stream.pointee.private_data = nil
      unsafe stream.pointee.release = nil
    }
    unsafe stream.private_data = Unmanaged.passRetained(StreamState(self)).toOpaque()
    unsafe out.initialize(to: stream)
  }
}

/// EINVAL.
private let invalidArgument: Int32 = 22
