/// The n + 1 vertices of a Nelder-Mead search, with their values.
struct Simplex {
  private let n: Int
  private let bounds: Bounds?
  /// Row j is `points[j*n ..< (j+1)*n]`: the vertices 0...n, then two rows for trial points.
  private var points: [Double]
  private var values: [Double]
  /// The edge of the first simplex along each axis.
  private let edges: [Double]
  private var startValue = Double.infinity
  /// The vertices from best to worst.
  private var order: [Int]
  private var centroid: [Double]
  private var first: Int { n + 1 }
  private var second: Int { n + 2 }
  private(set) var evaluations = 0

  private let expansion: Double
  private let contraction: Double
  private let shrinkage: Double

  init(_ start: [Double], bounds: Bounds?, relativeStep: Double) {
    n = start.count
    self.bounds = bounds
    edges = start.map { $0 == 0 ? relativeStep : relativeStep * abs($0) }
    points = Array(repeating: 0, count: (n + 3) * n)
    values = Array(repeating: .infinity, count: n + 1)
    order = Array(0...n)
    centroid = Array(repeating: 0, count: n)
    let dimension = Double(max(n, 2))
    expansion = 1 + 2 / dimension
    contraction = 0.75 - 0.5 / dimension
    shrinkage = 1 - 1 / dimension
    for i in 0..<n { points[i] = bounds?.clamp(start[i], i) ?? start[i] }
  }

  var bestValue: Double { values[order[0]] }

  var minimum: Minimum {
    let j = order[0]
    return Minimum(
      point: Array(points[j * n..<(j + 1) * n]), value: values[j], evaluations: evaluations)
  }

  /// Evaluates the first vertex; false where it is not finite.
  mutating func evaluateFirst<Failure: Error>(
    _ objective: (Span<Double>) throws(Failure) -> Double
  ) throws(Failure) -> Bool {
    values[0] = try evaluate(0, objective)
    startValue = values[0]
    return values[0] < .infinity
  }

  /// Sets all vertices but the best anew, one along each axis.
  mutating func spread<Failure: Error>(
    _ objective: (Span<Double>) throws(Failure) -> Double
  ) throws(Failure) {
    let best = order[0]
    if best != 0 {
      for i in 0..<n { points.swapAt(i, best * n + i) }
      values.swapAt(0, best)
    }
    for j in 1...n {
      for i in 0..<n { points[j * n + i] = points[i] }
      let x = points[j - 1]
      let step = edges[j - 1]
      var moved = x + step
      if let bounds {
        // Away from a bound that is in the way.
        moved = bounds.clamp(moved, j - 1)
        if abs(moved - x) < 0.5 * step { moved = bounds.clamp(x - step, j - 1) }
      }
      points[j * n + j - 1] = moved
      values[j] = try evaluate(j, objective)
    }
    sort()
  }

  /// Whether neither the vertices nor the values differ by more than the tolerances.
  func isSmall(points pointTolerance: Double, values valueTolerance: Double) -> Bool {
    let best = order[0]
    guard isNegligible(values[order[n]] - values[best], valueTolerance) else { return false }
    for j in 0...n {
      for i in 0..<n {
        let x = points[best * n + i]
        if abs(points[j * n + i] - x) > pointTolerance * max(abs(x), edges[i]) { return false }
      }
    }
    return true
  }

  /// Whether a difference of values counts for nothing against the best value and the way down to it.
  func isNegligible(_ difference: Double, _ tolerance: Double) -> Bool {
    difference <= tolerance * max(abs(bestValue), startValue - bestValue)
  }

  /// One reflection, expansion, contraction or shrinkage.
  mutating func step<Failure: Error>(
    _ objective: (Span<Double>) throws(Failure) -> Double
  ) throws(Failure) {
    let worst = order[n]
    for i in 0..<n {
      var sum = 0.0
      for j in 0..<n { sum += points[order[j] * n + i] }
      centroid[i] = sum / Double(n)
    }
    let reflected = try place(1, from: worst, into: first, objective)
    if reflected < values[order[0]] {
      let expanded = try place(expansion, from: worst, into: second, objective)
      if expanded < reflected {
        replace(worst, by: second, expanded)
      } else {
        replace(worst, by: first, reflected)
      }
    } else if reflected < values[order[n - 1]] {
      replace(worst, by: first, reflected)
    } else {
      let outside = reflected < values[worst]
      let contracted = try place(
        outside ? contraction : -contraction, from: worst, into: second, objective)
      if contracted < min(reflected, values[worst]) || (outside && contracted <= reflected) {
        replace(worst, by: second, contracted)
      } else {
        try shrink(objective)
      }
    }
    sort()
  }
}

// MARK: - Moves

extension Simplex {
  /// Puts centroid + factor·(centroid − vertex), kept in the bounds, into a row; its value.
  private mutating func place<Failure: Error>(
    _ factor: Double, from vertex: Int, into row: Int,
    _ objective: (Span<Double>) throws(Failure) -> Double
  ) throws(Failure) -> Double {
    for i in 0..<n {
      let x = centroid[i] + factor * (centroid[i] - points[vertex * n + i])
      points[row * n + i] = bounds?.clamp(x, i) ?? x
    }
    return try evaluate(row, objective)
  }

  private mutating func replace(_ vertex: Int, by row: Int, _ value: Double) {
    for i in 0..<n { points[vertex * n + i] = points[row * n + i] }
    values[vertex] = value
  }

  private mutating func shrink<Failure: Error>(
    _ objective: (Span<Double>) throws(Failure) -> Double
  ) throws(Failure) {
    let best = order[0]
    for j in 0...n where j != best {
      for i in 0..<n {
        let x = points[best * n + i]
        points[j * n + i] = x + shrinkage * (points[j * n + i] - x)
      }
      values[j] = try evaluate(j, objective)
    }
  }

  private mutating func evaluate<Failure: Error>(
    _ row: Int, _ objective: (Span<Double>) throws(Failure) -> Double
  ) throws(Failure) -> Double {
    evaluations += 1
    let value = try objective(points.span.extracting(row * n..<(row + 1) * n))
    return value.isFinite ? value : .infinity
  }

  /// Insertion sort: all but one vertex are in order already; ties keep their order.
  private mutating func sort() {
    for k in 1...n {
      let vertex = order[k]
      var position = k
      while position > 0, values[order[position - 1]] > values[vertex] {
        order[position] = order[position - 1]
        position -= 1
      }
      order[position] = vertex
    }
  }
}
