import RealModule

/// The likelihood of complex exponential smoothing at eight sets of parameters at once.
///
/// Lane by lane what ``CESEstimate`` computes: errors are linear in the initial states, so that the
/// recursion runs for zero states on the observations and for every unit state on zeros, and rotations
/// take the errors of each period into the triangle of the least squares problem.
struct CESLanes {
  typealias Lanes = SIMD8<Double>

  let form: CESForm
  let values: [Double?]

  /// Parameters of each lane.
  struct Parameters {
    var alpha0 = Lanes.zero
    var alpha1 = Lanes.zero
    var beta0 = Lanes.zero
    var beta1 = Lanes.zero
  }

  /// Squared errors after the states, ½ ln det of the states' precision, and the errors left over.
  struct Result {
    var squares = Lanes.zero
    var logVolume = Lanes.zero
    var freedom = 0
  }

  /// - Complexity: O(n·k²) for k states; O(n) without a season or with a simple one.
  func evaluate(_ p: Parameters) -> Result {
    var result = Result()
    let lag = form.levelLag
    if form.season == .none || form.season == .simple {
      for phase in 0..<lag { addLevel(from: phase, stride: lag, p, to: &result) }
    } else {
      addSeasonal(p, to: &result)
    }
    return result
  }

  /// A complex level on every `stride`-th observation.
  private func addLevel(from start: Int, stride step: Int, _ p: Parameters, to result: inout Result)
  {
    let (gain, rest, keep) = (p.alpha0 - p.alpha1, 1 - p.alpha1, 1 - p.alpha0)
    let pull = rest * (p.alpha0 + p.alpha1)
    var levels = (Lanes.zero, Lanes(repeating: 1), Lanes.zero)
    var changes = (Lanes.zero, Lanes.zero, Lanes(repeating: 1))
    var diagonal = (Lanes.zero, Lanes.zero)
    var above = Lanes.zero
    var right = (Lanes.zero, Lanes.zero)
    var rows = 0
    func advance(_ level: inout Lanes, _ change: inout Lanes, _ error: Lanes) {
      let old = level
      level = old + change + gain * error
      change = keep * change - rest * old - pull * error
    }
    for t in stride(from: start, to: values.count, by: step) {
      guard let y = values[t] else {
        advance(&levels.0, &changes.0, .zero)
        advance(&levels.1, &changes.1, .zero)
        advance(&levels.2, &changes.2, .zero)
        continue
      }
      rows += 1
      let errors = (y - levels.0, -levels.1, -levels.2)
      var (x2, z) = (errors.2, errors.0)
      var weight = Lanes(repeating: 1)
      RotatedLanes.turn(errors.1, &weight, &diagonal.0) { stay, turn in
        RotatedLanes.exchange(errors.1, stay, turn, &x2, &above)
        RotatedLanes.exchange(errors.1, stay, turn, &z, &right.0)
      }
      RotatedLanes.turn(x2, &weight, &diagonal.1) { stay, turn in
        RotatedLanes.exchange(x2, stay, turn, &z, &right.1)
      }
      result.squares += weight * z * z
      advance(&levels.0, &changes.0, errors.0)
      advance(&levels.1, &changes.1, errors.1)
      advance(&levels.2, &changes.2, errors.2)
    }
    result.freedom += rows
    RotatedLanes.count(diagonal.0, &result)
    RotatedLanes.count(diagonal.1, &result)
  }

  /// A complex level and a season beside it: one system of states for the observations, then one for
  /// each initial state.
  private func addSeasonal(_ p: Parameters, to result: inout Result) {
    let (m, k) = (form.seasonLength, form.stateCount)
    let isFull = form.season == .full
    let one = Lanes(repeating: 1)
    var levels = [Lanes](repeating: .zero, count: k + 1)
    var changes = levels
    var seasonLevels = [Lanes](repeating: .zero, count: (k + 1) * m)
    var seasonChanges = isFull ? seasonLevels : []
    levels[1] = one
    changes[2] = one
    for j in 0..<m - 1 {
      seasonLevels[(3 + j) * m + j] = one
      seasonLevels[(3 + j) * m + m - 1] = -one
    }
    if isFull {
      for j in 0..<m { seasonChanges[(m + 2 + j) * m + j] = one }
    }
    let (gain, rest, keep) = (p.alpha0 - p.alpha1, 1 - p.alpha1, 1 - p.alpha0)
    let pull = rest * (p.alpha0 + p.alpha1)
    let seasonGain = isFull ? p.beta0 - p.beta1 : p.beta0
    let (seasonRest, seasonKeep) = (1 - p.beta1, 1 - p.beta0)
    let seasonPull = seasonRest * (p.beta0 + p.beta1)
    var rotated = RotatedLanes(columns: k)
    var row = [Lanes](repeating: .zero, count: k + 1)
    for t in values.indices {
      let place = t % m
      for s in 0...k {
        let seasonPlace = s * m + place
        var error = -levels[s] - seasonLevels[seasonPlace]
        if s == 0 { error += values[t] ?? 0 }
        if values[t] == nil { error = .zero }
        row[s == 0 ? k : s - 1] = error
        let (level, change) = (levels[s], changes[s])
        levels[s] = level + change + gain * error
        changes[s] = keep * change - rest * level - pull * error
        let seasonLevel = seasonLevels[seasonPlace]
        if isFull {
          let seasonChange = seasonChanges[seasonPlace]
          seasonLevels[seasonPlace] = seasonLevel + seasonChange + seasonGain * error
          seasonChanges[seasonPlace] =
            seasonKeep * seasonChange - seasonRest * seasonLevel - seasonPull * error
        } else {
          seasonLevels[seasonPlace] = seasonLevel + seasonGain * error
        }
      }
      if values[t] != nil {
        result.squares += rotated.add(&row)
        result.freedom += 1
      }
    }
    for diagonal in rotated.diagonal { RotatedLanes.count(diagonal, &result) }
  }
}

/// Least squares by planar rotations without roots, one row at a time, in eight lanes.
///
/// > Source: Gentleman (1974), as ``RotatedRows``.
struct RotatedLanes {
  typealias Lanes = SIMD8<Double>

  let columns: Int
  /// Squares of the triangle's diagonal.
  private(set) var diagonal: [Lanes]
  private var triangle: [Lanes]

  init(columns: Int) {
    self.columns = columns
    diagonal = [Lanes](repeating: .zero, count: columns)
    triangle = [Lanes](repeating: .zero, count: columns * (columns + 1))
  }

  /// Takes in a row with the response behind its columns; returns the square that it adds to the
  /// residuals'.
  ///
  /// - Parameter row: overwritten.
  mutating func add(_ row: inout [Lanes]) -> Lanes {
    var weight = Lanes(repeating: 1)
    for i in 0..<columns {
      let x = row[i]
      Self.turn(x, &weight, &diagonal[i]) { stay, turn in
        let here = i * (columns + 1)
        for k in i + 1...columns {
          Self.exchange(x, stay, turn, &row[k], &triangle[here + k])
        }
      }
    }
    return weight * row[columns] * row[columns]
  }

  /// Rotates an entry of a row into the diagonal; `exchange` does the rest of the row.
  @inline(__always)
  static func turn(
    _ x: Lanes, _ weight: inout Lanes, _ diagonal: inout Lanes,
    _ exchange: (_ stay: Lanes, _ turn: Lanes) -> Void
  ) {
    let weighted = weight * x
    let after = diagonal + weighted * x
    let isEmpty = after .== 0
    let stay = (diagonal / after).replacing(with: 1, where: isEmpty)
    let turn = (weighted / after).replacing(with: 0, where: isEmpty)
    diagonal = after
    weight *= stay
    exchange(stay, turn)
  }

  @inline(__always)
  static func exchange(
    _ x: Lanes, _ stay: Lanes, _ turn: Lanes, _ entry: inout Lanes, _ above: inout Lanes
  ) {
    let old = entry
    entry = old - x * above
    above = stay * above + turn * old
  }

  /// Adds a state's precision to the volume, and takes its degree of freedom; none where no row told of
  /// it.
  static func count(_ diagonal: Lanes, _ result: inout CESLanes.Result) {
    guard any(diagonal .> 0) else { return }
    result.freedom -= 1
    for lane in 0..<8 { result.logVolume[lane] += .log(diagonal[lane]) / 2 }
  }
}
