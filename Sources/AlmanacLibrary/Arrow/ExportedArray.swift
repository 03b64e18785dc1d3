import CAlmanac

/// The memory of one array that was handed out; freed with the last reference.
///
/// The buffers of arrays of one column each, and the children of the array of a whole batch.
@safe private final class ArrayStorage {
  private(set) var buffers: UnsafeMutablePointer<UnsafeRawPointer?>
  private let bufferCount: Int
  private(set) var children: UnsafeMutablePointer<UnsafeMutablePointer<ArrowArray>?>
  private let childCount: Int

  init(_ contents: [UnsafeRawPointer?], childCount: Int) {
    bufferCount = unsafe contents.count
    self.childCount = childCount
    unsafe buffers = .allocate(capacity: max(1, contents.count))
    for index in 0..<bufferCount {
      unsafe (buffers + index).initialize(to: contents[index])
    }
    unsafe children = .allocate(capacity: max(1, childCount))
    for index in 0..<childCount {
      let child = UnsafeMutablePointer<ArrowArray>.allocate(capacity: 1)
      unsafe child.initialize(to: ArrowArray())
      unsafe (children + index).initialize(to: child)
    }
  }

  deinit {
    for index in 0..<bufferCount { unsafe buffers[index]?.deallocate() }
    unsafe buffers.deallocate()
    for index in 0..<childCount { unsafe children[index]?.deallocate() }
    unsafe children.deallocate()
  }

  /// Memory as Arrow recommends it: aligned and padded to 64 bytes, the padding zero.
  static func copy<Value: BitwiseCopyable>(_ values: [Value]) -> UnsafeRawPointer {
    let size = values.count * MemoryLayout<Value>.stride
    let room = (max(1, size) + 63) / 64 * 64
    let memory = UnsafeMutableRawPointer.allocate(byteCount: room, alignment: 64)
    unsafe values.withUnsafeBytes { bytes in
      if let first = bytes.baseAddress {
        unsafe memory.copyMemory(from: first, byteCount: bytes.count)
      }
    }
    for offset in size..<room {
      unsafe memory.storeBytes(of: 0, toByteOffset: offset, as: UInt8.self)
    }
    return UnsafeRawPointer(memory)
  }
}

extension ArrowColumn {
  /// Fills a structure with one batch.
  static func export(_ columns: [ArrowColumn], into out: UnsafeMutablePointer<ArrowArray>) {
    let storage = unsafe ArrayStorage([nil], childCount: columns.count)
    for (index, column) in columns.enumerated() {
      if let child = unsafe storage.children[index] { unsafe column.export(into: child) }
    }
    var array = unsafe array(of: storage, length: columns.first?.count ?? 0, buffers: 1)
    unsafe array.n_children = Int64(columns.count)
    unsafe array.children = storage.children
    unsafe out.initialize(to: array)
  }

  private func export(into out: UnsafeMutablePointer<ArrowArray>) {
    var nulls = 0
    let contents: [UnsafeRawPointer?]
    switch self {
    case .texts(let texts):
      var offsets: [Int64] = [0]
      offsets.reserveCapacity(texts.count + 1)
      var bytes: [UInt8] = []
      for text in texts {
        bytes.append(contentsOf: text.utf8)
        offsets.append(Int64(bytes.count))
      }
      unsafe contents = [nil, ArrayStorage.copy(offsets), ArrayStorage.copy(bytes)]
    case .integers(let values), .moments(let values, _):
      unsafe contents = [nil, ArrayStorage.copy(values)]
    case .shortMoments(let values, _):
      unsafe contents = [nil, ArrayStorage.copy(values)]
    case .numbers(let values):
      nulls = values.count(where: \.isNaN)
      var bitmap = [UInt8](repeating: 0, count: nulls == 0 ? 0 : (values.count + 7) / 8)
      if nulls > 0 {
        for (row, value) in values.enumerated() where !value.isNaN {
          bitmap[row >> 3] |= 1 << UInt8(row & 7)
        }
      }
      unsafe contents = [nulls == 0 ? nil : ArrayStorage.copy(bitmap), ArrayStorage.copy(values)]
    }
    let storage = unsafe ArrayStorage(contents, childCount: 0)
    var array = unsafe Self.array(of: storage, length: count, buffers: contents.count)
    unsafe array.null_count = Int64(nulls)
    unsafe out.initialize(to: array)
  }

  private static func array(of storage: ArrayStorage, length: Int, buffers: Int) -> ArrowArray {
    var array = unsafe ArrowArray()
    unsafe array.length = Int64(length)
    unsafe array.n_buffers = Int64(buffers)
    unsafe array.buffers = storage.buffers
    unsafe array.release = releaseArray
    unsafe array.private_data = Unmanaged.passRetained(storage).toOpaque()
    return unsafe array
  }
}

/// Frees an array of ours, whose children may have been moved away.
private func releaseArray(_ array: UnsafeMutablePointer<ArrowArray>?) {
  guard let array = unsafe array, let data = unsafe array.pointee.private_data else { return }
  for index in 0..<Int(unsafe array.pointee.n_children) {
    if let child = unsafe array.pointee.children[index] {
      unsafe child.pointee.release?(child)
    }
  }
  unsafe Unmanaged<ArrayStorage>.fromOpaque(data).release()
  unsafe array.pointee.private_data = nil
  unsafe array.pointee.release = nil
}
