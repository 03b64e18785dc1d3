import CAlmanac
import Pipelines

/// A stream of record batches that someone else made, taken over; released when nothing refers to it.
@safe final class ArrowSource {
  /// A column of the stream.
  struct Field {
    let name: String
    let type: ArrowType
  }

  /// The columns of every batch.
  private(set) var fields: [Field] = []
  private let stream: UnsafeMutablePointer<ArrowArrayStream>

  /// Moves a stream out of the caller's structure, whose release callback is NULL afterwards.
  ///
  /// - Throws: why the stream has no columns to read; it has been released then.
  init(moving original: UnsafeMutablePointer<ArrowArrayStream>?) throws(Rejection) {
    guard let original = unsafe original, unsafe original.pointee.release != nil else {
      throw .malformed("there is no stream: the structure is NULL, or has been released")
    }
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: original.pointee)
    unsafe original.pointee.release = nil
    try readSchema()
  }

  deinit {
    unsafe stream.pointee.release?(stream)
    unsafe stream.deallocate()
  }

  private func readSchema() throws(Rejection) {
    guard let read = unsafe stream.pointee.get_schema, unsafe stream.pointee.get_next != nil else {
      throw .malformed("a callback of the stream is NULL")
    }
    var schema = unsafe ArrowSchema()
    let status = unsafe read(stream, &schema)
    guard status == 0 else { throw failure(status) }
    guard let release = unsafe schema.release else {
      throw .malformed("the stream's schema has been released")
    }
    defer { unsafe release(&schema) }
    let format = unsafe schema.format.map { unsafe String(cString: $0) } ?? ""
    guard format == "+s" else {
      throw .malformed("the stream holds '\(format)' and not record batches ('+s')")
    }
    let count = Int(unsafe schema.n_children)
    guard unsafe count == 0 || (count > 0 && schema.children != nil) else {
      throw .malformed("the schema has \(count) columns and no list of them")
    }
    for index in 0..<count {
      guard let child = unsafe schema.children[index], unsafe child.pointee.release != nil else {
        throw .malformed("column \(index + 1) of the schema is NULL, or has been released")
      }
      let name = unsafe child.pointee.name.map { unsafe String(cString: $0) } ?? ""
      fields.append(Field(name: name, type: unsafe ArrowType(child)))
    }
  }

  /// The next batch; nil at the end.
  ///
  /// - Throws: what the stream says of a failure, or how the batch breaks the interface's rules.
  func next() throws(Rejection) -> ArrowBatch? {
    let batch = ArrowBatch(columns: fields.count)
    let status = unsafe stream.pointee.get_next(stream, batch.array)
    guard status == 0 else {
      unsafe batch.array.pointee.release = nil
      throw failure(status)
    }
    guard unsafe batch.array.pointee.release != nil else { return nil }
    try batch.check()
    return batch
  }

  private func failure(_ status: Int32) -> Rejection {
    let text = unsafe stream.pointee.get_last_error?(stream).map { unsafe String(cString: $0) }
    return Rejection([
      Diagnostic(
        .unreadableFile, "the stream of the data failed: \(text ?? "error \(status)")",
        at: .arrow)
    ])
  }
}

extension Rejection {
  /// Data that breaks the rules of the Arrow C interfaces.
  static func malformed(_ message: String) -> Rejection {
    Rejection([
      Diagnostic(
        .tornTable, message, at: .arrow, help: "the library that made the data has an error")
    ])
  }
}

extension SourceLocation {
  /// What diagnostics call data from Arrow.
  static let arrow = SourceLocation(file: "data")
}
