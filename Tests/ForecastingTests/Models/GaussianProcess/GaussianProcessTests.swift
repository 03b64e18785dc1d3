import LinearAlgebra
import RealModule
import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

/// Invariants of the dense normal distribution, the grid, gaps, seasons and the window.
struct GaussianProcessTests {
  private let form = GaussianProcessForm(kernel: .matern32, hasSlope: true, seasonLength: 1)
  private let parameters = GaussianProcessParameters(noise: 0.3, length: 6)
  private let values = [0.3, 1.2, 0.7, 2.1, 2.4, 1.9, 3.6, 3.3, 4.4]

  private func covariance(_ times: [Int]) -> Matrix {
    let covariances = form.covariances(parameters, lags: 40)
    var matrix = form.matrix(covariances, times, times)
    for i in times.indices { matrix[i, i] += parameters.noiseVariance }
    return matrix
  }

  @Test func `one-step changes about the trend have unit variance`() {
    for kernel in GaussianProcessKernel.allCases {
      for length in [1.0, 5, 128] {
        let form = GaussianProcessForm(kernel: kernel, hasSlope: false, seasonLength: 1)
        let parameters = GaussianProcessParameters(noise: 0.25, length: length)
        let c = form.covariances(parameters, lags: 1)
        let change = 2 * (c[0] - c[1]) + 2 * parameters.noiseVariance
        #expect(abs(change - 1) < 1e-11)
      }
    }
  }

  @Test func `a flat level is the limit of a wide one, and is that of contrasts`() throws {
    let times = Array(-8...0)
    let flat = try WhitenedProcess(covariance(times), values, hasLevel: true)
    var wide = covariance(times)
    let variance = 1e7
    for i in times.indices {
      for j in times.indices { wide[i, j] += variance }
    }
    let proper = try WhitenedProcess(wide, values, hasLevel: false)
    #expect(correctDigits(flat.squares, certified: proper.squares) > 5)
    #expect(
      abs(flat.logVolume + Double.log(variance) - proper.logDeterminant) < 1e-5)
    // Successive differences know nothing of the level: D C Dᵀ, det DDᵀ = n.
    var differences = Matrix(rows: 8, columns: 9)
    for i in 0..<8 {
      differences[i, i] = -1
      differences[i, i + 1] = 1
    }
    let spread = differences * covariance(times)
    let contrast = try WhitenedProcess(
      spread.timesTransposed(differences), differences * values, hasLevel: false)
    #expect(correctDigits(flat.squares, certified: contrast.squares) > 11)
    #expect(abs(flat.logVolume - contrast.logDeterminant) < 1e-11)
  }

  @Test func `the joint density is that of one observation after the other`() throws {
    var logDensity = 0.0
    for count in 2...values.count {
      let times = Array(-8..<(count - 8))
      let process = try WhitenedProcess(
        covariance(Array(times.dropLast())), Array(values.prefix(count - 1)), hasLevel: true)
      let covariances = form.covariances(parameters, lags: 40)
      let last = [times[count - 1]]
      var own = form.matrix(covariances, last, last)
      own[0, 0] += parameters.noiseVariance
      let (means, variance) = process.conditioned(
        cross: form.matrix(covariances, Array(times.dropLast()), last), own: own)
      let error = values[count - 1] - means[0]
      logDensity += error * error / variance[0, 0] + Double.log(variance[0, 0])
    }
    let whole = try WhitenedProcess(covariance(Array(-8...0)), values, hasLevel: true)
    // The first observation tells of the level alone.
    #expect(abs(whole.squares + whole.logVolume - logDensity) < 1e-10)
  }

  @Test func `the grid is the integral of a finer one`() throws {
    let series = try ReferenceSeries.series()
    let form = GaussianProcessForm(kernel: .exponential, hasSlope: true, seasonLength: 1)
    let data = GaussianProcessData(series, form: form, plausibleStep: series.plausibleStep)
    let fitted = try GaussianProcess.Fitted(data, count: series.count)
    let coarse = try fitted.forecast(6, given: .none)
    var fine: [(point: [Double], misfit: Double)] = []
    for i in 0..<40 {
      for j in 0..<40 {
        let point = [(Double(i) + 0.5) / 40, (Double(j) + 0.5) / 40]
        fine.append((point, data.misfit(at: point)))
      }
    }
    let least = fine.map(\.misfit).min() ?? 0
    let total = fine.reduce(0) { $0 + Double.exp(least - $1.misfit) }
    var mean = [Double](repeating: 0, count: 6)
    for (point, misfit) in fine {
      let weight = Double.exp(least - misfit) / total
      let atom = try #require(try GaussianProcessAtom(data, at: point, weight: weight))
      let means = try #require(atom.prediction(data, 6)).means
      for h in mean.indices { mean[h] += weight * (data.origin + means[h]) }
    }
    for (step, expected) in zip(coarse, mean) {
      let width = step.interval(0.8).upperBound - step.interval(0.8).lowerBound
      #expect(abs(step.mean - expected) < 0.05 * width)
    }
  }

  @Test func `a line with noise goes on, and its slope comes back`() throws {
    let values = (0..<24).map { (t: Int) in 50 + 3 * Double(t) + (t * 7 % 5 == 0 ? 1.0 : -0.25) }
    let fit = try Fit(GaussianProcess(), to: ReferenceSeries.series(values))
    let slope = try #require(fit.parameters.first { $0.name == "slope" })
    #expect(abs(slope.estimate - 3) < 4 * (slope.standardError ?? 0) + 0.1)
    let steps = try fit.forecast(5).steps
    #expect(abs(steps[4].median - (50 + 3 * 28)) < 3)
  }

  @Test func `gaps are passed over`() throws {
    var places = ReferenceSeries.values
    for index in [4, 5, 9] { places[index] = .nan }
    let filled = try GappySeries(name: "gaps", start: .year(1975), places: places)
      .filled(.interpolate(.identity)).series
    let fit = try Fit(GaussianProcess(), to: filled)
    #expect(fit.summary.observations == ReferenceSeries.values.count - 3)
    #expect(fit.fittedValues.indices.filter { fit.fittedValues[$0] == nil } == [4, 5, 9])
    var other = filled.values
    for index in [4, 5, 9] { other[index] += 100 }
    let data = GaussianProcessData(
      filled.replacingValues(other), form: form, plausibleStep: filled.plausibleStep)
    #expect(data.values == GaussianProcessData(filled, form: form, plausibleStep: 1).values)
    #expect(data.times.count == 11)
  }

  @Test func `a season comes back`() throws {
    let effects = [10.0, -4, 3, -9]
    let values = (0..<32).map { (t: Int) -> Double in
      100 + Double(t) + effects[t % 4] + (t * 5 % 7 == 0 ? 0.4 : -0.1)
    }
    let fit = try Fit(
      GaussianProcess(), to: ReferenceSeries.series(values, start: .quarter(1, of: 2015)))
    for (h, step) in try fit.forecast(8).steps.enumerated() {
      #expect(abs(step.median - (132 + Double(h) + effects[h % 4])) < 2)
    }
  }

  @Test func `only the window counts, and is named`() throws {
    var model = GaussianProcess()
    model.window = 10
    let whole = try Fit(model, to: ReferenceSeries.series())
    let window = Array(ReferenceSeries.values.suffix(10))
    let part = try Fit(model, to: ReferenceSeries.series(window, start: .year(1979)))
    let (long, short) = (try whole.forecast(3), try part.forecast(3))
    #expect(long == short)
    #expect(whole.fittedValues.prefix(4).allSatisfy { $0 == nil })
    #expect(whole.parameters.last?.name == "window")
    #expect(whole.parameters.last?.estimate == 10)
    #expect(!part.parameters.contains { $0.name == "window" })
  }
}
