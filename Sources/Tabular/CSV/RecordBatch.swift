/// Where a field lies in a batch's bytes, quotes left out.
struct FieldBounds: Sendable {
  private let startOffset: UInt32
  private let endAndFlag: UInt32

  @inline(__always)
  init(_ start: Int, _ end: Int, hasDoubledQuotes: Bool = false) {
    startOffset = UInt32(truncatingIfNeeded: start)
    endAndFlag = UInt32(truncatingIfNeeded: end) << 1 | (hasDoubledQuotes ? 1 : 0)
  }

  /// Offset of the first byte.
  @inline(__always) var start: Int { Int(startOffset) }
  /// Offset after the last byte.
  @inline(__always) var end: Int { Int(endAndFlag >> 1) }
  /// Whether the bytes contain `""` where `"` is meant.
  @inline(__always) var hasDoubledQuotes: Bool { endAndFlag & 1 == 1 }
  /// Whether there are no bytes.
  @inline(__always) var isEmpty: Bool { start == end }
}

/// Where a record lies in a batch.
struct RecordMark: Sendable {
  /// Offset of the first byte.
  let start: UInt32
  /// Position of its first field among all fields of the batch.
  let firstField: UInt32
  /// How many fields it has.
  let fieldCount: UInt32
  /// Lines below the first line of the batch.
  let lineOffset: UInt32
  /// Whether no field has doubled quotes or line ends, so that bytes are text and columns.
  let isPlain: Bool
}

/// Some records that follow each other, with their bytes.
struct RecordBatch: Sendable {
  /// UTF-8; followed by `Word.padding` more bytes.
  var buffer: [UInt8] = []
  /// Fields of all records; there may be unused ones behind them.
  var fields: [FieldBounds] = []
  /// Records; there may be unused ones behind them.
  var records: [RecordMark] = []
  /// How many of `records` are used.
  var count = 0
  /// Line of the first record.
  var firstLine = 1
  /// Whether all bytes are ASCII, so that bytes are characters.
  var isASCII = true
  /// Whether columns in places are numbers of fields, as in the rows of a query.
  var hasCells = false

  /// The bounds of a field.
  @inline(__always)
  func bounds(_ record: RecordMark, _ field: Int) -> FieldBounds {
    precondition(field < record.fieldCount, "the record has no field \(field)")
    return fields[Int(record.firstField) &+ field]
  }

  /// The bytes of a field, doubled quotes undone.
  func withField<Result>(
    _ record: RecordMark, _ field: Int, _ body: (Span<UInt8>) -> Result
  ) -> Result {
    let bounds = bounds(record, field)
    if bounds.hasDoubledQuotes { return body(undoubled(bounds).span) }
    return body(buffer.span.extracting(bounds.start..<bounds.end))
  }

  private func undoubled(_ bounds: FieldBounds) -> [UInt8] {
    var result: [UInt8] = []
    var isSecond = false
    for byte in buffer[bounds.start..<bounds.end] {
      isSecond = byte == .quote && !isSecond
      if !isSecond { result.append(byte) }
    }
    return result
  }

  /// The text of a field.
  func text(_ record: RecordMark, _ field: Int) -> String {
    withField(record, field) { String(decodingValid: $0) }
  }

  /// The line that a record starts on.
  @inline(__always)
  func line(_ record: RecordMark) -> Int { firstLine &+ Int(record.lineOffset) }

  /// Where a field starts; inside the quotes where it has some.
  @inline(__always)
  func place(_ record: RecordMark, _ field: Int) -> TextPlace {
    let start = bounds(record, field).start
    if isASCII && record.isPlain && !hasCells {
      return TextPlace(line: line(record), column: start &- Int(record.start) &+ 1)
    }
    return unusualPlace(record, field, start)
  }

  @inline(never)
  private func unusualPlace(_ record: RecordMark, _ field: Int, _ start: Int) -> TextPlace {
    let first = TextPlace(line: line(record), column: 1)
    if hasCells { return TextPlace(line: first.line, column: field + 1) }
    return first.advanced(over: buffer.span, Int(record.start)..<start)
  }
}
