/// The observations of a series as one form sees them.
struct ETSSample: Sendable {
  typealias Lanes = SIMD8<Double>

  let form: ETSForm
  let values: [Double]
  /// What levels are counted from, so that no digits cancel: the first observation, or 0 where the
  /// level is multiplied.
  let origin: Double
  /// Observations less the origin.
  let shifted: [Double]
  /// Sums of squares up to it are rounding errors, and all alike.
  let smallest: Double

  init(_ values: [Double], form: ETSForm) {
    self.form = form
    self.values = values
    let origin = form.isLinear ? values[0] : 0
    self.origin = origin
    shifted = values.map { $0 - origin }
    let magnitude = form.isRelative ? 1 : values.reduce(0) { max($0, abs($1)) }
    let rounding = 16 * magnitude.ulp
    smallest = max(Double(values.count) * rounding * rounding, .leastNormalMagnitude)
  }

  /// Whether a sum of squares is nothing but rounding.
  func isExact(_ squares: Double) -> Bool { squares <= smallest }
}

/// Eight sets of smoothing parameters and states.
struct ETSPoints {
  typealias Lanes = SIMD8<Double>

  var weights = ETSWeights<Lanes>(alpha: .zero, beta: .zero, gamma: .zero, phi: .zero)
  /// The level less the sample's origin, the slope and the season.
  var state: ETSState<Lanes>

  /// Room for the states of a form.
  init(_ form: ETSForm) {
    let seasons = [Lanes](repeating: .zero, count: form.hasSeason ? form.seasonLength : 0)
    state = ETSState(level: .zero, slope: .zero, seasons: seasons)
  }

  /// Puts in the initial states of all lanes: number 0 the level, 1 the slope, 2 and on all of the season
  /// but the last, which follows from the sum.
  @inline(__always)
  mutating func setStates(_ form: ETSForm, _ lanes: (Int) -> Lanes) {
    state.level = lanes(0)
    state.slope = lanes(1)
    guard form.hasSeason else { return }
    var rest = Lanes(repeating: form.seasonTotal)
    for place in 0..<form.seasonLength - 1 {
      let season = lanes(2 + place)
      state.seasons[place] = season
      rest -= season
    }
    state.seasons[form.seasonLength - 1] = rest
  }
}
