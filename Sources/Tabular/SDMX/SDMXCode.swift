/// Codes of SDMX-CSV as they stand in fields, maybe with their names: `A: Annual`.
enum SDMXCode {
  /// The code without its name and without blanks at its ends.
  ///
  /// Codes have no colons. A colon without a blank ends one only where the header has names too.
  static func range(_ bytes: Span<UInt8>, isLabelled: Bool) -> Range<Int> {
    let whole = ASCII.trimmed(bytes)
    for index in whole where bytes[index] == .colon {
      let isFollowedByBlank = index + 1 < whole.upperBound && ASCII.isBlank(bytes[index + 1])
      guard isLabelled || isFollowedByBlank else { continue }
      let code = ASCII.trimmed(bytes.extracting(whole.lowerBound..<index))
      return whole.lowerBound + code.lowerBound..<whole.lowerBound + code.upperBound
    }
    return whole
  }

  /// The id of a structure, `OECD.STI:DSD_X@DF(1.0)`, without the name that may follow.
  static func structureRange(_ bytes: Span<UInt8>) -> Range<Int> {
    let whole = ASCII.trimmed(bytes)
    for index in whole where bytes[index] == UInt8(ascii: ")") {
      if index + 1 < whole.upperBound, bytes[index + 1] == .colon {
        return whole.lowerBound..<index + 1
      }
    }
    return whole
  }

  /// Information, append, replace, merge.
  static let actionsWithData = Array("IARM".utf8)

  /// A whole number from −24 to 24, 0 for nothing; nil for anything else.
  static func powerOfTen(_ bytes: Span<UInt8>) -> Int? {
    if bytes.isEmpty { return 0 }
    let isNegative = bytes[0] == UInt8(ascii: "-")
    let start = isNegative ? 1 : 0
    guard (1...2).contains(bytes.count - start) else { return nil }
    var number = 0
    for index in start..<bytes.count {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { return nil }
      number = 10 * number + Int(digit)
    }
    return number <= 24 ? (isNegative ? -number : number) : nil
  }
}

extension UInt8 {
  fileprivate static let colon = UInt8(ascii: ":")
}
