/// Lengths of months in the proleptic Gregorian calendar of ISO 8601.
package enum GregorianMonth {
  /// Days of the month at position 12·year + month − 1.
  package static func length(_ ordinal: Int) -> Int {
    let month = ordinal % 12 + 1
    let year = ordinal / 12
    switch month {
    case 2:
      let leap = year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
      return leap ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }
}
