import Statistics

/// What the estimation of a damped trend needs of the number of observations alone.
///
/// The errors are linear in the start (level, slope, drift). Their coefficients do not depend on the
/// series, so the rotations of the QR factorisation, its triangle, and the state that each start
/// leads to are found once for all series.
struct DampedTrendTables: Sendable {
  typealias Lanes = DampedTrendGrid.Lanes

  /// Givens rotations that carry one row of coefficients into the triangle.
  struct Rotations {
    var cosines = (Lanes.zero, Lanes.zero, Lanes.zero)
    var sines = (Lanes.zero, Lanes.zero, Lanes.zero)
  }

  /// The upper triangle after some observations, and the responses of the state to the start.
  struct Ending {
    var r11 = Lanes.zero
    var r12 = Lanes.zero
    var r13 = Lanes.zero
    var r22 = Lanes.zero
    var r23 = Lanes.zero
    var r33 = Lanes.zero
    var level = (Lanes(repeating: 1), Lanes.zero, Lanes.zero)
    var slope = (Lanes.zero, Lanes(repeating: 1), Lanes.zero)
    /// (ln |P| − ln |A|)/2: the part of the marginal likelihood that has no series in it.
    var logDeterminant = Lanes.zero
  }

  /// Precision of the starting level, in units of the error's: next to none.
  static let levelPrecision = 1e-6
  /// Precision of the drift: 0.7 errors around its prior mean.
  static let driftPrecision = 1 / 0.49
  /// Cells without slope hold it at nought; in the others it is like an error.
  private static let absentSlopePrecision = 1e6

  private let rotations: [Rotations]
  private let endings: [Ending]

  /// For every count of observations that forecasts look back on.
  static let shared = DampedTrendTables(longest: RelativeScale.longest)

  private let longest: Int

  init(longest: Int) {
    self.longest = longest
    var rotations: [Rotations] = []
    var endings: [Ending] = []
    for group in 0..<DampedTrendGrid.groups {
      var ending = Ending()
      let beta = DampedTrendGrid.beta[group]
      let slopePrecision = Lanes(repeating: 1)
        .replacing(with: Self.absentSlopePrecision, where: beta .== 0)
      ending.r11 = Lanes(repeating: Self.levelPrecision.squareRoot())
      ending.r22 = slopePrecision.squareRoot()
      ending.r33 = Lanes(repeating: Self.driftPrecision.squareRoot())
      let prior = Self.logDiagonal(ending)
      for _ in 0..<longest {
        rotations.append(ending.observe(group))
        ending.logDeterminant = prior - Self.logDiagonal(ending)
        endings.append(ending)
      }
    }
    self.rotations = rotations
    self.endings = endings
  }

  private static func logDiagonal(_ ending: Ending) -> Lanes {
    (ending.r11 * ending.r22 * ending.r33).logarithm()
  }

  func rotations(_ group: Int, at t: Int) -> Rotations { rotations[group * longest + t] }

  func ending(_ group: Int, after count: Int) -> Ending { endings[group * longest + count - 1] }
}

extension DampedTrendTables.Ending {
  typealias Lanes = DampedTrendGrid.Lanes

  /// Takes in the coefficients of one error, and moves the responses on.
  fileprivate mutating func observe(_ group: Int) -> DampedTrendTables.Rotations {
    let alpha = DampedTrendGrid.alpha[group]
    let beta = DampedTrendGrid.beta[group]
    let phi = DampedTrendGrid.phi[group]
    var result = DampedTrendTables.Rotations()
    let row = (
      level.0 + phi * slope.0, level.1 + phi * slope.1, level.2 + phi * slope.2 + 1
    )
    // The error of a unit start on a series of zeros is −row.
    level = (row.0 - alpha * row.0, row.1 - alpha * row.1, row.2 - alpha * row.2)
    slope = (
      phi * slope.0 - beta * row.0, phi * slope.1 - beta * row.1, phi * slope.2 - beta * row.2
    )
    var x2 = row.1
    var x3 = row.2
    let length1 = (r11 * r11 + row.0 * row.0).squareRoot()
    let (c1, s1) = (r11 / length1, row.0 / length1)
    r11 = length1
    (r12, x2) = (c1 * r12 + s1 * x2, c1 * x2 - s1 * r12)
    (r13, x3) = (c1 * r13 + s1 * x3, c1 * x3 - s1 * r13)
    let length2 = (r22 * r22 + x2 * x2).squareRoot()
    let (c2, s2) = (r22 / length2, x2 / length2)
    r22 = length2
    (r23, x3) = (c2 * r23 + s2 * x3, c2 * x3 - s2 * r23)
    let length3 = (r33 * r33 + x3 * x3).squareRoot()
    result.cosines = (c1, c2, r33 / length3)
    result.sines = (s1, s2, x3 / length3)
    r33 = length3
    return result
  }
}
