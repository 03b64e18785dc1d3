/// Minimisation in a unit box of any number of dimensions, three coordinates at a time.
///
/// Each block of coordinates is searched with the others held, the first time from a lattice of starting
/// points unless there is one to start from, and again from where it stands when the other blocks have
/// moved. Points lie on the grid of ``BoxSearch``, and misfits that differ by rounding alone are equal.
struct BlockSearch: BoxObjective {
  /// Misfits at eight points, given by coordinates.
  typealias Misfit = (_ points: [SIMD8<Double>]) -> SIMD8<Double>

  private let misfit: Misfit
  /// The coordinates that move, at most three.
  private var free: [Int] = []
  /// Where the others stand.
  private var point: [Double]
  /// Whether the first round goes over a lattice.
  private let isBlind: Bool

  private static let rounds = 3
  private static let precision = 0x1p-32

  /// A search over the whole box.
  init(dimension: Int, _ misfit: @escaping (_ point: [Double]) -> Double) {
    self.misfit = Self.lanes(misfit)
    point = [Double](repeating: 0.5, count: dimension)
    isBlind = true
  }

  /// A search from a point.
  init(from start: [Double], _ misfit: @escaping Misfit) {
    self.misfit = misfit
    point = start
    isBlind = false
  }

  /// A misfit that is computed point by point.
  static func lanes(_ misfit: @escaping (_ point: [Double]) -> Double) -> Misfit {
    { points in
      var result = SIMD8<Double>.zero
      var point = [Double](repeating: 0, count: points.count)
      for lane in 0..<8 {
        for i in point.indices { point[i] = points[i][lane] }
        result[lane] = misfit(point)
      }
      return result
    }
  }

  var dimension: Int { free.count }

  func values(at points: BoxPoints) -> SIMD8<Double> {
    var trial = point.map { SIMD8(repeating: $0) }
    for (k, index) in free.enumerated() { trial[index] = points[k] }
    return (misfit(trial) / Self.precision).rounded(.toNearestOrAwayFromZero) * Self.precision
  }

  /// The best point found.
  ///
  /// - Complexity: one to three hundred evaluations.
  mutating func best() -> [Double] {
    let blocks = stride(from: 0, to: point.count, by: 3).map {
      Array($0..<min($0 + 3, point.count))
    }
    let search = BoxSearch()
    for round in 0..<(blocks.count == 1 ? 1 : Self.rounds) {
      for block in blocks {
        free = block
        var centre = BoxPoint.zero
        for (k, index) in block.enumerated() { centre[k] = point[index] }
        let starts =
          round == 0 && isBlind ? lattice : [BoxPoints(repeating: centre)]
        let end = search.minimize(&self, from: starts).point
        for (k, index) in block.enumerated() { point[index] = end[k] }
      }
    }
    return point
  }

  /// Evenly spaced points of one to three coordinates, eight a batch.
  private var lattice: [BoxPoints] {
    let perSide = [8, 4, 4][dimension - 1]
    var points: [BoxPoint] = [.zero]
    for i in 0..<dimension {
      points = points.flatMap { point in
        (0..<perSide).map { step in
          var next = point
          next[i] = (Double(step) + 0.5) / Double(perSide)
          return next
        }
      }
    }
    return stride(from: 0, to: points.count, by: 8).map { start in
      var batch = BoxPoints(repeating: points[start])
      for lane in 0..<8 { batch[lane: lane] = points[start + lane] }
      return batch
    }
  }
}
