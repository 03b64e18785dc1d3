/// A search for the point of a space with the least score, in rounds.
///
/// 1. Alternatives whose points are few are tried whole.
/// 2. Every other one gets an even design: a first part of what the budget leaves.
/// 3. The rest goes around the best point of these, in boxes that shrink.
///
/// What is tried depends on the scores alone: the points of a round are scored in any order, and the
/// same scores give the same search. No point is tried twice.
///
/// > Source: Bergstra & Bengio (2012), "Random search for hyper-parameter optimization", for designs
/// > in place of grids; their points are random.
public struct SettingSearch: Sendable {
  /// What is searched.
  public let space: SearchSpace
  /// The most points that are tried.
  public let trials: Int

  private var tried: Set<SearchPoint> = []
  private var round: [SearchPoint] = []
  private var isDesigned = false
  private var open: Set<Int> = []
  private var best: (point: SearchPoint, score: Double)?
  private var radius = SettingSearch.firstRadius
  private var drawn = 0

  /// Half the side of the first box around the best point, as a share of each axis.
  private static let firstRadius = 0.15
  /// The search ends with a box of this size.
  private static let lastRadius = 0.002
  /// The share of the budget that goes into the designs.
  private static let designShare = 0.6

  /// A search that has tried nothing.
  ///
  /// - Precondition: at least one trial.
  public init(_ space: SearchSpace, trials: Int) {
    precondition(trials >= 1, "\(trials) trials")
    self.space = space
    self.trials = trials
  }

  /// The points to try next; none at the end.
  ///
  /// - Precondition: the scores of the round before are reported.
  public mutating func next() -> [SearchPoint] {
    precondition(round.isEmpty, "a round is under way")
    let left = trials - tried.count
    guard left > 0 else { return [] }
    if !isDesigned {
      isDesigned = true
      round = design()
    } else if !open.isEmpty {
      while round.isEmpty, radius > Self.lastRadius { round = neighbours(atMost: left) }
    }
    tried.formUnion(round)
    return round
  }

  /// Takes the scores of a round, in its order; NaN for a point that cannot be scored.
  ///
  /// - Precondition: one score a point.
  public mutating func report(_ scores: [Double]) {
    precondition(scores.count == round.count, "one score a point")
    var hasImproved = false
    for (point, score) in zip(round, scores) where open.contains(point.branch) && !score.isNaN {
      if best.map({ score < $0.score }) ?? true {
        best = (point, score)
        hasImproved = true
      }
    }
    if drawn > 0 { radius *= hasImproved ? 0.8 : 0.5 }
    round = []
  }

  /// All points of the small alternatives, and the designs of the others.
  private mutating func design() -> [SearchPoint] {
    var points: [SearchPoint] = []
    let share = max(1, trials / space.branches.count)
    let counts = space.branches.indices.map { space.count(ofBranch: $0) }
    let fits = counts.reduce(0) { min($0 + ($1 ?? trials + 1), trials + 1) } <= trials
    for (branch, count) in counts.enumerated() {
      if let count, fits || count <= share {
        points += space.grid(ofBranch: branch)
      } else {
        open.insert(branch)
      }
    }
    guard !open.isEmpty else { return Array(points.prefix(trials)) }
    let left = max(trials - points.count, open.count)
    let each = max(1, Int(Double(left) * Self.designShare) / open.count)
    for branch in open.sorted() {
      let sequence = AdditiveRecurrence(dimensions: space.branches[branch].count)
      var seen: Set<SearchPoint> = []
      // A list with few values gives the same point several times.
      for index in 0..<each * 4 where seen.count < each {
        let point = space.point(ofBranch: branch, at: sequence.point(index))
        if seen.insert(point).inserted { points.append(point) }
      }
    }
    return Array(points.prefix(trials))
  }

  /// New points in the box around the best one.
  private mutating func neighbours(atMost left: Int) -> [SearchPoint] {
    guard let centre = best?.point else {
      radius = 0
      return []
    }
    let axes = space.branches[centre.branch]
    let unit = space.unit(of: centre)
    let sequence = AdditiveRecurrence(dimensions: axes.count)
    let wanted = min(left, max(4, 2 * axes.count))
    var points: [SearchPoint] = []
    for _ in 0..<wanted * 4 where points.count < wanted {
      let offsets = sequence.point(drawn)
      drawn += 1
      let near = axes.indices.map { axis -> Double in
        // Neighbours in a list are at least one place away.
        var reach = radius
        if case .list(let count) = axes[axis] { reach = max(radius, 1.5 / Double(count)) }
        return min(max(unit[axis] + (2 * offsets[axis] - 1) * reach, 0), 1 - 0x1p-53)
      }
      let point = space.point(ofBranch: centre.branch, at: near)
      if !tried.contains(point), !points.contains(point) { points.append(point) }
    }
    if points.isEmpty { radius *= 0.5 }
    return points
  }
}
