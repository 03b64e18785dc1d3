import Testing

@testable import Extraction

@Suite struct NumeralTests {
  @Test(arguments: [
    ("1.2 trillion", "1.2", "trillion"), ("1,234", "1,234", ""), ("900 bn", "900", "billion"),
    ("one point two trillion", "1.2", "trillion"), ("two hundred million", "200", "million"),
    ("twenty-four", "24", ""), ("three hundred and forty-six", "346", ""),
    ("two million three hundred thousand", "2300", "thousand"),
    ("a hundred billion", "100", "billion"),
    ("1-trillion-yuan", "1", "trillion"), ("3.63万亿", "3.63", "万亿"), ("三万亿", "3", "万亿"),
    ("一点二万亿", "1.2", "万亿"), ("一万五千亿", "15000", "亿"), ("九千亿", "9000", "亿"),
    ("二百一十", "210", ""), ("十二", "12", ""), ("三亿五千万", "350000000", ""), ("3千亿", "3", "千亿"),
    ("1260582亿", "1260582", "亿"), ("５０００亿", "5000", "亿"),
  ])
  func `numbers are read in digits and words`(text: String, value: String, scale: String) throws {
    let numeral = try #require(Numeral.read(Tokenizer.tokens(text), at: 0))
    #expect(numeral.value == value)
    #expect(numeral.scale == scale)
  }

  @Test(arguments: [("COVID-19", 2), ("5G", 0), ("B737", 1), ("GB/T 19001", 0), ("二〇二五年", 0)])
  func `names are no numbers`(text: String, place: Int) {
    #expect(Numeral.read(Tokenizer.tokens(text), at: place) == nil)
  }

  @Test(arguments: [("1.2", 12, 9, "1200"), ("1.25", 9, 8, "12.5"), ("0.5", 12, 8, "5000")])
  func `a value is moved to a lower scale by its digits`(
    value: String, power: Int, other: Int, expected: String
  ) {
    let numeral = Numeral(value: value, scale: "", power: power, tokens: 0..<1, isSpelled: false)
    #expect(numeral.value(atPower: other) == expected)
    #expect(numeral.value(atPower: power + 1) == nil)
  }
}
