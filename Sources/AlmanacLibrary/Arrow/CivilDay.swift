import TimeSeries

/// Days since 1970-01-01 and dates of the proleptic Gregorian calendar.
///
/// > Source: Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil and
/// > civil_from_days.
enum CivilDay {
  /// The date of a day; nil outside of the years 0 to 9999.
  static func stamp(_ days: Int) -> PeriodStamp? {
    // 0000-01-01 and 9999-12-31.
    guard (-719_528...2_932_896).contains(days) else { return nil }
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    // Months from January of year 0; the algorithm's years begin in March.
    let monthOrdinal = 12 * (yearOfEra + era * 400) + month + 2
    return PeriodStamp(form: .date, ordinal: monthOrdinal << 5 | day)
  }

  /// The day of a date.
  ///
  /// - Precondition: the stamp is a date.
  static func days(_ date: PeriodStamp) -> Int {
    precondition(date.form == .date, "\(date) is no date")
    let fromMarch = (date.ordinal >> 5) - 2
    let year = fromMarch >= 0 ? fromMarch / 12 : (fromMarch - 11) / 12
    let month = fromMarch - 12 * year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * month + 2) / 5 + (date.ordinal & 31) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
