/// English number words and Chinese numerals with their values.
enum NumberWords {
  /// Below a hundred.
  static let english: [String: Int] = [
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
  ]

  /// Powers of ten that multiply what stands before them.
  static let englishPowers: [String: Int] = [
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
  ]

  /// Places.
  static let ordinals: [String: Int] = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20,
  ]

  /// Chinese digits.
  static let chinese: [String: Int] = [
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
    "八": 8, "九": 9,
  ]

  /// Chinese powers of ten within a group of four digits.
  static let chinesePowers: [String: Int] = ["十": 10, "百": 100, "千": 1000]

  /// Words that multiply, with what they multiply by.
  static let multiples = PhraseTable<Int>([
    ("doubled|doubling|doubles|has doubled|to double|will double|twofold|two-fold", 2),
    ("tripled|tripling|triples|to triple|will triple|trebled|threefold|three-fold", 3),
    ("quadrupled|quadrupling|quadruples|to quadruple|fourfold|four-fold", 4),
    ("quintupled|fivefold|five-fold", 5), ("sixfold|six-fold", 6), ("sevenfold|seven-fold", 7),
    ("eightfold|eight-fold", 8), ("ninefold|nine-fold", 9), ("tenfold|ten-fold", 10),
    ("翻一番|翻了一番|翻番|翻一倍|增加一倍|增长一倍|翻了一倍", 2), ("翻两番|翻了两番", 4),
  ])
}
