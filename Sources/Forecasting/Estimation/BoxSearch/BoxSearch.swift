import RealModule

/// Minimisation in the unit box of one to three dimensions, eight points at a time.
///
/// A coarse set of points finds where to begin. Around the best, a stencil of eight points gives
/// gradient and Hessian by differences; eight steps from Newton's to ever more damped ones are tried
/// at once, and the best of all points becomes the next centre. The stencil narrows with the steps.
///
/// Points lie on a grid of 2⁻²⁰, so that a rounding error in the objective (another unit of the data)
/// does not move the optimum at all, except where it lies half-way between two grid points.
///
/// > Source: trust regions by damping: Nocedal & Wright (2006), chapter 4; finite differences: §8.1.
struct BoxSearch: Sendable {
  /// A search ends when the quadratic promises less decrease than this.
  var tolerance = 1e-7
  /// Centres that a search may move through.
  var stepLimit = 40

  static let grid = 0x1p-20
  private static let narrowest = 0x1p-11
  private static let widest = 0x1p-4
  private static let damping = SIMD8(0, 0.03, 0.2, 0.6, 2, 6, 20, 60)

  /// The best of the local minima that are found from the best starting points.
  ///
  /// - Parameters:
  ///   - objective: the function; a wrapper may keep scratch space of its own.
  ///   - starts: points to begin with, eight a batch; at least one batch.
  ///   - attempts: how many starting points, apart from one another, to descend from.
  /// - Complexity: about ten batches an attempt.
  func minimize(
    _ objective: inout some BoxObjective, from starts: [BoxPoints], attempts: Int = 1
  ) -> BoxMinimum {
    var descent = BoxDescent(dimension: objective.dimension)
    var found: (point: BoxPoint, value: Double)?
    let values = starts.map { Self.finite(objective.values(at: $0)) }
    descent.batches = starts.count
    var centres: [BoxPoint] = []
    for _ in 0..<attempts {
      guard let start = Self.best(of: starts, values, apartFrom: centres) else { break }
      centres.append(start.point)
      let end = descend(&objective, from: start, &descent)
      if found.map({ end.value < $0.value }) ?? true { found = end }
    }
    let (point, value) = found ?? (starts[0][lane: 0], .infinity)
    return BoxMinimum(point: point, value: value, batches: descent.batches)
  }

  /// The best starting point at least a fifth of the box away from others; the first of equals.
  private static func best(
    of starts: [BoxPoints], _ values: [SIMD8<Double>], apartFrom centres: [BoxPoint]
  ) -> (point: BoxPoint, value: Double)? {
    var best: (point: BoxPoint, value: Double)?
    for batch in starts.indices {
      for lane in 0..<8 where values[batch][lane] < best?.value ?? .infinity {
        let point = starts[batch][lane: lane]
        let isNear = centres.contains { centre in
          let distance = point - centre
          return max(abs(distance[0]), abs(distance[1]), abs(distance[2])) < 0.2
        }
        if !isNear { best = (point, values[batch][lane]) }
      }
    }
    return best
  }

  private func descend(
    _ objective: inout some BoxObjective, from start: (point: BoxPoint, value: Double),
    _ descent: inout BoxDescent
  ) -> (point: BoxPoint, value: Double) {
    descent.begin(at: start.point, start.value, radius: Self.widest)
    for _ in 0..<stepLimit {
      let stencil = descent.stencil()
      guard descent.learn(stencil, Self.finite(objective.values(at: stencil))) else {
        if descent.radius <= Self.narrowest { break }
        descent.radius = max(Self.narrowest, descent.radius / 4)
        continue
      }
      let promised = descent.promisedDecrease
      if promised < tolerance, descent.radius <= 0x1p-7 { break }
      let steps = descent.steps(damping: Self.damping)
      descent.take(steps, Self.finite(objective.values(at: steps)))
      let length = descent.moved
      let wanted = length > 0 ? length / 2 : descent.radius / 8
      let next = min(Self.widest, max(wanted, descent.radius / 16))
      if length == 0, descent.radius <= Self.narrowest { break }
      let chosen = next < descent.radius || length > 4 * descent.radius ? next : descent.radius / 2
      descent.radius = max(Self.narrowest, chosen.binade)
    }
    return (descent.centre, descent.value)
  }

  private static func finite(_ values: SIMD8<Double>) -> SIMD8<Double> {
    values.replacing(
      with: .infinity, where: .!(values .< SIMD8(repeating: .greatestFiniteMagnitude)))
  }
}
