import RealModule

/// What is believed of the yearly growth of a quantity before anything is known of it.
///
/// A finite mixture: hyperparameters are not estimated but summed over, so that nothing depends on an
/// optimiser and two statements give a wide forecast rather than an overconfident one. See
/// ``version`` for its origin.
struct GrowthPrior: Sendable, Hashable {
  /// The hyperparameters that are summed over; weights that sum to 1.
  let atoms: [TrendAtom]

  /// Share of the periods in which the level makes a jump.
  let jumpShare: Double
  /// Standard deviation of such a jump, in those of the other innovations.
  static let jumpScale = 4.0
  /// Least standard deviation of the mean growth.
  static let growthDeviation = 0.035
  /// Standard deviation of the first level around the middle of what is stated, in logarithms.
  static let levelDeviation = 3.0

  /// Takes the atoms, weights brought to a sum of 1.
  init(atoms: [TrendAtom], jumpShare: Double = 0.08) {
    self.jumpShare = jumpShare
    let total = atoms.reduce(0) { $0 + $1.weight }
    self.atoms = atoms.map { atom in
      var atom = atom
      atom.weight /= total
      return atom
    }
  }

  /// The prior of a year's growth as one of shorter periods: variances and means by time.
  func divided(by periods: Int) -> GrowthPrior {
    if periods == 1 { return self }
    let parts = Double(periods)
    return GrowthPrior(
      atoms: atoms.map { atom in
        var atom = atom
        // φ stays per year; the drift is per period, its innovations accumulate within the year.
        atom.damping = Double.pow(atom.damping, 1 / parts)
        atom.innovation /= parts.squareRoot()
        atom.driftInnovation /= parts * parts.squareRoot()
        atom.growth /= parts
        atom.growthDeviation /= parts
        return atom
      }, jumpShare: jumpShare)
  }
}

/// One set of hyperparameters of a damped local trend, with its probability.
///
/// x_t = x_{t−1} + d_{t−1} + η_t, d_t = (1 − φ)μ + φ·d_{t−1} + ζ_t.
struct TrendAtom: Sendable, Hashable, Codable {
  /// φ, the part of the drift's deviation from its mean that stays after a period.
  var damping: Double
  /// Standard deviation of η in ordinary periods.
  var innovation: Double
  /// Standard deviation of ζ.
  var driftInnovation: Double
  /// Prior mean of μ.
  var growth: Double
  /// Prior standard deviation of μ.
  var growthDeviation: Double
  /// Its probability.
  var weight: Double

  /// Standard deviation of the drift around its mean in the long run.
  var driftDeviation: Double { driftInnovation / (1 - damping * damping).squareRoot() }

  /// 1 + φ + … + φ^(steps − 1): what a deviation of the drift adds to the level in so many steps.
  func accumulation(_ steps: Int) -> Double {
    var sum = 0.0
    for _ in 0..<steps { sum = 1 + damping * sum }
    return sum
  }

  /// Variance that innovations of the drift add to the level over so many steps.
  func driftVariance(_ steps: Int) -> Double {
    var sum = 0.0
    for lag in 0..<max(steps, 1) { sum += accumulation(lag) * accumulation(lag) }
    return driftInnovation * driftInnovation * sum
  }
}
