extension String {
  /// The text of bytes that are known to be UTF-8.
  init(decodingValid bytes: Span<UInt8>) {
    if let text = try? UTF8Span(validating: bytes) {
      self.init(copying: text)
    } else {
      preconditionFailure("a reader hands out nothing but UTF-8")
    }
  }
}

/// What some bytes are as text.
enum TextCheck {
  case ascii
  case utf8
  /// UTF-8 up to an offset, where a character begins that the bytes do not end.
  case truncated(Int)
  /// UTF-8 up to an offset, but not there.
  case invalid(Int)

  /// Looks at all bytes.
  ///
  /// - Complexity: O(n).
  init(_ bytes: Span<UInt8>) {
    if ASCII.isAll(bytes) {
      self = .ascii
      return
    }
    do {
      _ = try UTF8Span(validating: bytes)
      self = .utf8
    } catch {
      let bad = error.byteOffsets
      let isCut = error.kind == .truncatedScalar && bad.upperBound == bytes.count
      self = isCut ? .truncated(bad.lowerBound) : .invalid(bad.lowerBound)
    }
  }
}

/// Questions about bytes below 0x80.
enum ASCII {
  /// The range without spaces and tabs at its ends.
  static func trimmed(_ bytes: Span<UInt8>) -> Range<Int> {
    var start = 0
    var end = bytes.count
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Whether a byte is a space or a tab.
  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Whether all bytes are ASCII.
  ///
  /// - Complexity: O(n), eight bytes at a time.
  static func isAll(_ bytes: Span<UInt8>) -> Bool {
    var union: UInt64 = 0
    var index = 0
    while index &+ 8 <= bytes.count {
      union |= Word.load(bytes, index)
      index &+= 8
    }
    while index < bytes.count {
      union |= UInt64(bytes[index])
      index &+= 1
    }
    return union & 0x8080_8080_8080_8080 == 0
  }
}

/// First bytes that say what a file is.
enum FileSignature {
  /// The byte-order mark of UTF-8.
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private static let others: [(bytes: [UInt8], name: String)] = [
    ([0xFF, 0xFE, 0, 0], "UTF-32"), ([0, 0, 0xFE, 0xFF], "UTF-32"),
    ([0xFF, 0xFE], "UTF-16"), ([0xFE, 0xFF], "UTF-16"),
    ([0x1F, 0x8B], "gzip"), ([0x50, 0x4B, 3, 4], "zip, as in .xlsx workbooks"),
    (Array("SQLi".utf8), "an SQLite database"),
  ]

  /// What the bytes are where they are not plain text.
  static func otherThanText(_ bytes: Span<UInt8>) -> String? {
    others.first { signature in
      signature.bytes.count <= bytes.count
        && signature.bytes.indices.allSatisfy { bytes[$0] == signature.bytes[$0] }
    }?.name
  }
}
