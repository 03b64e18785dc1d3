import LinearAlgebra
import RealModule

/// The test of Osborn, Chui, Smith and Birchenhall for a seasonal unit root.
///
/// In the regression of ΔΔₘyₜ on its lags, on λ(B)Δₘyₜ₋₁ and on λ(B)Δyₜ₋ₘ, with λ an autoregression of
/// ΔΔₘy, the t statistic of the last: low values speak against a seasonal unit root. The order of λ is
/// by Akaike's criterion among one to three lags, less one.
///
/// > Source: Osborn, Chui, Smith & Birchenhall (1988), Oxford Bulletin of Economics and Statistics 50;
/// > critical values by the response surface of R `forecast::ocsb.test`, whose
/// > `nsdiffs(test = "ocsb")` this follows, the order less one included.
struct OCSBTest: Sendable {
  /// The t statistic; nil where the series is too short or has no variation.
  let statistic: Double?
  /// What is undercut by one series with a seasonal unit root in twenty.
  let critical: Double

  private static let longest = 3

  /// - Parameter seasonLength: at least 2.
  init(_ values: [Double], seasonLength: Int) {
    let distance = Double.log(Double(seasonLength)) - 0.7656451
    critical =
      -0.2937411 * .exp(-0.2850853 * distance - 0.05983644 * distance * distance) - 1.652202
    let data = OCSBRegression(values, seasonLength: seasonLength)
    var best: (lags: Int, criterion: Double)?
    for lags in 1...Self.longest {
      guard let criterion = data.criterion(lags: lags, from: Self.longest) else { continue }
      if best.map({ criterion < $0.criterion }) ?? true { best = (lags, criterion) }
    }
    statistic = best.flatMap { data.statistic(lags: $0.lags - 1, from: $0.lags - 1) }
  }
}

/// A series with its differences, aligned to its periods.
private struct OCSBRegression {
  let m: Int
  /// ΔΔₘy from period m + 1, Δₘy from period m, Δy from period 1, counted from 0.
  let both: [Double]
  let seasonal: [Double]
  let ordinary: [Double]

  init(_ values: [Double], seasonLength: Int) {
    m = seasonLength
    seasonal = ARIMAOrder.differences(of: values, lag: m)
    both = ARIMAOrder.differences(of: seasonal, lag: 1)
    ordinary = ARIMAOrder.differences(of: values, lag: 1)
  }

  /// Design and response where λ has some lags and the first few rows are left out.
  private func regression(lags: Int, from first: Int) -> (Matrix, [Double])? {
    let rows = both.count - first
    guard rows > lags + 2, let filter = filter(lags: lags, from: first) else { return nil }
    func filtered(_ series: [Double], _ index: Int) -> Double {
      var value = series[index]
      for (i, coefficient) in filter.enumerated() { value -= coefficient * series[index - 1 - i] }
      return value
    }
    var design = Matrix(rows: rows, columns: lags + 2)
    for row in 0..<rows {
      let t = row + first
      for i in 0..<lags { design[row, i] = both[t - 1 - i] }
      // both[t] is of period t + m + 1; so is seasonal[t + 1] and ordinary[t + m].
      design[row, lags] = filtered(seasonal, t)
      design[row, lags + 1] = filtered(ordinary, t)
    }
    return (design, Array(both[first...]))
  }

  /// The coefficients of λ.
  private func filter(lags: Int, from first: Int) -> [Double]? {
    if lags == 0 { return [] }
    let rows = both.count - first
    guard rows > lags else { return nil }
    var design = Matrix(rows: rows, columns: lags)
    for row in 0..<rows {
      for i in 0..<lags { design[row, i] = both[row + first - 1 - i] }
    }
    return (try? LeastSquares(design).solve(Array(both[first...])))?.coefficients
  }

  /// Akaike's criterion but for a constant.
  func criterion(lags: Int, from first: Int) -> Double? {
    guard let (design, response) = regression(lags: lags, from: first),
      let solution = try? LeastSquares(design).solve(response), solution.residualSumOfSquares > 0
    else { return nil }
    return Double(response.count) * .log(solution.residualSumOfSquares) + 2 * Double(lags)
  }

  func statistic(lags: Int, from first: Int) -> Double? {
    guard let (design, response) = regression(lags: lags, from: first) else { return nil }
    return LeastSquares.tStatistic(of: lags + 1, design, response)
  }
}
