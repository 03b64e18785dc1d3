import CAlmanac
import Pipelines

/// The cells of one column of a batch; valid as long as the batch.
@safe struct ArrowCells {
  let type: ArrowType
  private let name: String
  private let count: Int
  /// The position of the first cell in the buffers.
  private let start: Int
  private let validity: UnsafeRawPointer?
  /// Values, offsets or views.
  private let values: UnsafeRawPointer
  /// Bytes of texts.
  private let bytes: UnsafeRawPointer?
  /// Of views: the buffers that they point into, and the length of each.
  private let blocks: UnsafeBufferPointer<UnsafeRawPointer?>
  private let blockSizes: UnsafeRawPointer?
  /// The values of a dictionary, at most one element.
  private let dictionary: [ArrowCells]

  /// Checks an array against its type.
  ///
  /// - Parameters:
  ///   - array: the column.
  ///   - first: the first row to read, before the array's own offset.
  ///   - rowCount: the rows to read.
  /// - Throws: how the array breaks the interface's rules.
  init(
    _ array: UnsafePointer<ArrowArray>, _ type: ArrowType, first: Int, rowCount: Int, name: String
  ) throws(Rejection) {
    func broken(_ what: String) -> Rejection { .malformed("column '\(name)': \(what)") }
    let column = unsafe array.pointee
    guard unsafe column.release != nil else { throw broken("the array has been released") }
    let end = first.addingReportingOverflow(rowCount)
    let last = end.partialValue.addingReportingOverflow(Int(unsafe column.offset))
    guard rowCount >= 0, unsafe column.offset >= 0, !end.overflow, !last.overflow,
      last.partialValue < 1 << 56,
      unsafe Int(column.length) >= end.partialValue
    else {
      throw unsafe broken(
        "the array has the length \(column.length) and the offset \(column.offset), and "
          + "\(rowCount) rows are to be read from \(first)")
    }
    let buffers = Int(unsafe column.n_buffers)
    let storage = type.storage
    guard storage.isView ? buffers >= storage.buffers : buffers == storage.buffers else {
      throw broken("the array has \(buffers) buffers, \(type.words) \(storage.buffers)")
    }
    guard let list = unsafe column.buffers else { throw broken("the list of buffers is NULL") }
    guard let data = unsafe list[1] ?? (rowCount == 0 ? UnsafeRawPointer(array) : nil) else {
      throw broken("the buffer of values is NULL")
    }
    let bitmap = unsafe list[0]
    guard unsafe column.null_count <= 0 || bitmap != nil || rowCount == 0 else {
      throw broken("there are nulls and no bitmap of validity")
    }
    self.type = type
    self.name = name
    count = rowCount
    start = first + Int(unsafe column.offset)
    unsafe validity = column.null_count == 0 ? nil : bitmap
    unsafe values = data
    unsafe bytes = type.storage.buffers == 3 && !type.storage.isView ? list[2] : nil
    unsafe blocks = UnsafeBufferPointer(start: list, count: storage.isView ? buffers : 0)
    unsafe blockSizes = storage.isView ? list[buffers - 1] : nil
    guard case .dictionary(_, let valueType) = type else {
      dictionary = []
      return
    }
    guard let known = unsafe column.dictionary else { throw broken("there is no dictionary") }
    dictionary = [
      try unsafe ArrowCells(
        UnsafePointer(known), valueType, first: 0, rowCount: Int(known.pointee.length), name: name)
    ]
  }

  /// Whether a cell is null.
  ///
  /// - Precondition: the row is one of the batch.
  func isNull(_ row: Int) throws(Rejection) -> Bool {
    precondition(row >= 0 && row < count, "row \(row) of \(count)")
    if let validity = unsafe validity, unsafe !Self.bit(validity, start + row) { return true }
    if dictionary.isEmpty { return false }
    return try dictionary[0].isNull(try entry(row))
  }

  /// A cell as a number; nil where it is null.
  func number(_ row: Int) throws(Rejection) -> Double? {
    if try isNull(row) { return nil }
    switch type {
    case .boolean: return unsafe Self.bit(values, start + row) ? 1 : 0
    case .float(bytes: 4): return Double(load(row, as: Float.self))
    case .float: return load(row, as: Double.self)
    case .integer(bytes: 8, isSigned: false): return Double(load(row, as: UInt64.self))
    case .integer: return Double(integer(row))
    case .dictionary: return try dictionary[0].number(try entry(row))
    default: return nil
    }
  }

  /// A cell as a whole number, or as units since 1970; nil where it is null, or too large.
  func wholeNumber(_ row: Int) throws(Rejection) -> Int? {
    if try isNull(row) { return nil }
    if case .dictionary = type { return try dictionary[0].wholeNumber(try entry(row)) }
    if case .integer(bytes: 8, isSigned: false) = type {
      return Int(exactly: load(row, as: UInt64.self))
    }
    return integer(row)
  }

  /// Looks at the bytes of a text; of none where the cell is null.
  func withText<Result>(
    _ row: Int, _ body: (Span<UInt8>) throws(Rejection) -> Result
  ) throws(Rejection) -> Result {
    if try isNull(row) { return try body(Span()) }
    if case .dictionary = type { return try dictionary[0].withText(try entry(row), body) }
    let text = try unsafe type == .textView ? viewed(row) : sliced(row)
    return try body(unsafe text.span)
  }

  /// A cell as text; empty where it is null.
  func text(_ row: Int) throws(Rejection) -> String {
    try withText(row) { bytes throws(Rejection) in
      guard let valid = try? UTF8Span(validating: bytes) else {
        throw .malformed("column '\(name)': a text is not UTF-8")
      }
      return String(copying: valid)
    }
  }

  // MARK: Buffers

  private static func bit(_ bitmap: UnsafeRawPointer, _ position: Int) -> Bool {
    unsafe bitmap.load(fromByteOffset: position >> 3, as: UInt8.self) >> UInt8(position & 7) & 1
      == 1
  }

  private func load<Value: BitwiseCopyable>(_ row: Int, as type: Value.Type) -> Value {
    unsafe values.loadUnaligned(
      fromByteOffset: (start + row) * MemoryLayout<Value>.stride, as: type)
  }

  /// A whole number of up to eight bytes, or four or eight bytes of a moment.
  private func integer(_ row: Int) -> Int {
    switch type {
    case .integer(bytes: 1, isSigned: true): Int(load(row, as: Int8.self))
    case .integer(bytes: 1, isSigned: false): Int(load(row, as: UInt8.self))
    case .integer(bytes: 2, isSigned: true): Int(load(row, as: Int16.self))
    case .integer(bytes: 2, isSigned: false): Int(load(row, as: UInt16.self))
    case .integer(bytes: 4, isSigned: false): Int(load(row, as: UInt32.self))
    case .integer(bytes: 4, isSigned: true), .moment(bytes: 4, _, _):
      Int(load(row, as: Int32.self))
    default: Int(load(row, as: Int64.self))
    }
  }

  /// The place of a row's value in the dictionary.
  private func entry(_ row: Int) throws(Rejection) -> Int {
    guard case .dictionary(let index, _) = type else { return row }
    let entry =
      switch index {
      case .integer(bytes: 1, isSigned: true): Int(load(row, as: Int8.self))
      case .integer(bytes: 1, isSigned: false): Int(load(row, as: UInt8.self))
      case .integer(bytes: 2, isSigned: true): Int(load(row, as: Int16.self))
      case .integer(bytes: 2, isSigned: false): Int(load(row, as: UInt16.self))
      case .integer(bytes: 4, isSigned: true): Int(load(row, as: Int32.self))
      case .integer(bytes: 4, isSigned: false): Int(load(row, as: UInt32.self))
      case .integer: Int(truncatingIfNeeded: load(row, as: UInt64.self))
      default: -1
      }
    guard entry >= 0, entry < dictionary[0].count else {
      throw .malformed(
        "column '\(name)': entry \(entry) of a dictionary of \(dictionary[0].count)")
    }
    return entry
  }

  private func sliced(_ row: Int) throws(Rejection) -> UnsafeBufferPointer<UInt8> {
    let bounds: (Int, Int)
    if case .text(offsetBytes: 4) = type {
      bounds = (Int(load(row, as: Int32.self)), Int(load(row + 1, as: Int32.self)))
    } else {
      bounds = (Int(load(row, as: Int64.self)), Int(load(row + 1, as: Int64.self)))
    }
    guard bounds.0 >= 0, bounds.0 <= bounds.1, unsafe bounds.0 == bounds.1 || bytes != nil else {
      throw .malformed("column '\(name)': a text from \(bounds.0) to \(bounds.1)")
    }
    guard let bytes = unsafe bytes, bounds.0 < bounds.1 else {
      return unsafe .init(start: nil, count: 0)
    }
    return unsafe UnsafeRawBufferPointer(start: bytes + bounds.0, count: bounds.1 - bounds.0)
      .assumingMemoryBound(to: UInt8.self)
  }

  private func viewed(_ row: Int) throws(Rejection) -> UnsafeBufferPointer<UInt8> {
    let view = unsafe values + 16 * (start + row)
    let length = Int(unsafe view.loadUnaligned(as: Int32.self))
    let place: UnsafeRawPointer
    if length <= 12 {
      unsafe place = view + 4
    } else {
      let block = Int(unsafe view.loadUnaligned(fromByteOffset: 8, as: Int32.self))
      let offset = Int(unsafe view.loadUnaligned(fromByteOffset: 12, as: Int32.self))
      // The first two buffers are validity and views, the last one holds the sizes.
      guard block >= 0, unsafe block < blocks.count - 3, offset >= 0,
        let bytes = unsafe blocks[block + 2], let sizes = unsafe blockSizes,
        offset + length
          <= Int(unsafe sizes.loadUnaligned(fromByteOffset: 8 * block, as: Int64.self))
      else {
        throw .malformed(
          "column '\(name)': a text of \(length) bytes from \(offset) in buffer \(block)")
      }
      unsafe place = bytes + offset
    }
    guard length >= 0 else { throw .malformed("column '\(name)': a text of \(length) bytes") }
    return unsafe UnsafeRawBufferPointer(start: place, count: length)
      .assumingMemoryBound(to: UInt8.self)
  }
}

extension ArrowType {
  /// How many buffers an array has; of views, at least.
  fileprivate var storage: (buffers: Int, isView: Bool) {
    switch self {
    case .text: (3, false)
    case .textView: (3, true)
    default: (2, false)
    }
  }
}
