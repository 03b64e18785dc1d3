/// Reads CSV as RFC 4180 has it, one record at a time, in memory that does not grow with the file.
///
/// Bytes are read in chunks and checked to be UTF-8; a byte-order mark is skipped. Lines end with
/// CRLF, LF or CR. Quoted fields may contain commas, line ends and doubled quotes. Blank lines are
/// skipped. Fields are looked at in place, without a copy:
///
/// ```swift
/// var reader = try CSVReader(path: "statements.csv")
/// let header = try reader.readHeader()
/// while try reader.next() {
///   let value = reader.text(2)
///   let place = reader.place(2)
/// }
/// ```
public struct CSVReader: ~Copyable {
  /// The most bytes that one record may have unless a reader says otherwise: 16 MiB.
  public static let defaultRecordLimit = 1 << 24
  /// How many bytes are read at a time unless a reader says otherwise: 256 KiB.
  public static let defaultChunkSize = 1 << 18

  private var source: ByteSource
  private let chunkSize: Int
  private let recordLimit: Int
  /// The bytes at hand, then `Word.padding`.
  private(set) var buffer: [UInt8] = Word.padding
  private var end: Int { buffer.count &- Word.padding.count }
  /// Up to where the bytes at hand are known to be UTF-8.
  private var validated = 0
  /// Whether the bytes at hand are ASCII, so that bytes are characters.
  private var isASCII = true
  private var isStarted = false

  /// Fields of the current record, the first ``fieldCount`` of them.
  private(set) var bounds: [FieldBounds]
  /// How many fields the current record has.
  public private(set) var fieldCount = 0
  /// The line that the current record starts on, from 1.
  public private(set) var line = 0
  /// Blank lines skipped so far.
  public private(set) var blankLines = 0
  private var recordStart = 0
  private var nextStart = 0
  private var nextLine = 1
  private var hasInnerLineEnds = false

  /// Opens a file.
  ///
  /// - Throws: `.unreadable` with the system's reason.
  public init(
    path: String, chunkSize: Int = defaultChunkSize, recordLimit: Int = defaultRecordLimit
  ) throws(CSVError) {
    self.init(try ByteSource(path: path), chunkSize: chunkSize, recordLimit: recordLimit)
  }

  /// Reads bytes in memory.
  public init(
    _ bytes: [UInt8], chunkSize: Int = defaultChunkSize, recordLimit: Int = defaultRecordLimit
  ) {
    self.init(ByteSource(bytes), chunkSize: chunkSize, recordLimit: recordLimit)
  }

  private init(_ source: consuming ByteSource, chunkSize: Int, recordLimit: Int) {
    precondition(chunkSize >= 1, "a chunk has at least one byte")
    precondition(recordLimit <= 1 << 30, "offsets in a record have 30 bits")
    self.source = source
    self.chunkSize = chunkSize
    self.recordLimit = recordLimit
    bounds = Array(repeating: FieldBounds(0, 0), count: 16)
  }

  /// Goes on to the next record that is not a blank line.
  ///
  /// - Returns: false at the end.
  /// - Throws: what is wrong with the bytes, and where. The reader cannot go on after that.
  /// - Complexity: O(bytes of the record), amortised.
  public mutating func next() throws(CSVError) -> Bool {
    if !isStarted { try start() }
    while try advance() {
      if fieldCount > 1 || !isBlank { return true }
      blankLines += 1
    }
    return false
  }

  /// One record, blank or not.
  @inline(__always)
  private mutating func advance() throws(CSVError) -> Bool {
    while true {
      var outcome = RecordScan.incomplete(quote: nil)
      let start = nextStart
      let end = end
      let isLast = source.isExhausted
      if start < end {
        outcome = RecordScan.scan(
          buffer, from: start, to: end, isLast: isLast, into: &bounds)
      } else if isLast {
        return false
      }
      if case .record(let fields, let next, let lines) = outcome {
        recordStart = nextStart
        line = nextLine
        fieldCount = fields
        hasInnerLineEnds = lines > 1
        nextStart = next
        nextLine &+= lines
        return true
      }
      try recover(outcome)
    }
  }

  /// An empty line; a quoted empty field is none.
  private var isBlank: Bool { bounds[0].range.isEmpty && Int(bounds[0].start) == recordStart }

  /// Makes room or gets more bytes for a record, or throws what is wrong with it.
  @inline(never)
  private mutating func recover(_ outcome: RecordScan) throws(CSVError) {
    switch outcome {
    case .record: break
    case .tooManyFields:
      bounds += Array(repeating: FieldBounds(0, 0), count: bounds.count)
    case .incomplete(let quote):
      if source.isExhausted, let quote { throw .unterminatedQuote(opened: place(ofByte: quote)) }
      if end - nextStart >= recordLimit {
        throw .recordTooLong(from: place(ofByte: nextStart), limit: recordLimit)
      }
      try refill()
    case .nullByte(let offset): throw .nullByte(at: place(ofByte: offset))
    case .quoteInsideField(let offset): throw .quoteInsideField(at: place(ofByte: offset))
    case .textAfterQuote(let offset): throw .textAfterQuote(at: place(ofByte: offset))
    }
  }

  /// Line and column of a byte at or after the start of the next record.
  private func place(ofByte offset: Int) -> TextPlace {
    TextPlace(line: nextLine, column: 1).advanced(over: buffer.span, nextStart..<offset)
  }
}

extension CSVReader {
  /// Looks at the first bytes: another encoding, an archive, a byte-order mark.
  private mutating func start() throws(CSVError) {
    isStarted = true
    buffer.removeLast(Word.padding.count)
    while buffer.count < 4, !source.isExhausted { try source.read(chunkSize, into: &buffer) }
    if let found = FileSignature.otherThanText(buffer.span) { throw .notPlainText(found: found) }
    if buffer.starts(with: FileSignature.byteOrderMark) { nextStart = 3 }
    try validate()
    buffer += Word.padding
  }

  /// Drops the records that are done with and reads on.
  ///
  /// Reads at least as much as is left over, so that a record of n bytes costs O(n) in all.
  private mutating func refill() throws(CSVError) {
    buffer.removeLast(Word.padding.count)
    buffer.removeSubrange(..<nextStart)
    validated -= nextStart
    nextStart = 0
    isASCII = ASCII.isAll(buffer.span)
    try source.read(max(chunkSize, buffer.count), into: &buffer)
    try validate()
    buffer += Word.padding
  }

  /// Checks the bytes that have come that they are UTF-8.
  private mutating func validate() throws(CSVError) {
    let start = validated
    switch TextCheck(buffer.span.extracting(start..<buffer.count)) {
    case .ascii: validated = buffer.count
    case .utf8:
      isASCII = false
      validated = buffer.count
    case .truncated(let offset) where !source.isExhausted:
      // A character may go on in the next chunk.
      isASCII = false
      validated = start + offset
    case .truncated(let offset), .invalid(let offset):
      throw .invalidUTF8(byte: buffer[start + offset], at: place(ofByte: start + offset))
    }
  }
}

extension CSVReader {
  /// The bytes of a field, doubled quotes undone.
  ///
  /// - Precondition: the current record has a field of that index, from 0.
  @inline(__always)
  public func withField<Result>(_ index: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    precondition(index < fieldCount, "the record has no field \(index)")
    let field = bounds[index]
    if field.hasDoubledQuotes { return body(undoubled(field).span) }
    return body(buffer.span.extracting(field.range))
  }

  private func undoubled(_ field: FieldBounds) -> [UInt8] {
    var result: [UInt8] = []
    var isSecond = false
    for index in field.range {
      isSecond = buffer[index] == .quote && !isSecond
      if !isSecond { result.append(buffer[index]) }
    }
    return result
  }

  /// The text of a field.
  ///
  /// - Precondition: the current record has a field of that index, from 0.
  public func text(_ index: Int) -> String {
    withField(index) { String(decodingValid: $0) }
  }

  /// Where a field starts; inside the quotes where it has some.
  ///
  /// - Precondition: the current record has a field of that index, from 0.
  public func place(_ index: Int) -> TextPlace {
    precondition(index < fieldCount, "the record has no field \(index)")
    let start = Int(bounds[index].start)
    if isASCII && !hasInnerLineEnds {
      return TextPlace(line: line, column: start - recordStart + 1)
    }
    return TextPlace(line: line, column: 1).advanced(over: buffer.span, recordStart..<start)
  }
}
