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
  /// How many bytes are read at a time unless a reader says otherwise: 128 KiB.
  public static let defaultChunkSize = 1 << 17

  private var source: ByteSource
  private let chunkSize: Int
  private let recordLimit: Int
  /// Records that have been found, and the bytes at hand.
  private(set) var batch = RecordBatch()
  /// The current record of the batch; −1 before its first.
  private var current = -1
  /// Up to where the bytes at hand are known to be UTF-8.
  private var validated = 0
  private var isStarted = false
  /// Where in the bytes, and on which line, the next batch starts.
  private var nextStart = 0
  private var nextLine = 1
  /// Blank lines skipped up to the end of the present batch.
  public private(set) var blankLines = 0

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

  /// Reads bytes from a source.
  init(
    _ source: consuming ByteSource, chunkSize: Int, recordLimit: Int = defaultRecordLimit
  ) {
    precondition(chunkSize >= 1, "a chunk has at least one byte")
    precondition(recordLimit <= 1 << 29, "offsets in a batch have 31 bits")
    self.source = source
    self.chunkSize = chunkSize
    self.recordLimit = recordLimit
    Word.pad(&batch.buffer)
    let unused = FieldBounds(0, 0)
    batch.fields = Array(repeating: unused, count: 8192)
    let none = RecordMark(start: 0, firstField: 0, fieldCount: 0, lineOffset: 0, isPlain: true)
    batch.records = Array(repeating: none, count: 4096)
  }

  /// Goes on to the next record that is not a blank line.
  ///
  /// - Returns: false at the end.
  /// - Throws: what is wrong with the bytes, and where. The reader cannot go on after that.
  /// - Complexity: O(bytes of the record), amortised.
  public mutating func next() throws(CSVError) -> Bool {
    current += 1
    if current < batch.count { return true }
    return try nextBatch()
  }

  /// Goes on to the records after the present batch, and to the first of them.
  ///
  /// - Returns: false at the end.
  mutating func nextBatch() throws(CSVError) -> Bool {
    if !isStarted { try start() }
    current = 0
    while true {
      let end = batch.buffer.count - Word.padding
      let scan = BatchScan(&batch, from: nextStart, to: end, isLast: source.isExhausted)
      batch.firstLine = nextLine
      nextStart = scan.next
      nextLine += scan.lines
      blankLines += scan.blankLines
      if scan.count > 0 { return true }
      if source.isExhausted, nextStart == end { return false }
      try recover(scan.stop)
    }
  }

  /// Goes past the current record and all after it in the batch; gives their positions.
  mutating func takeRest() -> Range<Int> {
    defer { current = batch.count - 1 }
    return current..<batch.count
  }

  /// Makes room or gets more bytes for a record, or throws what is wrong with it.
  private mutating func recover(_ stop: BatchScan.Stop) throws(CSVError) {
    switch stop {
    case .full: batch.fields += batch.fields
    case .endOfBytes(let quote):
      if source.isExhausted, let quote { throw .unterminatedQuote(opened: place(ofByte: quote)) }
      if batch.buffer.count - nextStart >= recordLimit {
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
    TextPlace(line: nextLine, column: 1).advanced(over: batch.buffer.span, nextStart..<offset)
  }
}

extension CSVReader {
  /// Looks at the first bytes: another encoding, an archive, a byte-order mark.
  private mutating func start() throws(CSVError) {
    isStarted = true
    batch.buffer.removeLast(Word.padding)
    while batch.buffer.count < 4, !source.isExhausted {
      try source.read(chunkSize, into: &batch.buffer)
    }
    if let found = FileSignature.otherThanText(batch.buffer.span) {
      throw .notPlainText(found: found)
    }
    if batch.buffer.starts(with: FileSignature.byteOrderMark) {
      nextStart = FileSignature.byteOrderMark.count
      validated = nextStart
    }
    try validate()
    Word.pad(&batch.buffer)
  }

  /// Drops the records that are done with and reads on.
  ///
  /// Reads at least as much as is left over, so that a record of n bytes costs O(n) in all.
  private mutating func refill() throws(CSVError) {
    batch.buffer.removeLast(Word.padding)
    batch.buffer.removeSubrange(..<nextStart)
    validated -= nextStart
    nextStart = 0
    batch.isASCII = ASCII.isAll(batch.buffer.span)
    try source.read(max(chunkSize, batch.buffer.count), into: &batch.buffer)
    try validate()
    Word.pad(&batch.buffer)
  }

  /// Checks the bytes that have come that they are UTF-8.
  private mutating func validate() throws(CSVError) {
    let start = validated
    let check = TextCheck(batch.buffer.span.extracting(start..<batch.buffer.count))
    if case .ascii = check { return validated = batch.buffer.count }
    batch.isASCII = false
    switch check {
    case .ascii, .utf8: validated = batch.buffer.count
    case .truncated(let offset) where !source.isExhausted:
      // A character may go on in the next chunk.
      validated = start + offset
    case .truncated(let offset), .invalid(let offset):
      let at = start + offset
      throw .invalidUTF8(byte: batch.buffer[at], at: place(ofByte: at))
    }
  }
}

extension CSVReader {
  /// The current record.
  var mark: RecordMark {
    precondition(current >= 0 && current < batch.count, "there is no current record")
    return batch.records[current]
  }

  /// How many fields the current record has.
  public var fieldCount: Int { Int(mark.fieldCount) }
  /// The line that the current record starts on, from 1.
  public var line: Int { batch.line(mark) }

  /// The bytes of a field, doubled quotes undone.
  ///
  /// - Precondition: the current record has a field of that index, from 0.
  public func withField<Result>(_ index: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    batch.withField(mark, index, body)
  }

  /// The text of a field.
  ///
  /// - Precondition: the current record has a field of that index, from 0.
  public func text(_ index: Int) -> String { batch.text(mark, index) }

  /// Where a field starts; inside the quotes where it has some.
  ///
  /// - Precondition: the current record has a field of that index, from 0.
  public func place(_ index: Int) -> TextPlace { batch.place(mark, index) }
}
