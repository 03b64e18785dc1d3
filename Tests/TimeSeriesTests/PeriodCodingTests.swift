import Foundation
import Testing
import TimeSeries

@Suite struct PeriodCodingTests {
  @Test(arguments: [
    (Period.year(2025), #""2025""#), (.quarter(3, of: 2025), #""2025-Q3""#),
    (.month(11, of: 2025), #""2025-11""#), (.year(-3), #""-3""#),
    (Period(frequency: .quarterly, ordinal: 17), #""quarterly:17""#),
    (Period(frequency: .monthly, ordinal: -5), #""monthly:-5""#),
  ]) func `periods are texts in JSON and come back`(period: Period, text: String) throws {
    #expect(String(decoding: try JSONEncoder().encode(period), as: UTF8.self) == text)
    #expect(try JSONDecoder().decode(Period.self, from: Data(text.utf8)) == period)
  }

  @Test(arguments: [#""soon""#, #""yearly:3""#, #""annual:x""#, "2025", #""2025-Q5""#])
  func `other texts are refused`(text: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Period.self, from: Data(text.utf8))
    }
  }
}
