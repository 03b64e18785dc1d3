import LinearAlgebra
import RealModule
import TimeSeries

/// The changes of a plain series from one observation to the next: with exact values all that there
/// is to learn from.
///
/// A change is the sum of the drifts between two observations and of as many innovations, some of
/// which may be jumps: one site an increment, and nothing latent but the drift.
struct TrendIncrements {
  /// Observations used.
  let observations: Int
  private let places: [Int]
  private let values: [Double]
  private let unit: Double
  private let isLogarithmic: Bool

  /// Takes the last observed values of a window; filled ones are not known.
  init(_ series: Series, window: Int, plausibleStep: Double, link: Link) {
    let filled = Set(series.filledIndices)
    let used = series.values.indices.suffix(window).filter { !filled.contains($0) }
    let observed = used.isEmpty ? [series.count - 1] : Array(used)
    places = observed.map { $0 - observed[0] }
    values = observed.map { series.values[$0] }
    observations = observed.count
    isLogarithmic = link == .log
    unit = Self.unit(of: values, places, plausibleStep: plausibleStep, link: link, series.frequency)
  }

  /// Steps of the series a step of the hyperparameters.
  ///
  /// Logarithms have their own; elsewhere the changes themselves are taken to be like a tenth, the
  /// usual size of a year's. Their size is the median's, so that one spike is a jump and not the
  /// measure of all others; a plausible step stands in where there are fewer than three.
  private static func unit(
    of values: [Double], _ places: [Int], plausibleStep: Double, link: Link, _ frequency: Frequency
  ) -> Double {
    switch link {
    case .log, .logit, .rank: return 1
    default: break
    }
    var changes = values.indices.dropFirst().map { i in
      abs(values[i] - values[i - 1]) / Double(places[i] - places[i - 1]).squareRoot()
    }
    while changes.count < 3 { changes.append(plausibleStep) }
    changes.sort()
    let square = changes.reduce(0) { $0 + $1 * $1 / Double(changes.count) }.squareRoot()
    let median = (changes[(changes.count - 1) / 2] + changes[changes.count / 2]) / 2
    // 0.6745 is the median of a standard normal's absolute value.
    let size = max(median / 0.6745, square / 20)
    return 10 * size * Double(frequency.seasonLength).squareRoot()
  }

  /// The states of the last period, a mixture over the prior's atoms.
  func endStates(
    prior: GrowthPrior
  ) throws(FitError) -> (kept: [TrendEndState], hasConverged: Bool) {
    guard unit.isFinite else { throw .notRepresentable }
    var runs: [(state: TrendEndState, logWeight: Double, hasConverged: Bool)] = []
    var best = -Double.infinity
    for atom in prior.atoms {
      do throws(LinearAlgebraError) {
        guard let run = try run(atom, prior: prior, best: best) else { continue }
        best = max(best, run.logWeight)
        runs.append(run)
      } catch {
        continue
      }
    }
    guard best > -.infinity else { throw .noConvergence(evaluations: prior.atoms.count) }
    let masses = runs.map { Double.exp($0.logWeight - best) }
    let total = masses.reduce(0, +)
    let states = zip(runs, masses).filter { $0.1 > 0 }.map { $0.state.weighted($1 / total) }
    let hasConverged = zip(runs, masses).allSatisfy { $1 / total < 1e-3 || $0.hasConverged }
    return (TrendEndState.kept(of: states), hasConverged)
  }

  /// One atom; nil where it is hopelessly behind the best so far.
  private func run(
    _ atom: TrendAtom, prior: GrowthPrior, best: Double
  ) throws(LinearAlgebraError) -> (state: TrendEndState, logWeight: Double, hasConverged: Bool)? {
    var atom = atom
    if !isLogarithmic {
      atom.growth = 0
      atom.growthDeviation = max(atom.growthDeviation, 0.1)
    }
    let steps = places[places.count - 1]
    let basis = TrendBasis(atom, steps: steps, levelDeviation: 0, innovation: 0)
    let last = values[values.count - 1]
    let end = Matrix(
      columns: [[Double](repeating: 0, count: basis.count), basis.growth, basis.deviation(steps)])
    guard unit > 0, places.count > 1 else {
      let state = TrendEndState(
        atom, weight: 1, unit: unit, mean: [last, unit * atom.growth, 0],
        covariance: end.transposedTimes(end))
      return (state, Double.log(atom.weight), true)
    }
    var columns: [[Double]] = []
    var means: [Double] = []
    var sites: [ExpectationPropagation.Site] = []
    for i in places.indices.dropFirst() {
      let (before, after) = (basis.level(places[i - 1]), basis.level(places[i]))
      let length = places[i] - places[i - 1]
      columns.append(zip(after, before).map { $0 - $1 })
      means.append(Double(length) * atom.growth)
      let change = DyadicGrid.nearest(to: (values[i] - values[i - 1]) / unit)
      let chances = JumpCount.probabilities(over: length, share: prior.jumpShare)
      let parts = chances.enumerated().filter { $0.element > 0 }.map { jumps, p in
        SiteLikelihood.Component(
          mean: change,
          variance: atom.innovation * atom.innovation * JumpCount.variance(jumps, of: length),
          weight: p)
      }
      sites.append(ExpectationPropagation.Site(.mixture(parts), row: i - 1))
    }
    var propagation = try ExpectationPropagation(
      functions: Matrix(columns: columns), priorMean: means, sites: sites)
    let order = sites.indices.filter { !sites[$0].likelihood.isNormal }
    var hasConverged = order.isEmpty
    for sweep in 0..<20 where !order.isEmpty {
      guard try propagation.sweep(Array(order), damping: sweep < 9 ? 1 : 0.5) else { return nil }
      hasConverged = propagation.change < 1e-3
      if hasConverged { break }
      if sweep == 1 {
        try propagation.settle()
        let log = propagation.logEvidence()
        if let log, log + Double.log(atom.weight) < best - 15 { return nil }
      }
    }
    try propagation.settle()
    guard let logEvidence = propagation.logEvidence(), logEvidence.isFinite else { return nil }
    let (mean, covariance) = propagation.predict(end, priorMean: [0, atom.growth, 0])
    let state = TrendEndState(
      atom, weight: 1, unit: unit, mean: [last, unit * mean[1], unit * mean[2]],
      covariance: covariance)
    return (state, logEvidence + Double.log(atom.weight), hasConverged)
  }
}
