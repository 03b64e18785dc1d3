/// Where a field lies in the reader's buffer, quotes left out.
struct FieldBounds: Sendable {
  /// Offset of the first byte.
  let start: UInt32
  private let endAndFlag: UInt32

  init(_ start: Int, _ end: Int, hasDoubledQuotes: Bool = false) {
    self.start = UInt32(truncatingIfNeeded: start)
    endAndFlag = UInt32(truncatingIfNeeded: end) << 1 | (hasDoubledQuotes ? 1 : 0)
  }

  /// The bytes of the field.
  var range: Range<Int> { Int(start)..<Int(endAndFlag >> 1) }
  /// Whether the bytes contain `""` where `"` is meant.
  var hasDoubledQuotes: Bool { endAndFlag & 1 == 1 }
}

/// What a look for one record found.
enum RecordScan {
  /// A whole record of `fields` fields; the next one starts at `next`, `lines` lines further down.
  case record(fields: Int, next: Int, lines: Int)
  /// The record goes on after the bytes at hand; in a quoted field opened at `quote`, or in none.
  case incomplete(quote: Int?)
  /// More fields than there is room for.
  case tooManyFields
  case nullByte(Int)
  case quoteInsideField(Int)
  case textAfterQuote(Int)
}

extension RecordScan {
  /// Finds the fields of the record that starts at an offset.
  ///
  /// - Parameters:
  ///   - buffer: the bytes; followed by `Word.padding`.
  ///   - start: the first byte of the record.
  ///   - end: the end of the bytes at hand, padding left out.
  ///   - isLast: nothing comes after `end`.
  ///   - fieldBounds: receives the fields.
  static func scan(
    _ buffer: [UInt8], from start: Int, to end: Int, isLast: Bool,
    into fieldBounds: inout [FieldBounds]
  ) -> RecordScan {
    let bytes = buffer.span
    var bounds = fieldBounds.mutableSpan
    var fields = 0
    var fieldStart = start
    var base = start
    var lines = 1
    scanning: while base < end {
      var candidates = Word.candidates(Word.load(bytes, base))
      while candidates != 0 {
        let at = base &+ (candidates.trailingZeroBitCount &>> 3)
        candidates &= candidates &- 1
        let byte = bytes[at]
        if byte == .comma {
          guard fields < bounds.count else { return .tooManyFields }
          bounds[fields] = FieldBounds(fieldStart, at)
          fields &+= 1
          fieldStart = at &+ 1
        } else if byte == .lineFeed || byte == .carriageReturn {
          guard fields < bounds.count else { return .tooManyFields }
          guard let next = lineEnd(bytes, at, to: end, isLast: isLast) else {
            return .incomplete(quote: nil)
          }
          bounds[fields] = FieldBounds(fieldStart, at)
          return .record(fields: fields &+ 1, next: next, lines: lines)
        } else if byte == .quote {
          guard at == fieldStart else { return .quoteInsideField(at) }
          guard fields < bounds.count else { return .tooManyFields }
          var quoted = QuotedField()
          guard quoted.scan(bytes, from: at &+ 1, to: end, isLast: isLast) else {
            if let zero = quoted.nullByte { return .nullByte(zero) }
            return .incomplete(quote: at)
          }
          lines &+= quoted.lineEnds
          bounds[fields] = FieldBounds(
            at &+ 1, quoted.close, hasDoubledQuotes: quoted.hasDoubledQuotes)
          fields &+= 1
          let after = quoted.close &+ 1
          // The text ends with the quote where nothing comes after it.
          guard after < end else {
            return .record(fields: fields, next: end, lines: lines)
          }
          switch bytes[after] {
          case .comma:
            fieldStart = after &+ 1
            base = fieldStart
            // A comma at the very end leaves one empty field behind it.
            continue scanning
          case .lineFeed, .carriageReturn:
            guard let next = lineEnd(bytes, after, to: end, isLast: isLast) else {
              return .incomplete(quote: nil)
            }
            return .record(fields: fields, next: next, lines: lines)
          default: return .textAfterQuote(after)
          }
        } else if byte == 0 {
          return .nullByte(at)
        }
      }
      base &+= 8
    }
    guard isLast else { return .incomplete(quote: nil) }
    guard fields < bounds.count else { return .tooManyFields }
    bounds[fields] = FieldBounds(fieldStart, end)
    return .record(fields: fields &+ 1, next: end, lines: lines)
  }

  /// Where the line after a line end starts; nil where it is not known yet whether LF follows CR.
  @inline(__always)
  private static func lineEnd(
    _ bytes: Span<UInt8>, _ at: Int, to end: Int, isLast: Bool
  ) -> Int? {
    if bytes[at] == .lineFeed { return at &+ 1 }
    if at &+ 1 < end { return bytes[at &+ 1] == .lineFeed ? at &+ 2 : at &+ 1 }
    return isLast ? at &+ 1 : nil
  }
}

/// The rest of a quoted field.
private struct QuotedField {
  /// Offset of the closing quote.
  var close = 0
  var hasDoubledQuotes = false
  /// Line ends inside the field.
  var lineEnds = 0
  /// Offset of a zero byte, which ends the scan.
  var nullByte: Int?

  /// Looks for the closing quote; false where it is not there or a zero byte comes first.
  mutating func scan(_ bytes: Span<UInt8>, from start: Int, to end: Int, isLast: Bool) -> Bool {
    var base = start
    scanning: while base < end {
      var candidates = Word.candidates(Word.load(bytes, base))
      while candidates != 0 {
        let at = base &+ (candidates.trailingZeroBitCount &>> 3)
        candidates &= candidates &- 1
        switch bytes[at] {
        case .quote:
          if at &+ 1 < end, bytes[at &+ 1] == .quote {
            hasDoubledQuotes = true
            base = at &+ 2
            continue scanning
          }
          close = at
          return at &+ 1 < end || isLast
        case .lineFeed:
          // CRLF was counted with its CR.
          if at == start || bytes[at &- 1] != .carriageReturn { lineEnds &+= 1 }
        case .carriageReturn: lineEnds &+= 1
        case 0:
          nullByte = at
          return false
        default: break
        }
      }
      base &+= 8
    }
    return false
  }
}

extension UInt8 {
  static let comma = UInt8(ascii: ",")
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
}
