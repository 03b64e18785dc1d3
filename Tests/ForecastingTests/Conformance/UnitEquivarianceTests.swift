import Forecasting
import RealModule
import Testing
import TimeSeries

/// Forecasts of c·y are c times the forecasts of y.
struct UnitEquivarianceTests {
  @Test(arguments: ModelExample.all, ConformanceSeries.ordinary)
  func `a change of unit changes the unit alone`(
    _ example: ModelExample, _ data: ConformanceSeries
  ) throws {
    for factor in [1e-9, 7, 1e12] {
      try compare(example, data.series, factor: factor, exactly: false, link: nil)
    }
  }

  @Test(arguments: ModelExample.all, ConformanceSeries.ordinary)
  func `a power of two changes no digit`(
    _ example: ModelExample, _ data: ConformanceSeries
  ) throws {
    guard example.scale == .link else { return }
    for factor in [0x1p-30, 2, 0x1p40] {
      try compare(example, data.series, factor: factor, exactly: true, link: nil)
    }
  }

  @Test(arguments: ModelExample.all, ConformanceSeries.ordinary)
  func `a change of unit changes the unit alone on logarithms`(
    _ example: ModelExample, _ data: ConformanceSeries
  ) throws {
    guard example.scale == .link, data.series.values.allSatisfy({ $0 > 0 }) else { return }
    for factor in [1e-9, 7, 1e12] {
      try compare(example, data.series, factor: factor, exactly: false, link: .log)
    }
  }

  private func compare(
    _ example: ModelExample, _ series: Series, factor: Double, exactly: Bool, link: Link?
  ) throws {
    let scaled = try Series(
      name: series.name, start: series.start, values: series.values.map { factor * $0 })
    let fit = try example.fit(series, link: link)
    let other = try example.fit(scaled, link: link)
    #expect((fit == nil) == (other == nil))
    guard let fit, let other else { return }
    guard let forecast = try example.forecast(fit),
      let otherForecast = try example.forecast(other)
    else {
      Issue.record("no forecast")
      return
    }
    let size = series.values.map(abs).max() ?? 0
    for (a, b) in zip(forecast.figures.joined(), otherForecast.figures.joined()) {
      if exactly {
        #expect(b == factor * a)
      } else {
        // A figure e²⁰ times the series has lost as many digits on the way through the exponential.
        let growth = max(0, Double.log(max(abs(a), .leastNormalMagnitude) / max(size, 1e-300)))
        let tolerance = 1e-11 * (1 + growth) * factor * max(size, abs(a))
        #expect(abs(b - factor * a) <= tolerance, "\(b) for \(factor) · \(a)")
      }
    }
    if exactly {
      for (a, b) in zip(fit.parameters, other.parameters) {
        var unit = 1.0
        for _ in 0..<a.responsePower { unit *= factor }
        #expect(b.estimate == unit * a.estimate)
      }
    }
  }
}
