import TestSupport
import Testing

@testable import Statistics

struct StudentizedRangeTests {
  /// SciPy 1.17.1, `studentized_range.ppf(.95, k, inf)`.
  @Test(arguments: [
    (2, 2.771807648699355), (3, 3.314493155398122), (5, 3.857655510378623),
    (10, 4.474124221725907), (20, 5.0116887941184425),
  ])
  func `quantiles agree with SciPy`(groups: Int, expected: Double) {
    let range = StudentizedRange(groups: groups)
    #expect(correctDigits(range.upperQuantile(0.05), certified: expected) > 9)
    #expect(correctDigits(range.cumulative(expected), certified: 0.95) > 10)
  }

  @Test func `two normals differ by the root of two times a normal`() {
    let range = StudentizedRange(groups: 2)
    for q in [0.1, 1, 3, 6] {
      let expected = 1 - 2 * Normal.standard.survival(q / 2.0.squareRoot())
      #expect(correctDigits(range.cumulative(q), certified: expected) > 12)
    }
    #expect(range.cumulative(0) == 0)
    #expect(abs(range.cumulative(40) - 1) < 1e-12)
  }

  /// Demšar (2006), table 5(a): critical values q/√2 at 5 %, printed to three decimals.
  @Test func `critical values are those of the table`() {
    let table = [1.960, 2.343, 2.569, 2.728, 2.850, 2.949, 3.031, 3.102, 3.164]
    for (groups, printed) in zip(2..., table) {
      let value = StudentizedRange(groups: groups).upperQuantile(0.05) / 2.0.squareRoot()
      #expect(abs(value - printed) < 0.0011)
    }
  }
}
