import RealModule
import Statistics

/// Paths of forms whose growth or season multiplies in a way that no formula gives a variance of.
///
/// Draws σ, then parameters and states, then errors, and runs the form's own recursion. What must be
/// positive is moved on a logarithmic scale, and held above a millionth of where it began, where
/// additive errors would carry it below zero.
struct ETSSimulation {
  /// Paths that a forecast is made of.
  static let pathCount = 2000
  private static let floor = 0x1p-20

  private let fitted: ETS.Fitted

  init(_ fitted: ETS.Fitted) { self.fitted = fitted }

  /// Draws of every step, ascending: the same for the same fit.
  func samples(_ horizon: Int) -> [[Double]] {
    var stream = RandomStream(seed: 0, name: "exponential smoothing")
    var steps = [[Double]](repeating: [], count: horizon)
    for _ in 0..<Self.pathCount {
      for (h, value) in path(horizon, using: &stream).enumerated() { steps[h].append(value) }
    }
    return steps.map { $0.sorted() }
  }

  /// One path.
  func path(_ horizon: Int, using stream: inout RandomStream) -> [Double] {
    let form = fitted.form
    let sigma = fitted.errors.nextSigma(using: &stream)
    let normals = fitted.uncertainty.level.map { _ in sigma * stream.nextNormal() }
    func shift(_ factors: [Double]) -> Double {
      zip(factors, normals).reduce(0) { $0 + $1.0 * $1.1 }
    }
    func moved(_ value: Double, by shift: Double, isPositive: Bool) -> Double {
      isPositive ? value * .exp(min(1, max(-1, shift / value))) : value + shift
    }
    let uncertainty = fitted.uncertainty
    var state = fitted.state
    state.level = moved(state.level, by: shift(uncertainty.level), isPositive: true)
    state.slope = moved(
      state.slope, by: shift(uncertainty.slope), isPositive: form.trend == .multiplicative)
    let count = fitted.observations.count
    for (h, factors) in uncertainty.seasons.enumerated() {
      let place = (count + h) % form.seasonLength
      state.seasons[place] = moved(
        state.seasons[place], by: shift(factors), isPositive: form.season == .multiplicative)
    }
    var weights = fitted.weights
    weights.phi = min(1, max(0, weights.phi + shift(uncertainty.phi)))
    return (0..<horizon).map { h in
      var ahead = state
      let (mean, _) = ahead.advance(over: 0, at: count + h, form, weights)
      let error = sigma * stream.nextNormal()
      let value = mean + (form.isRelative ? mean * max(Self.floor - 1, error) : error)
      _ = state.advance(over: value, at: count + h, form, weights)
      hold(&state)
      return value
    }
  }

  private func hold(_ state: inout ETSState<Double>) {
    let (form, start) = (fitted.form, fitted.state)
    state.level = max(state.level, Self.floor * start.level)
    if form.trend == .multiplicative { state.slope = max(state.slope, Self.floor * start.slope) }
    guard form.season == .multiplicative else { return }
    for place in state.seasons.indices {
      state.seasons[place] = max(state.seasons[place], Self.floor * start.seasons[place])
    }
  }
}
