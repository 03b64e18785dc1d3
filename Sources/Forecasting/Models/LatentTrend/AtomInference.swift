import LinearAlgebra
import RealModule
import TimeSeries

/// The posterior of one set of hyperparameters, as far as it has been worked out.
struct AtomInference {
  let basis: TrendBasis
  let system: TrendSystem
  private(set) var propagation: ExpectationPropagation
  /// Logarithm of prior weight times evidence.
  private(set) var logWeight = -Double.infinity
  private let itemSites: [Int]
  private let innovationSites: [Int]
  private var levels: [Double]
  private let levelColumns: Matrix
  private let growth: Double

  var atom: TrendAtom { basis.atom }
  /// Whether the last sweep moved nothing of note.
  var hasConverged: Bool { propagation.change < 3e-3 }

  /// Sets up the functions of the system and one site for each innovation.
  ///
  /// - Parameter other: the inference of another atom, whose factors are the first ones.
  init(
    _ atom: TrendAtom, on system: TrendSystem, jumpShare: Double, from other: AtomInference? = nil
  ) throws(LinearAlgebraError) {
    self.system = system
    let wide = GrowthPrior.jumpScale * atom.innovation
    var atom = atom
    if !system.scale.isLogarithmic { atom.growth = 0 }
    growth = atom.growth
    basis = TrendBasis(
      atom, steps: system.steps, shares: system.shares.map { ($0.mean, $0.deviation) },
      innovation: wide)
    levels = other?.levels ?? system.guesses
    levelColumns = Matrix(columns: (0...system.steps).map(basis.level))
    let (functions, means) = Self.functions(
      of: system, at: levels, basis: basis, columns: levelColumns)
    // Between two year's ends the level wanders off the line that joins them, as its innovations do.
    let wander = atom.innovation * (1 + 15 * jumpShare).squareRoot()
    var sites = system.likelihoods.map {
      let passed = system.rows[$0.row].function.passedFraction
      return ExpectationPropagation.Site(
        $0.likelihood.widened(by: wander * (passed * (1 - passed)).squareRoot()), row: $0.row)
    }
    let narrow = 1 / (atom.innovation * atom.innovation)
    let likelihood = SiteLikelihood.contamination(
      share: jumpShare, factor: GrowthPrior.jumpScale, precision: narrow - 1 / (wide * wide))
    for step in 0..<system.steps {
      sites.append(ExpectationPropagation.Site(likelihood, row: system.rows.count + step))
    }
    if let other {
      // Items say the same under any hyperparameters; innovations in the atom's own unit.
      let finer = other.atom.innovation / atom.innovation
      for index in sites.indices where !sites[index].likelihood.isNormal {
        let scale = index < system.likelihoods.count ? 1 : finer * finer
        sites[index].precision = scale * other.propagation.sites[index].precision
        sites[index].shift = scale * other.propagation.sites[index].shift
      }
    }
    // Narrow cells first: they fix where the wide ones are seen from.
    itemSites = system.likelihoods.indices.filter { !system.likelihoods[$0].likelihood.isNormal }
      .sorted { a, b in
        let widths = (
          system.likelihoods[a].likelihood.width, system.likelihoods[b].likelihood.width
        )
        return widths.0 == widths.1 ? a < b : widths.0 < widths.1
      }
    innovationSites =
      likelihood.isNormal
      ? [] : Array(system.likelihoods.count..<system.likelihoods.count + system.steps)
    propagation = try ExpectationPropagation(functions: functions, priorMean: means, sites: sites)
  }

  /// The columns of coefficients and prior means of the items' functions and the innovations.
  private static func functions(
    of system: TrendSystem, at levels: [Double], basis: TrendBasis, columns: Matrix
  ) -> (Matrix, [Double]) {
    var entries: [[Double]] = []
    var means: [Double] = []
    for row in system.rows {
      let (constant, terms) = row.function.linearized(at: levels, scale: system.scale)
      var column = [Double](repeating: 0, count: basis.count)
      var mean = constant - row.center
      for term in terms {
        columns.withColumn(term.period) { level in
          for i in column.indices { column[i] += term.coefficient * level[i] }
        }
        mean += term.coefficient * basis.levelMean(term.period)
        for share in row.shares(of: term) {
          column[basis.place(ofShare: share)] += term.coefficient * basis.shareDeviations[share]
          mean += term.coefficient * basis.shareMeans[share]
        }
      }
      entries.append(column)
      means.append(mean)
    }
    for step in 0..<system.steps {
      entries.append(basis.innovation(step + 1))
      means.append(0)
    }
    return (Matrix(columns: entries), means)
  }

  /// One sweep: over the items alone, or over the innovations too.
  ///
  /// - Returns: false where the atom cannot be reconciled with the evidence.
  mutating func sweep(innovations: Bool, damping: Double) -> Bool {
    do throws(LinearAlgebraError) {
      let indices = innovations ? itemSites + innovationSites : itemSites
      guard try propagation.sweep(indices, damping: damping) else { return false }
      if !system.isLinear {
        try propagation.settle()
        let wanted = propagation.predictedMeans(
          levelColumns, priorMean: (0...system.steps).map(basis.levelMean))
        for index in levels.indices {
          let step = max(-1, min(1, wanted[index] - levels[index]))
          levels[index] += step
        }
        guard levels.allSatisfy(\.isFinite) else { return false }
        let (functions, means) = Self.functions(
          of: system, at: levels, basis: basis, columns: levelColumns)
        guard functions.entries.allSatisfy(\.isFinite), means.allSatisfy(\.isFinite) else {
          return false
        }
        try propagation.replace(functions: functions, priorMean: means)
      }
      return true
    } catch {
      return false
    }
  }

  /// Sweeps until nothing moves, in smaller steps where that takes long.
  mutating func converge(within sweeps: Int) {
    for count in 0..<sweeps {
      guard sweep(innovations: true, damping: count < 9 ? 0.7 : 0.35), !hasConverged else { return }
    }
  }

  /// Weighs the atom by the evidence.
  mutating func weigh() {
    guard (try? propagation.settle()) != nil else {
      logWeight = -.infinity
      return
    }
    logWeight = propagation.logEvidence().map { $0 + Double.log(atom.weight) } ?? -.infinity
    if logWeight.isNaN { logWeight = -.infinity }
  }

  /// Mean and variance of the level of every period.
  func levelMoments() -> (mean: [Double], variance: [Double]) {
    let (mean, covariance) = propagation.predict(
      levelColumns, priorMean: (0...system.steps).map(basis.levelMean))
    return (mean, covariance.diagonal.map { max($0, 0) })
  }

  /// The level of a period as a mixture over what the site that matters most for it may mean.
  func parts(
    ofLevel period: Int, deviation: Double, splitting splits: [SiteSplit]
  ) -> [(share: Double, mean: Double, variance: Double)] {
    states(
      of: [basis.level(period)], priorMean: [basis.levelMean(period)], splitting: splits,
      leastSpread: 0.15 * deviation
    ).map { ($0.share, $0.mean[0], max($0.covariance[0, 0], 0)) }
  }

  /// Level, mean growth and the drift's deviation from it in the last period, as such a mixture.
  func endStates(splitting splits: [SiteSplit]) -> [SplitState] {
    states(
      of: [basis.level(basis.steps), basis.growth, basis.deviation(basis.steps)],
      priorMean: [basis.levelMean(basis.steps), growth, 0], splitting: splits,
      leastSpread: 0.15 * atom.innovation)
  }

  /// Mean and variance of each share's logarithm.
  func shareMoments() -> (mean: [Double], variance: [Double]) {
    guard !system.shares.isEmpty else { return ([], []) }
    let columns = Matrix(columns: system.shares.indices.map(basis.share))
    let (mean, covariance) = propagation.predict(columns, priorMean: basis.shareMeans)
    return (mean, covariance.diagonal.map { max($0, 0) })
  }

  /// The normal distribution of a level without the sites of its own row, around the row's center.
  func cavity(ofRow row: Int) -> (mean: Double, variance: Double)? {
    var precision = 0.0
    var shift = 0.0
    for site in propagation.sites where site.row == row {
      precision += site.precision
      shift += site.shift
    }
    let variance = propagation.covariance[row, row]
    guard variance > 0 else { return nil }
    let rest = 1 / variance - precision
    guard rest > 1e-9 / variance else { return nil }
    return ((propagation.mean[row] / variance - shift) / rest, 1 / rest)
  }
}

extension AtomInference {
  /// What the precision of the last level loses without each of the items, as a part of it.
  func influences() -> [Double] {
    let (variance, covariances) = propagation.covariances(of: basis.level(basis.steps))
    return system.likelihoods.indices.map { index in
      let site = propagation.sites[index]
      let rest = 1 - site.precision * propagation.covariance[site.row, site.row]
      guard variance > 0, site.precision > 0 else { return 0 }
      let shared = covariances[site.row]
      return 1 - variance / (variance + shared * shared * site.precision / max(rest, 1e-9))
    }
  }
}

extension SiteLikelihood {
  /// Width of the narrowest cell; 0 for densities.
  var width: Double {
    guard case .cells(let intervals, _) = self else { return 0 }
    return intervals.reduce(.infinity) { min($0, $1.upper - $1.lower) }
  }
}
