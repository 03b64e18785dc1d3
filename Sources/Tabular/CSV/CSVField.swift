/// A text as it stands in a record, in quotes where it needs them: made once, written often.
public struct CSVField: Sendable, Hashable {
  let bytes: [UInt8]

  /// Makes a text ready.
  public init(_ text: some StringProtocol) {
    var bytes = Array(text.utf8)
    let needsQuotes = bytes.contains { byte in
      byte == .comma || byte == .quote || byte == .lineFeed || byte == .carriageReturn
    }
    if needsQuotes {
      let plain = bytes
      bytes = [.quote]
      for byte in plain {
        if byte == .quote { bytes.append(.quote) }
        bytes.append(byte)
      }
      bytes.append(.quote)
    }
    self.bytes = bytes
  }
}
