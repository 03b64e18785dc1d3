import RealModule

/// Errors of a form and their derivatives, observation by observation; kept from point to point.
struct ETSScratch<States: SIMD & Sendable>: Sendable where States.Scalar == Double {
  typealias Tangent = ETSTangent<States>
  typealias Dual = ETSDual<States>

  struct Row: Sendable {
    var error: Double
    var tangent: Tangent
  }
  private var rows: [Row]
  private var seasons: [Dual]
  /// Of each state's column after those before it: the coefficients of the others.
  var shares: [Tangent]

  /// Σe², relative ones for relative errors.
  private(set) var squares = 0.0
  /// The state after the last observation.
  private(set) var end: (level: Dual, slope: Dual) = (Dual(0), Dual(0))

  init(count: Int, form: ETSForm) {
    rows = Array(repeating: Row(error: 0, tangent: .zero), count: count)
    seasons = Array(repeating: Dual(0), count: form.hasSeason ? form.seasonLength : 0)
    shares = Array(repeating: .zero, count: States.scalarCount)
  }

  /// The season of observation n + t, t from 0 to m − 1, n the number of observations.
  func endSeason(_ t: Int) -> Dual { seasons[(rows.count + t) % seasons.count] }

  /// An error with its derivatives.
  subscript(t: Int) -> Row { rows[t] }

  /// Runs the recursion; returns Σ ln μ of relative errors, NaN where a component that must be is
  /// not positive.
  ///
  /// - Parameters:
  ///   - sample: the observations.
  ///   - weights: smoothing parameters with their derivatives.
  ///   - states: level less the sample's origin, slope, and all of the season but the last.
  ///   - centred: adds to relative errors what makes their squares the whole likelihood.
  mutating func differentiate(
    _ sample: ETSSample, _ weights: ETSWeights<Dual>, from states: States, centred: Bool = true
  ) -> Double {
    let form = sample.form
    var state = begin(states, form)
    var (logs, product, least, squares) = (0.0, 1.0, 1.0, 0.0)
    var drift = Tangent.zero
    for t in rows.indices {
      let (_, e) = state.advance(over: sample.shifted[t], at: t, form, weights)
      if form.isRelative {
        let mean = sample.values[t] - e.value
        least = min(least, mean)
        let inverse = 1 / mean
        let relative = e.value * inverse
        let growth = e.tangent * -inverse
        drift = drift + growth
        product *= mean
        if t % 16 == 15 {
          logs += .log(product)
          product = 1
        }
        squares += relative * relative
        rows[t] = Row(error: relative, tangent: growth * -(1 + relative))
      } else {
        squares += e.value * e.value
        rows[t] = Row(error: e.value, tangent: e.tangent)
      }
      if !form.isLinear { state.lower(&least, at: t, form) }
    }
    seasons = state.seasons
    end = (state.level, state.slope)
    self.squares = squares
    guard !form.needsPositive || least > 0 else { return .nan }
    guard form.isRelative else {
      return state.level.value.isFinite && state.slope.value.isFinite ? 0 : .nan
    }
    if centred {
      drift = drift * (1 / Double(rows.count))
      for t in rows.indices { rows[t].tangent = rows[t].tangent + drift * rows[t].error }
    }
    return logs + .log(product)
  }

  /// The initial state, each of its free parts with a derivative of its own.
  private mutating func begin(_ states: States, _ form: ETSForm) -> ETSState<Dual> {
    func free(_ index: Int) -> Dual {
      var tangent = Tangent.zero
      tangent.states[index] = 1
      return Dual(states[index], tangent: tangent)
    }
    var state = ETSState(
      level: free(0), slope: form.hasSlope ? free(1) : Dual(0), seasons: [Dual]())
    guard form.hasSeason else { return state }
    var last = Dual(form.seasonTotal)
    for place in 0..<form.seasonLength - 1 {
      seasons[place] = free(2 + place)
      last = last + Dual(-states[2 + place], tangent: -seasons[place].tangent)
    }
    seasons[form.seasonLength - 1] = last
    swap(&state.seasons, &seasons)
    return state
  }

  /// Takes column `j` of the states, which `row` and `match` are the inner products of, out of the
  /// others and of the errors.
  ///
  /// - Parameter next: the column whose inner products are wanted next.
  /// - Returns: the column's squared norm and the coefficient of the errors, zeros where there is
  ///   nothing left of the column; and the inner products of the next column.
  mutating func removeColumn(
    _ j: Int, _ products: (row: Tangent, match: Double), next: Int
  ) -> (norm: Double, part: Double, next: (row: Tangent, match: Double)) {
    let (norm, part) = coefficients(j, products)
    let share = shares[j]
    var (row, match) = (Tangent.zero, 0.0)
    for t in rows.indices {
      var tangent = rows[t].tangent
      let entry = tangent.states[j]
      tangent = tangent - share * entry
      let error = rows[t].error - part * entry
      rows[t] = Row(error: error, tangent: tangent)
      let other = tangent.states[next]
      row = row + tangent * other
      match += error * other
    }
    return (norm, part, (row, match))
  }

  /// Takes the last column of the states out of the errors and the columns of the coordinates, and
  /// returns of those the inner products, each with all of them and with the errors.
  mutating func removeLastColumn(
    _ j: Int, _ products: (row: Tangent, match: Double), dimension: Int
  ) -> (
    norm: Double, part: Double, gram: (BoxPoint, BoxPoint, BoxPoint, BoxPoint), matches: BoxPoint
  ) {
    let (norm, part) = coefficients(j, products)
    let share = shares[j].coordinates
    var gram = (BoxPoint.zero, BoxPoint.zero, BoxPoint.zero, BoxPoint.zero)
    var matches = BoxPoint.zero
    for row in rows {
      let state = row.tangent.states[j]
      let entry = row.tangent.coordinates - share * state
      matches += entry * (row.error - part * state)
      gram.0 += entry * entry[0]
      if dimension > 1 { gram.1 += entry * entry[1] }
      if dimension > 2 { gram.2 += entry * entry[2] }
      if dimension > 3 { gram.3 += entry * entry[3] }
    }
    return (norm, part, gram, matches)
  }

  /// Keeps a column's shares in the others; returns its squared norm and its part of the errors.
  private mutating func coefficients(
    _ j: Int, _ products: (row: Tangent, match: Double)
  ) -> (norm: Double, part: Double) {
    let norm = products.row.states[j]
    let exists = norm > 0 && norm.isFinite
    shares[j] = exists ? products.row * (1 / norm) : .zero
    return exists ? (norm, products.match / norm) : (0, 0)
  }

  /// Inner products of column `j` of the states with all columns, and with the errors.
  func products(_ j: Int) -> (row: Tangent, match: Double) {
    var row = Tangent.zero
    var match = 0.0
    for entry in rows {
      row = row + entry.tangent * entry.tangent.states[j]
      match += entry.error * entry.tangent.states[j]
    }
    return (row, match)
  }
}

extension ETSState {
  /// Lowers `least` to what is left of the components that multiply.
  @inline(__always)
  fileprivate func lower<States: SIMD & Sendable>(
    _ least: inout Double, at t: Int, _ form: ETSForm
  ) where Scalar == ETSDual<States> {
    least = min(least, level.value)
    if form.trend == .multiplicative { least = min(least, slope.value) }
    if form.season == .multiplicative {
      least = min(least, seasons[t % form.seasonLength].value)
    }
  }
}
