import LinearAlgebra
import RealModule
import TimeSeries

/// What evidence says of the levels: one posterior a set of hyperparameters, weighed by evidence.
struct TrendPosterior {
  let system: TrendSystem
  /// The atoms that matter, with weights that sum to 1.
  let atoms: [(inference: AtomInference, weight: Double)]
  /// log of the evidence, summed over the atoms.
  let logEvidence: Double
  /// Whether the weighty atoms converged.
  let hasConverged: Bool
  /// What the sites of each atom may mean; none for those of negligible weight.
  private let splits: [[SiteSplit]]

  /// Sweeps of the first atom over the items alone, before innovations join in.
  private static let itemSweeps = 3
  /// Sweeps before an atom is compared with the best one: without those over innovations evidence means
  /// nothing yet, for an atom too calm for the data has had no chance of a jump.
  private static let trialSweeps = 2
  private static let mostSweeps = 27
  /// Atoms so many nats behind the best are dropped.
  private static let margin = 15.0
  /// Atoms so many nats behind the best, and all below this weight, need not converge.
  private static let reach = 9.0
  private static let negligible = 1e-3

  /// Runs every atom and weighs it, each from the factors of one much like it.
  ///
  /// - Throws: `.noConvergence` where no atom can be reconciled with the evidence.
  init(_ system: TrendSystem, prior: GrowthPrior) throws(FitError) {
    self.system = system
    var runs = [AtomInference?](repeating: nil, count: prior.atoms.count)
    var best = -Double.infinity
    for turn in AtomSequence(prior.atoms).turns {
      let nearest = turn.nearest.flatMap { runs[$0] }
      guard
        var run = try? AtomInference(
          prior.atoms[turn.atom], on: system, jumpShare: prior.jumpShare, from: nearest)
      else { continue }
      var isAlive = true
      for _ in 0..<(nearest == nil ? Self.itemSweeps : 0) where isAlive {
        isAlive = run.sweep(innovations: false, damping: 1)
      }
      for _ in 0..<Self.trialSweeps where isAlive {
        isAlive = run.sweep(innovations: true, damping: 0.7)
      }
      guard isAlive else { continue }
      run.weigh()
      if run.logWeight > best - Self.reach, !run.hasConverged {
        run.converge(within: Self.mostSweeps)
        run.weigh()
      }
      guard run.logWeight > -.infinity else { continue }
      best = max(best, run.logWeight)
      runs[turn.atom] = run
    }
    guard best > -.infinity else { throw .noConvergence(evaluations: prior.atoms.count) }
    let kept = runs.compactMap(\.self).filter { $0.logWeight > best - Self.margin }
    let masses = kept.map { Double.exp($0.logWeight - best) }
    let total = masses.reduce(0, +)
    atoms = zip(kept, masses).map { (inference: $0, weight: $1 / total) }
    logEvidence = best + Double.log(total)
    hasConverged = atoms.allSatisfy { $0.weight < Self.negligible || $0.inference.hasConverged }
    splits = atoms.map { $0.weight > Self.negligible ? $0.inference.splits : [] }
  }

  /// The distribution of the level of every period, on the system's scale.
  func marginals() -> [LevelMarginal] {
    let moments = atoms.map { $0.inference.levelMoments() }
    return (0...system.steps).map { period in
      let whole = zip(atoms, moments).map { atom, moment in
        LevelMarginal.Part(
          mean: moment.mean[period], variance: moment.variance[period], weight: atom.weight)
      }
      if let own = system.likelihoods(ofLevel: period) {
        let row = system.likelihoods[own.sites[0]].row
        let cavities = atoms.compactMap { atom in
          atom.inference.cavity(ofRow: row).map { cavity in
            LevelMarginal.Part(
              mean: cavity.mean + own.center, variance: cavity.variance, weight: atom.weight)
          }
        }
        if cavities.count == atoms.count {
          return LevelMarginal(
            cavities, likelihoods: own.sites.map { system.likelihoods[$0].likelihood },
            center: own.center, near: whole)
        }
      }
      let parts = atoms.indices.flatMap { index in
        atoms[index].inference.parts(
          ofLevel: period, deviation: moments[index].variance[period].squareRoot(),
          splitting: splits[index]
        ).map {
          LevelMarginal.Part(
            mean: $0.mean, variance: $0.variance, weight: atoms[index].weight * $0.share)
        }
      }
      return LevelMarginal(parts, likelihoods: [], center: 0, near: parts)
    }
  }

  /// What was found of the factors that have a limit, in the order of the system's shares.
  func offsets() -> [EvidenceOffset] {
    let moments = atoms.map { $0.inference.shareMoments() }
    return system.shares.indices.filter { system.shares[$0].limit != nil }.map { index in
      let mean = zip(atoms, moments).reduce(0) { $0 + $1.0.weight * $1.1.mean[index] }
      let variance = zip(atoms, moments).reduce(0) { sum, part in
        let distance = part.1.mean[index] - mean
        return sum + part.0.weight * (part.1.variance[index] + distance * distance)
      }
      return EvidenceOffset(
        name: system.shares[index].name, mean: mean, deviation: variance.squareRoot(),
        isExcluded: abs(mean) > system.shares[index].limit ?? .infinity)
    }
  }

  /// The states that futures start from, on the scale of the link.
  func endStates() -> [TrendEndState] {
    let unit = system.scale.unit
    return zip(atoms, splits).flatMap { atom, splits in
      atom.inference.endStates(splitting: splits).map { part in
        TrendEndState(
          atom.inference.atom, weight: atom.weight * part.share, unit: unit,
          mean: [system.scale.linked(part.mean[0]), unit * part.mean[1], unit * part.mean[2]],
          covariance: part.covariance)
      }
    }
  }

  /// How each item fits the others, and what it contributes.
  func itemReports(of items: [EvidenceItem]) -> [EvidenceReport] {
    let influences = atoms.map { $0.inference.influences() }
    return items.enumerated().map { index, item in
      var fit = 0.0
      var weight = 0.0
      for (atom, influence) in zip(atoms, influences) {
        let propagation = atom.inference.propagation
        let site = propagation.sites[index]
        let likelihood = site.likelihood
        let precision = max(
          1 / propagation.covariance[site.row, site.row] - site.precision,
          1e-9 / propagation.covariance[site.row, site.row])
        let variance = 1 / precision
        let mean =
          variance
          * (propagation.mean[site.row] / propagation.covariance[site.row, site.row] - site.shift)
        let log = likelihood.tilted(mean: mean, variance: variance)?.logMass ?? -1e6
        fit += atom.weight * Double.exp(log - likelihood.logPeak(variance: variance))
        weight += atom.weight * influence[index]
      }
      return EvidenceReport(
        label: item.label, surprise: min(max(Double.log(fit), -745), 0), weight: weight)
    }
  }
}
