import CAlmanac
import Pipelines

/// A record batch of a stream; released when nothing refers to it.
@safe final class ArrowBatch {
  /// The structure that a stream's callback fills.
  let array: UnsafeMutablePointer<ArrowArray>
  private let columns: Int

  /// An empty structure for a batch of so many columns.
  init(columns: Int) {
    self.columns = columns
    unsafe array = .allocate(capacity: 1)
    unsafe array.initialize(to: ArrowArray())
  }

  deinit {
    unsafe array.pointee.release?(array)
    unsafe array.deallocate()
  }

  /// How many rows there are.
  var rowCount: Int { Int(unsafe array.pointee.length) }

  /// Whether the structure is that of a record batch.
  func check() throws(Rejection) {
    let batch = unsafe array.pointee
    let end = unsafe batch.offset.addingReportingOverflow(batch.length)
    guard unsafe batch.length >= 0, unsafe batch.offset >= 0, !end.overflow else {
      throw unsafe .malformed(
        "a batch has the length \(batch.length) and the offset \(batch.offset)")
    }
    guard unsafe Int(batch.n_children) == columns && (columns == 0 || batch.children != nil)
    else {
      throw unsafe .malformed(
        "a batch has \(batch.n_children) columns, the schema \(columns)")
    }
    // A record batch has no validity of its own; a struct array may.
    guard unsafe batch.null_count != 0, unsafe batch.n_buffers > 0,
      let bitmap = unsafe batch.buffers?[0]
    else { return }
    for row in Int(unsafe batch.offset)..<Int(end.partialValue)
    where unsafe bitmap.load(fromByteOffset: row >> 3, as: UInt8.self) >> UInt8(row & 7) & 1 == 0 {
      throw .malformed("a batch has rows that are null as a whole")
    }
  }

  /// The cells of a column, checked; they are valid as long as the batch.
  func cells(_ column: Int, _ field: ArrowSource.Field) throws(Rejection) -> ArrowCells {
    guard let child = unsafe array.pointee.children[column] else {
      throw .malformed("the column '\(field.name)' of a batch is NULL")
    }
    return try unsafe ArrowCells(
      UnsafePointer(child), field.type, first: Int(array.pointee.offset), rowCount: rowCount,
      name: field.name)
  }
}
