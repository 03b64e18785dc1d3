import Indicators
import Testing

@Test(arguments: [
  ("3.63", "trillion", 3.63e12), ("1029.84", "billion", 1.02984e12), ("0.27", "trillion", 2.7e11),
  ("161840.2", "1e8", 1.6184020e13), ("1,234.5", "", 1234.5), ("12 500", "million", 1.25e10),
  ("1\u{00A0}029\u{00A0}840", "thousand", 1_029_840_000), ("-7", "", -7), ("−0.5", "", -0.5),
  ("+20", "", 20), (".5", "", 0.5), ("5.", "", 5), ("1.5e9", "", 1.5e9), ("0", "trillion", 0),
  ("9007199254740993", "", 9_007_199_254_740_992), ("1.2", "2.5e6", 3_000_000),
])
func `a quantity is its printed number times its scale, correctly rounded`(
  text: String, scale: String, value: Double
) throws {
  let quantity = try Quantity(text, scale: try #require(Scale(scale)))
  #expect(quantity.value == value)
  #expect(quantity.text == text)
}

@Test(arguments: [
  ("hundred", 1e2), ("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12),
  ("百", 1e2), ("千", 1e3), ("万", 1e4), ("十万", 1e5), ("百万", 1e6), ("千万", 1e7), ("亿", 1e8),
  ("十亿", 1e9), ("百亿", 1e10), ("千亿", 1e11), ("万亿", 1e12), ("萬", 1e4), ("百萬", 1e6),
  ("億", 1e8), ("萬億", 1e12), ("Trillion", 1e12), ("1", 1), ("1e8", 1e8), ("0.01", 0.01),
  ("100,000", 1e5), ("", 1),
])
func `scales are words or positive numbers`(text: String, factor: Double) throws {
  let scale = try #require(Scale(text))
  #expect(scale.value == factor)
  #expect(scale.text == text)
}

@Test func `every scale word is among the tested ones`() {
  #expect(Scale.words.count == 20)
  #expect(Scale.words.allSatisfy { Scale($0) != nil })
}

@Test(arguments: ["bn", "m", "兆", "-1000", "0", "trillions", "1e8 CNY", "nan", "inf"])
func `other words are no scales`(text: String) {
  #expect(Scale(text) == nil)
}

@Test(arguments: [
  ("3.63", "trillion", 1e10, 1e10, 3), ("1", "trillion", 1e12, 1e12, 1),
  ("1.0", "trillion", 1e11, 1e12, 2), ("70,000", "", 1, 1e4, 5), ("0.05", "", 0.01, 0.01, 1),
  ("1029.84", "billion", 1e7, 1e7, 6), ("22", "", 1, 1, 2), ("2439.0", "billion", 1e8, 1e9, 5),
  ("0.00", "", 0.01, 0.01, 0), ("1.5e9", "", 1e8, 1e8, 2), ("9", "亿", 1e8, 1e8, 1),
])
func `the printed digits say how far a figure was rounded`(
  text: String, scale: String, lastDigit: Double, lastNonzeroDigit: Double, digits: Int
) throws {
  let quantity = try Quantity(text, scale: try #require(Scale(scale)))
  #expect(quantity.lastDigitUnit == lastDigit)
  #expect(quantity.lastNonzeroDigitUnit == lastNonzeroDigit)
  #expect(quantity.significantDigits == digits)
}

@Test(arguments: [
  "", ".", "-", "3,63", "1,2345", "1,23,456", "1234,567", "1,234 567", "5 %", "5%", "nan", "inf",
  "1.2.3", "1e", "e5", "1e99999", "１２", "12x", "--1", "about 5", "1.2 trillion", "1_000",
])
func `a text that is no number is refused`(text: String) {
  #expect(throws: QuantityError.notANumber) { try Quantity(text) }
}

@Test func `numbers beyond doubles are refused`() throws {
  #expect(throws: QuantityError.beyondDoubles) { try Quantity("1e400") }
  #expect(throws: QuantityError.beyondDoubles) { try Quantity("1e-400") }
  let trillion = try #require(Scale("trillion"))
  #expect(throws: QuantityError.beyondDoubles) { try Quantity("1e300", scale: trillion) }
  #expect(try Quantity("0e400").value == 0)
}

@Test func `a long text of digits is read exactly`() throws {
  let quantity = try Quantity("0." + String(repeating: "3", count: 2000))
  #expect(quantity.value == 1.0 / 3)
  #expect(quantity.significantDigits == 2000)
}

@Test func `a quantity is printed as it was`() throws {
  let trillion = try #require(Scale("trillion"))
  #expect(try Quantity("1.0", scale: trillion).description == "1.0 trillion")
  #expect(try Quantity("1.0").description == "1.0")
  #expect(try Quantity("1.0") != Quantity("1"))
}
