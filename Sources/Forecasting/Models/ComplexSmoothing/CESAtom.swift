import TimeSeries

/// Smoothing parameters that the data leave possible, with the initial states that go with them.
struct CESAtom: Sendable, Hashable, Codable {
  let weight: Double
  let errors: ErrorVariance
  let parameters: CESParameters
  /// The states before the first observation.
  let initial: [Double]

  init?(_ data: CESData, at point: [Double], weight: Double) throws(FitError) {
    let form = data.form
    guard let estimate = CESEstimate(form, form.parameters(at: point), data.values) else {
      return nil
    }
    self.weight = weight
    errors = try ErrorVariance(
      sumOfSquares: estimate.squares, degreesOfFreedom: estimate.freedom,
      magnitude: data.magnitude, plausibleStep: data.plausibleStep)
    parameters = estimate.parameters
    initial = estimate.initial
  }

  /// The state before the first observation.
  func start(_ form: CESForm) -> CESState { CESState(form, parameters, initial: initial) }

  /// The state after the last observation.
  func end(_ form: CESForm, _ values: [Double?]) -> CESState {
    var state = start(form)
    _ = state.errors(values)
    return state
  }
}

/// Where the forecasts of one set of parameters go, and what moves them, in units of σ.
struct CESFuture: Sendable {
  /// The forecasts without errors.
  let means: [Double]
  /// ψ: what an error adds to the forecasts after it.
  let shocks: [Double]
  /// Independent standard normals times a row are the deviations of a forecast that come from the
  /// uncertain initial states; one row a step.
  let starts: [[Double]]

  /// - Complexity: O(n·k² + h·k²) for k states.
  init(_ atom: CESAtom, _ form: CESForm, _ values: [Double?], _ horizon: Int) {
    let k = form.stateCount
    means = Self.path(atom.end(form, values), horizon)
    var shocked = CESState(
      form, atom.parameters, initial: [Double](repeating: 0, count: k))
    for _ in values { shocked.advance(error: 0) }
    shocked.advance(error: 1)
    shocks = Self.path(shocked, horizon)
    var starts = [[Double]](repeating: [Double](repeating: 0, count: k), count: horizon)
    if let estimate = CESEstimate(form, atom.parameters, values) {
      let zeros = values.map { $0.map { _ in 0.0 } }
      for j in 0..<k {
        var unit = [Double](repeating: 0, count: k)
        unit[j] = 1
        let loadings = estimate.loadings(unit)
        var response = CESState(form, atom.parameters, initial: unit)
        _ = response.errors(zeros)
        for (h, value) in Self.path(response, horizon).enumerated() {
          for i in 0..<k { starts[h][i] += value * loadings[i] }
        }
      }
    }
    self.starts = starts
  }

  /// The variance of the forecast of a step, from 0.
  func variance(_ step: Int) -> Double {
    var variance = 1.0
    for lag in 0..<step { variance += shocks[lag] * shocks[lag] }
    for loading in starts[step] { variance += loading * loading }
    return variance
  }

  private static func path(_ state: CESState, _ horizon: Int) -> [Double] {
    var state = state
    var result: [Double] = []
    for _ in 0..<horizon {
      result.append(state.next)
      state.advance(error: 0)
    }
    return result
  }
}
