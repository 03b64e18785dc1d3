import TestSupport
import Testing

@testable import Evaluation

@Suite struct MeanWithErrorTests {
  @Test func `without overlap the error is that of independent windows`() {
    // Deviations -3, -1, 1, 3: variance 20/3.
    let mean = MeanWithError([[1, 3, 5, 7]])
    #expect(mean.mean == 4 && mean.count == 4)
    #expect(correctDigits(mean.standardError, certified: (20.0 / 3 / 4).squareRoot()) > 14)
  }

  @Test func `overlap counts by Bartlett's weights`() {
    // Products at distance 1: 3 - 1 + 3 = 5, weight 1/2, twice: 20 + 5.
    let mean = MeanWithError([[1, 3, 5, 7]], lag: 1)
    #expect(correctDigits(mean.standardError, certified: (25.0 / 3 / 4).squareRoot()) > 14)
    // Alternating windows are no more certain than nothing.
    #expect(MeanWithError([[1, -1, 1, -1]], lag: 3).standardError >= 0)
  }

  @Test func `windows of different series are independent`() {
    let together = MeanWithError([[1, 3], [5, 7]], lag: 1)
    // Products at distance 1 within series alone: 3 + 3.
    #expect(correctDigits(together.standardError, certified: (26.0 / 3 / 4).squareRoot()) > 14)
  }

  @Test func `a difference is paired by window, and gaps drop out`() {
    let difference = MeanWithError(of: [[1, 2, .nan, 4]], above: [[0, 1, 1, 3]])
    #expect(difference.mean == 1 && difference.standardError == 0 && difference.count == 3)
    #expect(!difference.isWithinOneError)
    #expect(MeanWithError(of: [[1, 2]], above: [[1, 2]]).isWithinOneError)
  }

  @Test func `one window has no error, none no mean`() {
    #expect(MeanWithError([[2]]).standardError.isNaN && MeanWithError([[2]]).mean == 2)
    #expect(MeanWithError([[.nan], []]).mean.isNaN)
    #expect(!MeanWithError([[2]]).isWithinOneError && MeanWithError([[0]]).isWithinOneError)
  }
}
