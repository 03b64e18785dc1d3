/// Words of times.
enum TimeWords {
  static let months: [String: Int] = [
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2,
    "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
  ]

  /// Times relative to the day of publication, and those that are compared with.
  static let relative = PhraseTable<TimeMark.Meaning>([
    ("last year|去年", .relativeYear(-1)), ("前年", .relativeYear(-2)),
    ("this year|the current year|今年|本年", .relativeYear(0)),
    ("next year|the coming year|明年", .relativeYear(1)),
    (
      """
      the previous year|the year before|a year earlier|a year ago|the year earlier|year on year|\
      the preceding year|previous year|the prior year|year-on-year|the same period of last year|\
      the same period last year|the same period a year earlier|from last year|over last year|\
      than last year|yoy|y/y|同比|上年|上一年|上年同期|去年同期|比去年|较去年|比上年|较上年
      """, .yearBefore
    ),
  ])

  /// Parts of a year.
  static let parts = PhraseTable<TimeMark.Meaning>([
    ("first quarter|1st quarter|q1|一季度|第一季度|1季度|首季", .quarter(1)),
    ("second quarter|2nd quarter|q2|二季度|第二季度|2季度", .quarter(2)),
    ("third quarter|3rd quarter|q3|三季度|第三季度|3季度", .quarter(3)),
    ("fourth quarter|4th quarter|final quarter|q4|四季度|第四季度|4季度", .quarter(4)),
    (
      """
      first half|first half-year|first half year|first six months|h1|上半年|前六个月|前6个月
      """, .yearToDate(6)
    ),
    ("first three quarters|q1-q3|q1 to q3|first nine months|前三季度|前三个季度|前9个月|前九个月", .yearToDate(9)),
    ("mid|middle of|年中", .month(6)),
  ])

  /// Words before a time that make it the one that figures are compared with.
  static let bases: Set<String> = ["than", "versus", "vs", "against", "比", "较"]

  /// Words before a time that say that a figure is about it.
  static let prepositions: Set<String> = [
    "in", "for", "at", "by", "during", "of", "over", "through", "between", "until", "to", "from",
    "since", "as", "end", "the", "year", "late", "early", "(", "period",
  ]

  /// Words before a month that make it the moment of a stock.
  static let moments: Set<String> = ["by", "end", "as", "until", "截", "止", "至"]

  /// Chinese words of years up to now.
  static let endings: Set<String> = ["末", "底", "终"]
}
