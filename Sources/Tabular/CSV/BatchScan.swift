/// What a look for records found.
struct BatchScan {
  /// Why the look ended.
  enum Stop {
    /// No more bytes; the last record is not complete, in a quoted field opened at `quote` or in none.
    case endOfBytes(quote: Int?)
    /// No more room for fields or records.
    case full
    /// A zero byte at this offset.
    case nullByte(Int)
    /// A quote that does not start its field.
    case quoteInsideField(Int)
    /// Something other than a comma or a line end after a closing quote.
    case textAfterQuote(Int)
  }

  /// Complete records found.
  private(set) var count = 0
  /// Lines that they and blank lines take up.
  private(set) var lines = 0
  private(set) var blankLines = 0
  /// Where the next record starts.
  private(set) var next: Int
  private(set) var stop = Stop.endOfBytes(quote: nil)

  private var fieldCount = 0
  private var fieldStart: Int
  /// The present record: its first field, and what is special about it.
  private var firstField = 0
  private var isPlain = true
  private var innerLines = 0

  /// Finds the records from an offset on.
  ///
  /// Looks at eight bytes at a time for those that may be structure.
  ///
  /// - Parameters:
  ///   - batch: its buffer is looked at, followed by `Word.padding`; its fields and records are
  ///     overwritten.
  ///   - start: the first byte of a record.
  ///   - end: the end of the bytes at hand, padding left out.
  ///   - isLast: nothing comes after `end`.
  /// - Complexity: O(bytes).
  init(_ batch: inout RecordBatch, from start: Int, to end: Int, isLast: Bool) {
    next = start
    fieldStart = start
    // Taken out while they are written to, so that the buffer can be looked at.
    var fields: [FieldBounds] = []
    var records: [RecordMark] = []
    swap(&fields, &batch.fields)
    swap(&records, &batch.records)
    scan(batch.buffer, to: end, isLast: isLast, &fields, &records)
    swap(&fields, &batch.fields)
    swap(&records, &batch.records)
    batch.count = count
  }

  private mutating func scan(
    _ buffer: [UInt8], to end: Int, isLast: Bool, _ fieldArray: inout [FieldBounds],
    _ recordArray: inout [RecordMark]
  ) {
    let bytes = buffer.span
    var fields = fieldArray.mutableSpan
    var records = recordArray.mutableSpan
    var base = next
    scanning: while base < end {
      var candidates = Word.candidates(Word.load(bytes, base))
      while candidates != 0 {
        let at = base &+ (candidates.trailingZeroBitCount &>> 3)
        candidates &= candidates &- 1
        let byte = bytes[at]
        if byte == .comma {
          guard fieldCount < fields.count else { return stop = .full }
          fields[fieldCount] = FieldBounds(fieldStart, at)
          fieldCount &+= 1
          fieldStart = at &+ 1
        } else if byte == .lineFeed {
          // The LF of CRLF was taken with its CR.
          guard at >= next else { continue }
          let isBlank = at == next
          guard endField(at, &fields), endRecord(at &+ 1, isBlank, &records) else {
            return stop = .full
          }
        } else if byte == .carriageReturn {
          guard at &+ 1 < end || isLast else { return }
          let isPair = at &+ 1 < end && bytes[at &+ 1] == .lineFeed
          let following = isPair ? at &+ 2 : at &+ 1
          let isBlank = at == next
          guard endField(at, &fields), endRecord(following, isBlank, &records) else {
            return stop = .full
          }
        } else if byte == .quote {
          guard at == fieldStart else { return stop = .quoteInsideField(at) }
          guard fieldCount < fields.count else { return stop = .full }
          let quoted = QuotedField(bytes, from: at &+ 1, to: end, isLast: isLast)
          if let zero = quoted.nullByte { return stop = .nullByte(zero) }
          guard let close = quoted.close else { return stop = .endOfBytes(quote: at) }
          fields[fieldCount] = FieldBounds(
            at &+ 1, close, hasDoubledQuotes: quoted.hasDoubledQuotes)
          fieldCount &+= 1
          innerLines &+= quoted.lineEnds
          isPlain = isPlain && quoted.lineEnds == 0 && !quoted.hasDoubledQuotes
          let after = close &+ 1
          if after < end, bytes[after] == .comma {
            fieldStart = after &+ 1
            base = fieldStart
            continue scanning
          }
          guard let following = Self.lineEnd(bytes, after, to: end, isLast: isLast) else {
            let isCut = after == end || bytes[after] == .carriageReturn
            return stop = isCut ? .endOfBytes(quote: nil) : .textAfterQuote(after)
          }
          guard endRecord(following, false, &records) else { return stop = .full }
          base = following
          continue scanning
        } else if byte == 0 {
          return stop = .nullByte(at)
        }
      }
      base &+= 8
    }
    // The last line need not end with a line end.
    if isLast, next < end {
      guard endField(end, &fields), endRecord(end, false, &records) else { return stop = .full }
    }
  }

  /// Adds the field that ends before an offset; false where there is no room.
  @inline(__always)
  private mutating func endField(_ at: Int, _ fields: inout MutableSpan<FieldBounds>) -> Bool {
    guard fieldCount < fields.count else { return false }
    fields[fieldCount] = FieldBounds(fieldStart, at)
    fieldCount &+= 1
    return true
  }

  /// Adds the record whose fields have been added, unless it is a blank line.
  ///
  /// - Parameters:
  ///   - following: where the next record starts.
  ///   - isBlank: whether the record ends where it starts.
  /// - Returns: false where there is no room.
  @inline(__always)
  private mutating func endRecord(
    _ following: Int, _ isBlank: Bool, _ records: inout MutableSpan<RecordMark>
  ) -> Bool {
    let ownFields = fieldCount &- firstField
    if isBlank {
      blankLines &+= 1
      fieldCount = firstField
    } else {
      guard count < records.count else { return false }
      records[count] = RecordMark(
        start: UInt32(truncatingIfNeeded: next),
        firstField: UInt32(truncatingIfNeeded: firstField),
        fieldCount: UInt32(truncatingIfNeeded: ownFields),
        lineOffset: UInt32(truncatingIfNeeded: lines), isPlain: isPlain)
      count &+= 1
      firstField = fieldCount
    }
    lines &+= 1 &+ innerLines
    innerLines = 0
    isPlain = true
    next = following
    fieldStart = following
    return true
  }

  /// Where the line after a line end starts.
  ///
  /// nil where there is no line end, or it is not known yet whether LF follows CR.
  private static func lineEnd(
    _ bytes: Span<UInt8>, _ at: Int, to end: Int, isLast: Bool
  ) -> Int? {
    guard at < end else { return isLast ? end : nil }
    if bytes[at] == .lineFeed { return at &+ 1 }
    guard bytes[at] == .carriageReturn else { return nil }
    if at &+ 1 < end { return bytes[at &+ 1] == .lineFeed ? at &+ 2 : at &+ 1 }
    return isLast ? end : nil
  }
}
