import TimeSeries

/// Smoothing parameters that the data leave possible, with the states that go with them.
struct CESAtom: Sendable, Hashable, Codable {
  let weight: Double
  let errors: ErrorVariance
  /// Before the first observation.
  let start: CESState
  /// After the last.
  let end: CESState
  /// The end states of unit initial states on zero observations: how uncertain starts are felt later.
  private let responses: [CESState]
  /// The end state moved by independent normals: loadings of unit forecasts are solved with R.
  private let triangle: [[Double]]

  init?(_ data: CESData, at point: [Double], weight: Double) throws(FitError) {
    let form = data.form
    guard let estimate = CESEstimate(form, form.parameters(at: point), data.values) else {
      return nil
    }
    self.weight = weight
    errors = try ErrorVariance(
      sumOfSquares: estimate.squares, degreesOfFreedom: estimate.freedom,
      magnitude: data.magnitude, plausibleStep: data.plausibleStep)
    start = CESState(form, estimate.parameters, initial: estimate.initial)
    var state = start
    _ = state.errors(data.values)
    end = state
    let zeros = data.values.map { $0.map { _ in 0.0 } }
    var responses: [CESState] = []
    var triangle: [[Double]] = []
    for j in 0..<form.stateCount {
      var unit = [Double](repeating: 0, count: form.stateCount)
      unit[j] = 1
      triangle.append(estimate.loadings(unit))
      var response = CESState(form, estimate.parameters, initial: unit)
      _ = response.errors(zeros)
      responses.append(response)
    }
    self.responses = responses
    self.triangle = triangle
  }

  /// The forecasts without errors.
  func means(_ horizon: Int) -> [Double] { Self.path(end, horizon) }

  /// ψ: what an error adds to the forecasts after it.
  func shockResponses(_ horizon: Int) -> [Double] {
    let form = end.form
    var state = CESState(
      form, end.parameters, initial: [Double](repeating: 0, count: form.stateCount))
    state.advance(error: 1)
    return Self.path(state, horizon)
  }

  /// Independent standard normals times a row are the deviations of a forecast, in units of σ, that come
  /// from the uncertain initial states; one row a step.
  func startLoadings(_ horizon: Int) -> [[Double]] {
    let paths = responses.map { Self.path($0, horizon) }
    return (0..<horizon).map { h in
      var row = [Double](repeating: 0, count: triangle.count)
      for j in triangle.indices {
        for i in row.indices { row[i] += paths[j][h] * triangle[j][i] }
      }
      return row
    }
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
