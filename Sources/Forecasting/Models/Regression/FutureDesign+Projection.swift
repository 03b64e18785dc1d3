import TimeSeries

extension FutureDesign {
  /// One period ahead.
  struct Step {
    /// The median on the scale of the link.
    let location: Double
    /// Its derivatives by the coefficients.
    let slopes: [Double]
    /// Its derivatives by the errors of this and all earlier steps, in units of σ.
    let shocks: [Double]
  }

  /// Medians and their derivatives, step by step.
  ///
  /// - Parameter offset: what is added to each row's product with the coefficients.
  /// - Complexity: O(h·p), with lags of the response O(h²·p).
  func project(
    _ horizon: Int, _ coefficients: [Double], offset: Double = 0, given covariates: Covariates
  ) throws(ForecastError) -> [Step] {
    let p = coefficients.count
    var past: [GradientNumber] = []
    var steps: [Step] = []
    for h in 0..<horizon {
      let period = end.advanced(by: h + 1)
      let errorScale = try errorScale(of: period, covariates)
      let row = try row(
        at: period, past: past, covariates, constant: { GradientNumber($0) }, value: { $0.value })
      var location = offset
      var slopes = row.map(\.value)
      var shocks = [Double](repeating: 0, count: h + 1)
      for (j, entry) in row.enumerated() {
        location += coefficients[j] * entry.value
        guard !entry.gradient.isEmpty else { continue }
        for i in 0..<p { slopes[i] += coefficients[j] * entry.gradient[i] }
        for k in 0..<h { shocks[k] += coefficients[j] * entry.gradient[p + k] }
      }
      shocks[h] = errorScale
      guard location.isFinite, link.invert(location).isFinite else {
        throw .notRepresentable(step: h + 1)
      }
      steps.append(Step(location: location, slopes: slopes, shocks: shocks))
      if formula.readsResponse {
        let later = [Double](repeating: 0, count: horizon - h - 1)
        past.append(GradientNumber(location, gradient: slopes + shocks + later).inverting(link))
      }
    }
    return steps
  }

  /// One path of natural values.
  ///
  /// - Parameter error: the error of a step, from 0, on the scale of the link; it is told the
  ///   error's standard deviation in units of σ.
  func path(
    _ horizon: Int, _ coefficients: [Double], given covariates: Covariates,
    error: (Int, Double) -> Double
  ) throws(ForecastError) -> [Double] {
    var past: [Double] = []
    for h in 0..<horizon {
      let period = end.advanced(by: h + 1)
      let errorScale = try errorScale(of: period, covariates)
      let row = try row(
        at: period, past: past, covariates, constant: { $0 }, value: { $0 })
      var level = error(h, errorScale)
      for j in row.indices { level += coefficients[j] * row[j] }
      let natural = link.invert(level)
      guard natural.isFinite else { throw .notRepresentable(step: h + 1) }
      past.append(natural)
    }
    return past
  }
}
