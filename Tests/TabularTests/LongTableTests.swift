import Testing
import TimeSeries

@testable import Tabular

@Suite struct LongTableTests {
  @Test func `rows of a long table become series in order of first appearance`() throws {
    let table = try TableReader(layout: .long).read(
      Array("unique_id,ds,y\nb,2001,1\nb,2002,\nb,2003,3\na,2001,-0.5\n".utf8))
    #expect(table.entries.map(\.name) == ["b", "a"])
    #expect(table.frequency == .annual)
    #expect(table.notation == .year)
    let b = try table.entries[0].outcome.get()
    #expect(b.start == .year(2001))
    #expect(b.gapCount == 1)
    #expect(b.places[0] == 1 && b.places[2] == 3)
    #expect(try table.entries[1].outcome.get().places == [-0.5])
    #expect(table.notices.isEmpty)
  }
}
