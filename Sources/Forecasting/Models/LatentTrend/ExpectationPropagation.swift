import LinearAlgebra
import RealModule

/// Sequential expectation propagation on linear functions of independent normal quantities.
///
/// Each site's likelihood is replaced by a normal factor exp(−τf²/2 + νf), chosen so that the
/// posterior with that site's own likelihood has the moments of the posterior with its factor.
///
/// > Source: Minka (2001), "Expectation propagation for approximate Bayesian inference"; the update of
/// > Σ by one site and its recomputation from B = I + S^½KS^½ follow Rasmussen & Williams (2006), §3.6.
struct ExpectationPropagation {
  /// One likelihood on one function.
  struct Site {
    let row: Int
    let likelihood: SiteLikelihood
    /// τ and ν of its factor.
    var precision: Double
    var shift: Double
    /// Log of the normaliser of the site's tilted distribution, and the cavity it was taken in.
    var logMass = 0.0
    var cavity = (mean: 0.0, variance: 1.0)

    init(_ likelihood: SiteLikelihood, row: Int) {
      self.row = row
      self.likelihood = likelihood
      (precision, shift) = likelihood.start
    }
  }

  private(set) var sites: [Site]
  /// Coefficients of the functions, one a column, over quantities of variance 1.
  private(set) var functions: Matrix
  private(set) var priorMean: [Double]
  private(set) var prior: Matrix
  private(set) var covariance: Matrix
  private(set) var mean: [Double]
  /// Cholesky factor of B.
  private(set) var factor: Cholesky
  /// √S.
  private(set) var root: [Double]
  /// (K + S⁻¹)⁻¹(ν/S − m₀).
  private(set) var weights: [Double]
  /// The largest change of a moment in the last sweep, in posterior deviations.
  private(set) var change = Double.infinity
  /// Whether all else is what follows from the factors, and not only mean and lower triangle.
  private var isSettled = false

  private static let greatestPrecision = 1e13
  private static let leastPrecision = 1e-10
  /// Steps beyond so many deviations leave rounding behind.
  private static let greatStep = 0.5

  /// Starts from the sites' own starting factors.
  init(
    functions: Matrix, priorMean: [Double], sites: [Site]
  ) throws(LinearAlgebraError) {
    self.sites = sites
    self.functions = functions
    self.priorMean = priorMean
    prior = functions.gram()
    covariance = prior
    mean = priorMean
    root = []
    weights = []
    factor = try Cholesky(Matrix(diagonal: [1]))
    try rebuild()
  }

  /// Takes other functions, as after a linearisation, with the factors as they are.
  mutating func replace(functions: Matrix, priorMean: [Double]) throws(LinearAlgebraError) {
    self.functions = functions
    self.priorMean = priorMean
    prior = functions.gram()
    try rebuild()
  }

  /// Recomputes all that a sweep leaves as it was, for further questions.
  mutating func settle() throws(LinearAlgebraError) {
    if !isSettled { try rebuild() }
  }

  /// Recomputes mean and covariance from the factors.
  private mutating func rebuild() throws(LinearAlgebraError) {
    let count = priorMean.count
    var precisions = [Double](repeating: 0, count: count)
    var shifts = [Double](repeating: 0, count: count)
    for site in sites {
      precisions[site.row] += site.precision
      shifts[site.row] += site.shift
    }
    root = precisions.map { $0.squareRoot() }
    var scaled = prior
    for j in 0..<count {
      scaled.withMutableColumn(j) { column in
        for i in column.indices { column[i] *= root[i] }
      }
    }
    var system = scaled
    for j in 0..<count {
      let scale = root[j]
      system.withMutableColumn(j) { column in
        for i in column.indices { column[i] *= scale }
        column[j] += 1
      }
    }
    factor = try Cholesky(system)
    let half = factor.solveLower(scaled)
    covariance = prior
    covariance.subtract(gramOf: half)
    let distances = (0..<count).map { i in
      root[i] > 0 ? (shifts[i] - precisions[i] * priorMean[i]) / root[i] : 0
    }
    let solution = factor.solve(distances)
    weights = zip(solution, root).map { $0 * $1 }
    mean = zip(priorMean, prior * weights).map { $0 + $1 }
    isSettled = true
  }

  /// Updates the factors of some sites in turn.
  ///
  /// Mean and covariance follow by rank-one updates; they are recomputed after great steps.
  ///
  /// - Parameters:
  ///   - indices: the sites, in the order of their turn.
  ///   - damping: the part of each step that is taken, at most 1.
  /// - Returns: false where a likelihood has no mass left in double precision.
  mutating func sweep(_ indices: [Int], damping: Double) throws(LinearAlgebraError) -> Bool {
    let before = (mean, covariance.diagonal)
    for index in indices {
      guard update(index, damping: damping) else { return false }
    }
    change = 0
    for i in mean.indices {
      let variance = max(covariance[i, i], .leastNormalMagnitude)
      let moved = abs(mean[i] - before.0[i]) / variance.squareRoot()
      let widened = abs(Double.log(variance / max(before.1[i], .leastNormalMagnitude)))
      change = max(change, moved + widened)
    }
    if change > Self.greatStep { try rebuild() }
    return true
  }

  private mutating func update(_ index: Int, damping: Double) -> Bool {
    let site = sites[index]
    let row = site.row
    let variance = covariance[row, row]
    guard variance > 0 else { return true }
    let precision = max(1 / variance - site.precision, 1e-9 / variance)
    let cavityVariance = 1 / precision
    let cavityMean = cavityVariance * (mean[row] / variance - site.shift)
    guard let tilted = site.likelihood.tilted(mean: cavityMean, variance: cavityVariance) else {
      return false
    }
    sites[index].logMass = tilted.logMass
    sites[index].cavity = (cavityMean, cavityVariance)
    guard tilted.variance > 0 else { return true }
    let wanted = 1 / tilted.variance - precision
    let newPrecision = min(max(wanted, Self.leastPrecision), Self.greatestPrecision)
    let newShift = tilted.mean * (newPrecision + precision) - cavityMean * precision
    let dp = damping * (newPrecision - site.precision)
    let ds = damping * (newShift - site.shift)
    isSettled = false
    sites[index].precision = site.precision + dp
    sites[index].shift = site.shift + ds
    // Only the lower triangle is kept up to date.
    let column = covariance.symmetricColumn(row)
    let scale = 1 / (1 + dp * variance)
    let gain = scale * (ds - dp * mean[row])
    for i in mean.indices { mean[i] += gain * column[i] }
    covariance.addToLower(-dp * scale, timesSquareOf: column)
    return true
  }

  /// Log of the evidence: prior times likelihoods, integrated.
  ///
  /// Uses each site's normaliser against the present posterior.
  ///
  /// - Precondition: settled.
  func logEvidence() -> Double? {
    precondition(isSettled, "sweeps leave the evidence behind")
    var sum = -0.5 * factor.logDeterminant
    var precisions = [Double](repeating: 0, count: mean.count)
    var shifts = [Double](repeating: 0, count: mean.count)
    for site in sites {
      precisions[site.row] += site.precision
      shifts[site.row] += site.shift
      let variance = covariance[site.row, site.row]
      guard variance > 0 else { continue }
      let precision = max(1 / variance - site.precision, 1e-9 / variance)
      let cavityVariance = 1 / precision
      let cavityMean = cavityVariance * (mean[site.row] / variance - site.shift)
      guard let tilted = site.likelihood.tilted(mean: cavityMean, variance: cavityVariance) else {
        return nil
      }
      sum +=
        tilted.logMass - 0.5 * Double.log(variance / cavityVariance)
        - 0.5
        * (mean[site.row] * mean[site.row] / variance - cavityMean * cavityMean / cavityVariance)
    }
    // ½νᵀS⁻¹ν − ½(z − m₀)ᵀ(K + S⁻¹)⁻¹(z − m₀) with z = ν/S: the form in which nothing cancels.
    for i in mean.indices where precisions[i] > 0 {
      let target = shifts[i] / precisions[i]
      sum += 0.5 * shifts[i] * target - 0.5 * (target - priorMean[i]) * weights[i]
    }
    return sum
  }

  /// Mean and covariance of further functions, given by their columns of coefficients.
  ///
  /// - Precondition: settled.
  func predict(_ others: Matrix, priorMean means: [Double]) -> (mean: [Double], covariance: Matrix)
  {
    precondition(isSettled, "sweeps leave predictions behind")
    let cross = functions.transposedTimes(others)
    var scaled = cross
    for j in 0..<others.columns {
      scaled.withMutableColumn(j) { column in
        for i in column.indices { column[i] *= root[i] }
      }
    }
    let half = factor.solveLower(scaled)
    var covariance = others.gram()
    covariance.subtract(gramOf: half)
    let shift = cross.transposedTimes(weights)
    return (zip(means, shift).map { $0 + $1 }, covariance)
  }

  /// Means of further functions alone.
  ///
  /// - Complexity: O(m·n) for m functions, where ``predict(_:priorMean:)`` is O(m·n²).
  func predictedMeans(_ others: Matrix, priorMean means: [Double]) -> [Double] {
    zip(means, others.transposedTimes(functions * weights)).map { $0 + $1 }
  }

  /// The variance of one further function, and its covariances with those that have sites.
  func covariances(of other: [Double]) -> (variance: Double, withRows: [Double]) {
    let cross = functions.transposedTimes(other)
    let scaled = zip(cross, root).map { $0 * $1 }
    let solution = zip(factor.solve(scaled), root).map { $0 * $1 }
    let variance =
      other.reduce(0) { $0 + $1 * $1 } - zip(cross, solution).reduce(0) { $0 + $1.0 * $1.1 }
    return (max(variance, 0), zip(cross, prior * solution).map { $0 - $1 })
  }
}
