extension Period: Codable {
  /// Writes `"2025"`, `"2025-Q3"` or `"2025-11"`; `"quarterly:17"` where that text is not a period's.
  public func encode(to encoder: any Encoder) throws {
    let text = description
    var container = encoder.singleValueContainer()
    try container.encode(Period(text) == self ? text : "\(frequency.rawValue):\(ordinal)")
  }

  /// Reads what ``encode(to:)`` writes.
  ///
  /// - Throws: `DecodingError.dataCorrupted` for any other text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    let parts = text.split(separator: ":", maxSplits: 1)
    if let period = Period(text) {
      self = period
    } else if parts.count == 2, let frequency = Frequency(rawValue: String(parts[0])),
      let ordinal = Int(parts[1])
    {
      self.init(frequency: frequency, ordinal: ordinal)
    } else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is no period")
    }
  }
}
