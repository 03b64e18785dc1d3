/// All scores of one forecast, and whether each interval held.
public struct ScoreVector: Sendable, Hashable {
  /// The scores in the order of ``Score``; NaN where one is not defined.
  public private(set) var scores: [Double]
  /// 1 where the interval of each level held, else 0; means of these are coverages.
  public private(set) var coverage: [Double]

  /// Scores in the order of ``Score``, and coverages by level.
  public init(scores: [Double], coverage: [Double]) {
    precondition(scores.count == Score.allCases.count, "one number a score")
    self.scores = scores
    self.coverage = coverage
  }

  /// One score.
  public subscript(score: Score) -> Double { scores[Self.index(of: score)] }

  static func index(of score: Score) -> Int {
    Score.allCases.firstIndex(of: score) ?? 0
  }

  /// The same with one score replaced.
  func replacing(_ score: Score, with value: Double) -> ScoreVector {
    var copy = self
    copy.scores[Self.index(of: score)] = value
    return copy
  }
}

/// Means of score vectors, each component over the vectors where it is defined.
public struct ScoreMeans: Sendable, Hashable {
  private var sums: [Double]
  private var counts: [Int]
  private let levels: Int

  /// Nothing yet.
  ///
  /// - Parameter levels: how many intervals each forecast has.
  public init(levels: Int) {
    self.levels = levels
    sums = [Double](repeating: 0, count: Score.allCases.count + levels)
    counts = [Int](repeating: 0, count: sums.count)
  }

  /// Takes one more vector.
  public mutating func add(_ vector: ScoreVector) {
    for (index, value) in (vector.scores + vector.coverage).enumerated() where !value.isNaN {
      sums[index] += value
      counts[index] += 1
    }
  }

  /// Takes all of another mean's vectors.
  public mutating func add(_ other: ScoreMeans) {
    for index in sums.indices {
      sums[index] += other.sums[index]
      counts[index] += other.counts[index]
    }
  }

  /// The means; NaN where no vector had the component.
  public var mean: ScoreVector {
    let means = zip(sums, counts).map { $1 > 0 ? $0 / Double($1) : .nan }
    let scores = Score.allCases.count
    return ScoreVector(scores: Array(means[..<scores]), coverage: Array(means[scores...]))
  }

  /// How many vectors have had a score.
  public func count(_ score: Score) -> Int { counts[ScoreVector.index(of: score)] }
}
