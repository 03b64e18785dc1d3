import LinearAlgebra
import RealModule
public import Statistics
public import TimeSeries

/// Draws of all levels at once, and of what may come after them.
///
/// The draws come from the normal distributions of the atoms, which know how levels hang together, and
/// are then carried level by level to the marginals, which know the edges of the cells: the ranks of a
/// draw stay, its values move. What has no figure of its own moves along as far as it hangs on those
/// that have, and so does the future.
struct HistoryPaths {
  private let atoms: [JointState]
  /// The distribution of the level of each period that has a figure of its own.
  private let marginals: [LevelMarginal?]
  private let scale: LatentScale
  private let jumpShare: Double

  /// Prepares the draws.
  ///
  /// - Complexity: O(atoms · (m² + T³)) for m functions of the levels and T periods.
  init(_ posterior: TrendPosterior, marginals: [LevelMarginal], jumpShare: Double) {
    scale = posterior.system.scale
    self.jumpShare = jumpShare
    // Elsewhere the marginal is the mixture that the draws come from.
    let figures = marginals.indices.filter { posterior.system.likelihoods(ofLevel: $0) != nil }
    self.marginals = marginals.enumerated().map { figures.contains($0) ? $1 : nil }
    var sum = 0.0
    var kept: [JointState] = []
    let ranked = posterior.atoms.enumerated().sorted {
      ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
    }
    for (_, atom) in ranked where sum < 1 - 1e-4 {
      kept.append(JointState(atom.inference, weight: atom.weight, figures: figures))
      sum += atom.weight
    }
    atoms = kept.map { $0.weighted($0.weight / sum) }
  }

  /// Joint paths on the scale of the link, each with all periods of the evidence and then `horizon`
  /// further ones.
  ///
  /// Atoms are drawn systematically: each comes as often as its weight says, but for one.
  func paths(_ count: Int, over horizon: Int, using stream: inout RandomStream) -> [[Double]] {
    let moves = marginals.enumerated().map { period, marginal in
      marginal.map { LevelMove(from: atoms, in: period, to: $0) }
    }
    // All pasts come before the first future, so that they are the same whatever the horizon.
    let pasts = chosenAtoms(count, using: &stream).map { index in
      (atom: atoms[index], draw: atoms[index].draw(using: &stream))
    }
    return pasts.map { atom, draw in
      let state = atom.moved(draw) { period, level in
        moves[period]?.target(of: level) ?? level
      }
      let levels = Array(state.dropLast(2))
      let future = atom.future(
        from: levels[levels.count - 1], growth: state[levels.count],
        deviation: state[levels.count + 1], horizon, jumpShare: jumpShare, using: &stream)
      return (levels + future).map(scale.linked)
    }
  }

  /// The atom of each path, in an order that has nothing to do with the weights.
  private func chosenAtoms(_ count: Int, using stream: inout RandomStream) -> [Int] {
    let offset = stream.nextUniform()
    var chosen: [Int] = []
    chosen.reserveCapacity(count)
    var index = 0
    var reached = atoms[0].weight
    for rank in 0..<count {
      let place = (Double(rank) + offset) / Double(count)
      while place > reached, index + 1 < atoms.count {
        index += 1
        reached += atoms[index].weight
      }
      chosen.append(index)
    }
    for last in stride(from: count - 1, to: 0, by: -1) {
      chosen.swapAt(last, stream.nextIndex(below: last + 1))
    }
    return chosen
  }
}

/// The map that carries a mixture of normals to a marginal, quantile to quantile.
///
/// Tabulated where the mixture has all but a billionth of its mass, straight between the nodes; beyond
/// them a draw moves as far as the outermost node.
private struct LevelMove {
  private let first: Double
  private let step: Double
  private let targets: [Double]

  private static let nodes = 512

  init(from atoms: [JointState], in period: Int, to marginal: LevelMarginal) {
    let parts = atoms.map { (mean: $0.mean[period], deviation: $0.deviations[period], $0.weight) }
    let low = parts.reduce(Double.infinity) { min($0, $1.mean - 6 * $1.deviation) }
    let high = parts.reduce(-Double.infinity) { max($0, $1.mean + 6 * $1.deviation) }
    first = low
    step = (high - low) / Double(Self.nodes - 1)
    targets = (0..<Self.nodes).map { [step] node in
      let level = low + step * Double(node)
      let probability = parts.reduce(0) { sum, part in
        let distance = level - part.mean
        let below =
          part.deviation > 0
          ? Normal.standard.cumulative(distance / part.deviation) : distance < 0 ? 0 : 1
        return sum + part.2 * below
      }
      return marginal.quantile(probability)
    }
  }

  func target(of level: Double) -> Double {
    guard step > 0 else { return targets[0] }
    let place = (level - first) / step
    if place <= 0 { return level + targets[0] - first }
    let index = Int(place)
    guard index + 1 < targets.count else {
      return level + targets[targets.count - 1] - (first + step * Double(targets.count - 1))
    }
    return targets[index] + (place - Double(index)) * (targets[index + 1] - targets[index])
  }
}

/// The joint normal distribution of the levels, the mean growth and the drift's deviation from it in
/// the last period, for one set of hyperparameters.
private struct JointState {
  let atom: TrendAtom
  let weight: Double
  /// Levels from the first period on, then mean growth and deviation.
  let mean: [Double]
  let deviations: [Double]
  /// Places in the order of the factor: levels with a figure of their own, then all else.
  private let order: [Int]
  private let figureCount: Int
  /// Lower factor of the covariance by rows, in that order; the pivot of what the rows before it
  /// determine is zero.
  private let rows: [[Double]]

  /// The most that a figure's edge moves a draw, in deviations that it has beside the figures before.
  private static let greatestMove = 3.0

  init(_ inference: AtomInference, weight: Double, figures: [Int]) {
    let basis = inference.basis
    atom = inference.atom
    self.weight = weight
    let periods = 0...basis.steps
    let columns = Matrix(
      columns: periods.map(basis.level) + [basis.growth, basis.deviation(basis.steps)])
    let prior = periods.map(basis.levelMean) + [inference.atom.growth, 0]
    let (mean, covariance) = inference.propagation.predict(columns, priorMean: prior)
    self.mean = mean
    deviations = covariance.diagonal.map { max($0, 0).squareRoot() }
    var rows: [[Double]] = []
    let order = figures + mean.indices.filter { !figures.contains($0) }
    for (i, place) in order.enumerated() {
      var row: [Double] = []
      for j in 0..<i {
        var sum = covariance[place, order[j]]
        for k in 0..<j { sum -= row[k] * rows[j][k] }
        row.append(rows[j][j] > 0 ? sum / rows[j][j] : 0)
      }
      let rest = row.reduce(covariance[place, place]) { $0 - $1 * $1 }
      // Below this there is only what rounding has left of the prior's variance.
      let floor = columns.column(place).reduce(0) { $0 + 1e-13 * $1 * $1 }
      row.append(rest > floor ? rest.squareRoot() : 0)
      rows.append(row)
    }
    self.order = order
    figureCount = figures.count
    self.rows = rows
  }

  private init(_ other: JointState, weight: Double) {
    atom = other.atom
    self.weight = weight
    mean = other.mean
    deviations = other.deviations
    order = other.order
    figureCount = other.figureCount
    rows = other.rows
  }

  func weighted(_ weight: Double) -> JointState { JointState(self, weight: weight) }

  /// Standard normal numbers of one draw, in the order of the factor.
  func draw(using stream: inout RandomStream) -> [Double] {
    order.map { _ in stream.nextNormal() }
  }

  /// Levels, mean growth and deviation of a draw, its figures carried elsewhere and all else with them.
  ///
  /// - Parameter target: where a level goes, by its period.
  func moved(_ draw: [Double], to target: (Int, Double) -> Double) -> [Double] {
    var z = draw
    var state = mean
    for i in order.indices {
      let place = order[i]
      let row = rows[i]
      let pivot = row[i]
      var before = mean[place]
      var drawn = before
      for k in 0..<i {
        before += row[k] * z[k]
        drawn += row[k] * draw[k]
      }
      guard i < figureCount else {
        state[place] = before + pivot * z[i]
        continue
      }
      state[place] = target(place, drawn + pivot * draw[i])
      if pivot > 0 {
        let wanted = (state[place] - before) / pivot
        z[i] = draw[i] + max(-Self.greatestMove, min(Self.greatestMove, wanted - draw[i]))
      }
    }
    return state
  }

  /// The levels after the last period.
  func future(
    from start: Double, growth: Double, deviation: Double, _ horizon: Int, jumpShare: Double,
    using stream: inout RandomStream
  ) -> [Double] {
    var level = start
    var deviation = deviation
    var path: [Double] = []
    path.reserveCapacity(horizon)
    for _ in 0..<horizon {
      let isJump = stream.nextUniform() < jumpShare
      let scale = atom.innovation * (isJump ? GrowthPrior.jumpScale : 1)
      level += growth + deviation + scale * stream.nextNormal()
      deviation = atom.damping * deviation + atom.driftInnovation * stream.nextNormal()
      path.append(level)
    }
    return path
  }
}

extension LatentTrend {
  /// Joint draws of the levels of all periods that something is known of, and of `horizon` later ones.
  public func historyPaths(
    _ count: Int, over horizon: Int, from evidence: Evidence, link: Link,
    using stream: inout RandomStream
  ) throws(FitError) -> [[Double]] {
    let posterior = try posterior(of: evidence, link: link).posterior
    let prior = prior(for: evidence.frequency)
    return HistoryPaths(
      posterior, marginals: posterior.marginals(), jumpShare: prior.jumpShare
    )
    .paths(count, over: horizon, using: &stream)
  }
}
