import TimeSeries

/// Periods as tables mostly write them.
enum YearField {
  /// A number of four digits, eight bytes at a time; anything else by `PeriodStamp`.
  @inline(__always)
  static func stamp(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> PeriodStamp? {
    guard end &- start == 4 else { return PeriodStamp(parsing: bytes.extracting(start..<end)) }
    let text = UInt32(truncatingIfNeeded: Word.load(bytes, start))
    // Each byte is a digit where neither it nor it plus 6 leaves 0x30 to 0x3F.
    let high: UInt32 = 0xF0F0_F0F0
    guard text & high == 0x3030_3030, (text &+ 0x0606_0606) & high == 0x3030_3030 else {
      return PeriodStamp(parsing: bytes.extracting(start..<end))
    }
    let digits = text & 0x0F0F_0F0F
    let pairs = (digits &* 10 &+ digits &>> 8) & 0x00FF_00FF
    let year = (pairs & 0xFF) &* 100 &+ pairs &>> 16
    return PeriodStamp(form: .integer, ordinal: Int(year))
  }
}
