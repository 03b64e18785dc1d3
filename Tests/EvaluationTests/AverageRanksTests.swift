import TestSupport
import Testing

@testable import Evaluation

struct AverageRanksTests {
  /// SciPy 1.17.1: `friedmanchisquare` and `rankdata` of the same numbers, ties included.
  @Test func `ranks and Friedman's test agree with SciPy`() throws {
    var ranks = AverageRanks(treatments: 3)
    for block in [[1.0, 2, 3], [2, 1, 3], [1, 2.5, 2.5], [1, 3, 2], [4, 5, 6]] { ranks.add(block) }
    ranks.add([.nan, 1, 2])
    #expect(ranks.blocks == 5)
    for (mean, expected) in zip(ranks.means, [1.2, 2.1, 2.7]) {
      #expect(correctDigits(mean, certified: expected) > 14)
    }
    let p = try #require(ranks.friedmanPValue)
    #expect(correctDigits(p, certified: 0.04978706836786384) > 12)
  }

  /// Demšar (2006), §3.2.2: 4 classifiers on 14 data sets differ by 1.25 at 5 %.
  @Test func `the critical distance is that of the example`() throws {
    var ranks = AverageRanks(treatments: 4)
    for _ in 0..<14 { ranks.add([1, 2, 3, 4]) }
    let distance = try #require(ranks.criticalDistance())
    #expect(abs(distance - 1.25) < 0.005)
  }

  @Test func `nothing to compare`() {
    var ranks = AverageRanks(treatments: 2)
    #expect(ranks.criticalDistance() == nil && ranks.friedmanPValue == nil)
    #expect(ranks.means.allSatisfy { $0.isNaN })
    ranks.add([1, 1])
    ranks.add([2, 2])
    #expect(ranks.friedmanPValue == nil)
  }
}
