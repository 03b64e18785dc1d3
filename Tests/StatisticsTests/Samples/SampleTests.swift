import Statistics
import TestSupport
import Testing

@Suite struct SampleTests {
  @Test func `moments of a small sample are those by hand`() throws {
    let moments = Moments([2, 4, 4, 4, 5, 5, 7, 9])
    #expect(moments.mean == 5 && moments.sumOfSquares == 32)
    #expect(moments.variance == 32.0 / 7)
    // Σd³ = 42, Σd⁴ = 356, σ² = 4.
    #expect(moments.skewness == 42.0 / 8 / 8)
    #expect(moments.kurtosis == 356.0 / 8 / 16)
  }

  @Test func `a single value has no spread and a constant sample no shape`() {
    #expect(Moments([3]).variance == nil)
    let constant = Moments([7, 7, 7])
    #expect(constant.variance == 0 && constant.skewness == nil && constant.kurtosis == nil)
    let values = [7.0, 7, 7]
    #expect(Autocorrelation(of: values, lags: 1) == nil)
  }

  @Test(arguments: [1e-100, 1, 1e15])
  func `a shifted and scaled sample keeps its shape`(scale: Double) throws {
    let values = (0..<50).map { Double(($0 * 37) % 101) }
    let moved = values.map { ($0 - 17) * scale }
    let (a, b) = (Moments(values), Moments(moved))
    #expect(correctDigits(b.mean, certified: (a.mean - 17) * scale) >= 14)
    let (s, t) = (try #require(a.standardDeviation), try #require(b.standardDeviation))
    #expect(correctDigits(t, certified: s * scale) >= 14)
    let r = try #require(Autocorrelation(of: values, lags: 5))
    let q = try #require(Autocorrelation(of: moved, lags: 5))
    for (x, y) in zip(r.coefficients, q.coefficients) {
      #expect(correctDigits(y, certified: x) >= 13)
    }
  }

  @Test func `partial autocorrelations solve the equations of Yule and Walker`() throws {
    // Yule and Walker by hand: r₁ at lag 1, (r₂ − r₁²)/(1 − r₁²) at lag 2.
    let values = (0..<40).map { Double(($0 * $0 * 7) % 23) }
    let sample = try #require(Autocorrelation(of: values, lags: 2))
    let (a, b) = (sample.coefficients[0], sample.coefficients[1])
    #expect(sample.partial[0] == a)
    #expect(correctDigits(sample.partial[1], certified: (b - a * a) / (1 - a * a)) >= 13)
  }

  @Test func `quantiles are R's type 7`() {
    let sample = EmpiricalDistribution([3, 1, 4, 1, 5, 9, 2, 6])
    // R 4: quantile(c(3,1,4,1,5,9,2,6), c(0, .1, .25, .5, .75, .9, 1)).
    let expected = [1, 1, 1.75, 3.5, 5.25, 6.9, 9]
    for (p, q) in zip([0, 0.1, 0.25, 0.5, 0.75, 0.9, 1], expected) {
      #expect(correctDigits(sample.quantile(p), certified: q) >= 15)
    }
    #expect(sample.medianAbsoluteDeviation == 2)
    #expect(
      sample.cumulative(0.5) == 0 && sample.cumulative(1) == 0.25 && sample.cumulative(9) == 1)
  }

  @Test func `infinite values do not turn into NaN`() {
    let sample = EmpiricalDistribution([.infinity, 1, .infinity])
    #expect(sample.quantile(0.75) == .infinity && sample.quantile(0) == 1)
    #expect(EmpiricalDistribution([5]).quantile(0.3) == 5)
  }
}
