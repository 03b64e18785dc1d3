import Testing
import TimeSeries

@testable import AlmanacLibrary

@Suite struct CivilDayTests {
  @Test func `every day of ten thousand years is its date and back`() throws {
    var days = -719_528  // 0000-01-01
    for month in 0..<120_000 {
      let year = month / 12
      let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
      let length = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month % 12]
      for day in 1...length {
        let stamp = PeriodStamp(form: .date, ordinal: month << 5 | day)
        if CivilDay.stamp(days) != stamp || CivilDay.days(stamp) != days {
          Issue.record("day \(days) is \(stamp)")
          return
        }
        days += 1
      }
    }
    #expect(days == 2_932_897)
    #expect(CivilDay.stamp(0)?.description == "1970-01-01")
    #expect(CivilDay.stamp(days) == nil && CivilDay.stamp(-719_529) == nil)
  }
}
