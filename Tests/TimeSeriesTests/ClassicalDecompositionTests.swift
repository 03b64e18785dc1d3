import Testing
import TimeSeries

struct ClassicalDecompositionTests {
  @Test func `a season on a line comes back exactly`() throws {
    let season = [3.0, -1, -4, 2]
    let values = (0..<16).map { 5 + 0.5 * Double($0) + season[$0 % 4] }
    let found = try #require(ClassicalDecomposition(values, seasonLength: 4, form: .additive))
    for (index, expected) in zip(found.indices, season) { #expect(abs(index - expected) < 1e-13) }
    for (t, value) in values.enumerated() {
      #expect(abs(found.adjusted(value, at: t) - (5 + 0.5 * Double(t))) < 1e-13)
      #expect(abs(found.seasonal(found.adjusted(value, at: t), at: t) - value) < 1e-13)
    }
  }

  @Test func `factors on a level come back exactly, for odd seasons too`() throws {
    let season = [0.5, 1.5, 1]
    let values = (0..<9).map { 7 * season[$0 % 3] }
    let found = try #require(
      ClassicalDecomposition(values, seasonLength: 3, form: .multiplicative))
    for (index, expected) in zip(found.indices, season) { #expect(abs(index - expected) < 1e-14) }
  }

  @Test func `indices are centred`() throws {
    let values = (0..<27).map { 20 + Double($0 * $0 % 11) }
    let factors = try #require(
      ClassicalDecomposition(values, seasonLength: 4, form: .multiplicative))
    #expect(abs(factors.indices.reduce(0, +) - 4) < 1e-13)
    let sums = try #require(ClassicalDecomposition(values, seasonLength: 4, form: .additive))
    #expect(abs(sums.indices.reduce(0, +)) < 1e-13)
  }

  @Test func `less than two seasons, or factors of a zero, have no decomposition`() {
    #expect(ClassicalDecomposition([1, 2, 3], seasonLength: 2, form: .additive) == nil)
    let values = [1.0, 2, 0, 4]
    #expect(ClassicalDecomposition(values, seasonLength: 2, form: .multiplicative) == nil)
    #expect(ClassicalDecomposition(values, seasonLength: 2, form: .additive) != nil)
  }
}
