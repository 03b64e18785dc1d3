/// Level and potential of complex exponential smoothing, and those of its season.
///
/// yₜ = lₜ₋₁ + eₜ, lₜ = lₜ₋₁ − (1 − α₁)cₜ₋₁ + (α₀ − α₁)eₜ, cₜ = lₜ₋₁ + (1 − α₀)cₜ₋₁ + (α₀ + α₁)eₜ; from
/// season to season for a simple season; a partial season adds sₜ = sₜ₋ₘ + βeₜ.
///
/// > Source: Svetunkov, Kourentzes & Ord (2022), equations 9 to 17.
struct CESState: Sendable, Hashable, Codable {
  let form: CESForm
  let parameters: CESParameters
  private var levels: [Double]
  private var potentials: [Double]
  private var seasonal: [Double]
  private var time = 0

  /// - Parameter initial: as many as the form has states.
  init(_ form: CESForm, _ parameters: CESParameters, initial: [Double]) {
    self.form = form
    self.parameters = parameters
    let lag = form.levelLag
    levels = Array(initial[0..<lag])
    potentials = Array(initial[lag..<2 * lag])
    seasonal = Array(initial[(2 * lag)...])
  }

  /// The forecast of the next observation.
  var next: Double {
    levels[time % levels.count] + (seasonal.isEmpty ? 0 : seasonal[time % seasonal.count])
  }

  /// The level and the potential that the next forecast starts from.
  var current: (level: Double, potential: Double) {
    let i = time % levels.count
    return (levels[i], potentials[i])
  }

  /// Goes on over a period whose observation differed from the forecast by `error`.
  mutating func advance(error: Double) {
    let (real, imaginary) = (parameters.alpha0, parameters.alpha1)
    let i = time % levels.count
    let (l, c) = (levels[i], potentials[i])
    levels[i] = l - (1 - imaginary) * c + (real - imaginary) * error
    potentials[i] = l + (1 - real) * c + (real + imaginary) * error
    if !seasonal.isEmpty { seasonal[time % seasonal.count] += parameters.beta * error }
    time += 1
  }

  /// The errors of observations, which the state takes in; nil is a gap and has none.
  mutating func errors(_ values: [Double?]) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(values.count)
    for value in values {
      let error = value.map { $0 - next } ?? 0
      if value != nil { result.append(error) }
      advance(error: error)
    }
    return result
  }
}
