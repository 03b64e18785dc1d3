import LinearAlgebra
import RealModule

/// What one site may mean, one by one: its cells, or the two components of an innovation.
///
/// A floor just passed says 'mostly within a unit, but perhaps twice as much', and a year is calm or has
/// a jump. One normal distribution of the same mean and variance has another shape, which levels nearby
/// and forecasts would keep.
struct SiteSplit {
  let row: Int
  /// Mean and variance of the site's function in each case, with shares that sum to 1.
  let cases: [(share: Double, mean: Double, variance: Double)]
  /// Mean and variance of the function as a whole.
  let mean: Double
  let variance: Double
  /// Variance between the means of the cases, beside that of the whole.
  let between: Double

  /// Cases with a smaller share are left out.
  private static let leastShare = 1e-3

  /// Nil where the site has one case, or no cavity.
  init?(_ site: ExpectationPropagation.Site, mean: Double, variance: Double) {
    let precision = 1 / variance - site.precision
    guard variance > 0, precision > 1e-9 / variance else { return nil }
    let cavity = (mean: (mean / variance - site.shift) / precision, variance: 1 / precision)
    let parts = site.likelihood.parts.compactMap {
      $0.tilted(mean: cavity.mean, variance: cavity.variance)
    }
    guard let most = parts.map(\.logMass).max(), most > -.infinity else { return nil }
    let masses = parts.map { Double.exp($0.logMass - most) }
    let least = Self.leastShare * masses.reduce(0, +)
    let kept = zip(masses, parts).filter { $0.0 > least }
    guard kept.count > 1 else { return nil }
    let total = kept.reduce(0) { $0 + $1.0 }
    row = site.row
    cases = kept.map { (share: $0.0 / total, mean: $0.1.mean, variance: $0.1.variance) }
    self.mean = mean
    self.variance = variance
    let middle = cases.reduce(0) { $0 + $1.share * $1.mean }
    between = cases.reduce(0) { $0 + $1.share * ($1.mean - middle) * ($1.mean - middle) }
  }
}

extension SiteLikelihood {
  /// The likelihoods that it is the sum of.
  fileprivate var parts: [SiteLikelihood] {
    switch self {
    case .cells(let intervals, let noise): intervals.map { .cells([$0], noise: noise) }
    case .mixture(let components): components.map { .mixture([$0]) }
    case .contamination(let share, let factor, let precision):
      [
        .mixture([
          Component(
            mean: 0, variance: 1 / precision,
            weight: (1 - share) * factor * (2 * .pi / precision).squareRoot())
        ]), .contamination(share: share, factor: 0, precision: precision),
      ]
    }
  }
}

extension AtomInference {
  /// Normal distributions of some linear functions of the quantities, with their shares.
  struct SplitState {
    let share: Double
    var mean: [Double]
    var covariance: Matrix
  }

  /// The sites with more than one case.
  var splits: [SiteSplit] {
    propagation.sites.compactMap { site in
      SiteSplit(
        site, mean: propagation.mean[site.row], variance: propagation.covariance[site.row, site.row]
      )
    }
  }

  /// Functions as a mixture over the cases of the site that spreads the first of them most.
  ///
  /// - Parameters:
  ///   - columns: coefficients of the functions.
  ///   - leastSpread: the standard deviation between cases below which one normal does.
  func states(
    of columns: [[Double]], priorMean: [Double], splitting splits: [SiteSplit],
    leastSpread: Double
  ) -> [SplitState] {
    let (mean, covariance) = propagation.predict(Matrix(columns: columns), priorMean: priorMean)
    let whole = SplitState(share: 1, mean: mean, covariance: covariance)
    guard !splits.isEmpty else { return [whole] }
    let first = propagation.covariances(of: columns[0]).withRows
    func spread(_ split: SiteSplit) -> Double {
      abs(first[split.row]) / split.variance * split.between.squareRoot()
    }
    guard let split = splits.max(by: { spread($0) < spread($1) }), spread(split) > leastSpread
    else { return [whole] }
    let others = columns.dropFirst().map { propagation.covariances(of: $0).withRows }
    let slopes = ([first] + others).map { $0[split.row] / split.variance }
    return split.cases.map { own in
      var state = SplitState(share: own.share, mean: mean, covariance: covariance)
      for i in slopes.indices {
        state.mean[i] += slopes[i] * (own.mean - split.mean)
        for j in slopes.indices {
          state.covariance[i, j] += slopes[i] * slopes[j] * (own.variance - split.variance)
        }
      }
      return state
    }
  }
}
