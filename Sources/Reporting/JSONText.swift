import FoundationEssentials

/// JSON for programs: keys sorted, indented, numbers that read back as the same double.
public enum JSONText {
  /// The document with a final line break.
  ///
  /// - Throws: what the encoder throws for numbers that JSON cannot hold.
  public static func document(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }
}
