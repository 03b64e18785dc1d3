/// The independent quantities that all states of the trend are sums of, each scaled to variance 1.
///
/// In order: the first level x₀, the mean growth μ, the first drift's deviation from it, the
/// innovations η₁…η_T and ζ₁…ζ_T, and the shares. η has the wide component of its contaminated prior.
struct TrendBasis {
  let atom: TrendAtom
  /// T: periods after the first.
  let steps: Int
  let shareDeviations: [Double]
  let shareMeans: [Double]
  let levelDeviation: Double
  /// Standard deviation of η in the basis.
  let innovation: Double
  private let accumulations: [Double]

  /// - Parameter innovation: the standard deviation of η in the basis.
  init(
    _ atom: TrendAtom, steps: Int, shares: [(mean: Double, deviation: Double)] = [],
    levelDeviation: Double = GrowthPrior.levelDeviation, innovation: Double
  ) {
    self.atom = atom
    self.steps = steps
    shareDeviations = shares.map(\.deviation)
    shareMeans = shares.map(\.mean)
    self.levelDeviation = levelDeviation
    self.innovation = innovation
    var sums = [0.0]
    for _ in 0..<max(steps, 1) { sums.append(1 + atom.damping * sums[sums.count - 1]) }
    accumulations = sums
  }

  /// How many quantities there are.
  var count: Int { 3 + 2 * steps + shareMeans.count }

  /// The coefficients of the level of a period, from 0.
  func level(_ period: Int) -> [Double] {
    var vector = [Double](repeating: 0, count: count)
    vector[0] = levelDeviation
    vector[1] = Double(period) * atom.growthDeviation
    vector[2] = accumulations[period] * atom.driftDeviation
    for s in 0..<period {
      vector[3 + s] = innovation
      // ζ of period s + 1 is in every drift after it.
      vector[3 + steps + s] = accumulations[period - s - 1] * atom.driftInnovation
    }
    return vector
  }

  /// The coefficients of the drift's deviation from its mean in a period.
  func deviation(_ period: Int) -> [Double] {
    var vector = [Double](repeating: 0, count: count)
    var power = 1.0
    for s in stride(from: period, to: 0, by: -1) {
      vector[3 + steps + s - 1] = power * atom.driftInnovation
      power *= atom.damping
    }
    vector[2] = power * atom.driftDeviation
    return vector
  }

  /// The coefficients of the mean growth.
  var growth: [Double] { unit(1, atom.growthDeviation) }

  /// The coefficients of the innovation η of a period, from 1.
  func innovation(_ period: Int) -> [Double] { unit(2 + period, innovation) }

  /// The coefficients of a share.
  func share(_ index: Int) -> [Double] { unit(place(ofShare: index), shareDeviations[index]) }

  /// Where a share stands among the quantities.
  func place(ofShare index: Int) -> Int { 3 + 2 * steps + index }

  private func unit(_ index: Int, _ value: Double) -> [Double] {
    var vector = [Double](repeating: 0, count: count)
    vector[index] = value
    return vector
  }

  /// The prior mean of the level of a period.
  func levelMean(_ period: Int) -> Double { Double(period) * atom.growth }
}
