/// Level and change of complex exponential smoothing, and those of its season.
///
/// In the source yₜ = lₜ₋₁ + eₜ, lₜ = lₜ₋₁ − (1 − α₁)cₜ₋₁ + (α₀ − α₁)eₜ, cₜ = lₜ₋₁ + (1 − α₀)cₜ₋₁ +
/// (α₀ + α₁)eₜ; here the change d = −(1 − α₁)c stands for the potential c, which has no effect, and so no
/// value, at α₁ = 1. A simple season runs so from season to season; a partial one adds sₜ = sₜ₋ₘ + βeₜ, a
/// full one another complex level with the lag m and the parameter β₀ + iβ₁.
///
/// > Source: Svetunkov, Kourentzes & Ord (2022), equations 9 to 17.
struct CESState: Sendable, Hashable {
  let form: CESForm
  let parameters: CESParameters
  private var levels: [Double]
  private var changes: [Double]
  private var seasonLevels: [Double]
  private var seasonChanges: [Double]
  private var time = 0

  /// - Parameter initial: as many as the form has states, in its order.
  init(_ form: CESForm, _ parameters: CESParameters, initial: [Double]) {
    let (lag, m) = (form.levelLag, form.seasonLength)
    var seasonLevels: [Double] = []
    if form.season == .partial || form.season == .full {
      let free = initial[2..<m + 1]
      seasonLevels = Array(free) + [-free.reduce(0, +)]
    }
    self.init(
      form, parameters, levels: Array(initial[0..<lag]), changes: Array(initial[lag..<2 * lag]),
      seasonLevels: seasonLevels,
      seasonChanges: form.season == .full ? Array(initial[(m + 1)...]) : [])
  }

  /// Any states before the first observation, one a place of the season.
  init(
    _ form: CESForm, _ parameters: CESParameters, levels: [Double], changes: [Double],
    seasonLevels: [Double] = [], seasonChanges: [Double] = []
  ) {
    self.form = form
    self.parameters = parameters
    self.levels = levels
    self.changes = changes
    self.seasonLevels = seasonLevels
    self.seasonChanges = seasonChanges
  }

  /// The forecast of the next observation.
  var next: Double {
    levels[time % levels.count]
      + (seasonLevels.isEmpty ? 0 : seasonLevels[time % seasonLevels.count])
  }

  /// The level and the change that the next forecast starts from.
  var current: (level: Double, change: Double) {
    let i = time % levels.count
    return (levels[i], changes[i])
  }

  /// Goes on over a period whose observation differed from the forecast by `error`.
  mutating func advance(error: Double) {
    let i = time % levels.count
    Self.advance(&levels[i], &changes[i], parameters.alpha0, parameters.alpha1, error)
    if !seasonChanges.isEmpty {
      let j = time % seasonLevels.count
      Self.advance(
        &seasonLevels[j], &seasonChanges[j], parameters.beta0, parameters.beta1, error)
    } else if !seasonLevels.isEmpty {
      seasonLevels[time % seasonLevels.count] += parameters.beta0 * error
    }
    time += 1
  }

  private static func advance(
    _ level: inout Double, _ change: inout Double, _ real: Double, _ imaginary: Double,
    _ error: Double
  ) {
    let (l, d, rest) = (level, change, 1 - imaginary)
    level = l + d + (real - imaginary) * error
    change = (1 - real) * d - rest * (l + (real + imaginary) * error)
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
