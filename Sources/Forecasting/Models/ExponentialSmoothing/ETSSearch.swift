/// The maximum of a form's likelihood over its region and initial states.
///
/// Starting points are ranked with the states of least squares. From the best, Gauss and Newton's
/// step and damped ones are tried, eight at a time with the states that go with them; the best point
/// is linearised again. Smoothing parameters stay on a grid of 2⁻²⁰ of the region, so that rounding
/// errors (another unit of the data) do not move them.
struct ETSSearch<States: SIMD & Sendable> where States.Scalar == Double {
  typealias Lanes = SIMD8<Double>
  typealias Point = ETSPoint<States>

  let sample: ETSSample
  let region: ETSRegion
  var scratch: ETSScratch<States>
  var lanes: ETSPoints

  init(_ sample: ETSSample, _ region: ETSRegion) {
    self.sample = sample
    self.region = region
    scratch = ETSScratch(count: sample.values.count, form: sample.form)
    lanes = ETSPoints(sample.form)
  }

  /// The best of the ends of several descents; nil where no starting point has a likelihood, or where
  /// none promises a value below `limit`.
  mutating func maximum(below limit: Double = .infinity) -> ETSEnd<States>? {
    var ends: [ETSEnd<States>] = []
    var best = limit
    for start in contenders(screened()) {
      guard start.value < best + ETSSearchLimits.hopeless else { break }
      guard let end = descend(from: start, below: limit, knowing: ends) else { continue }
      ends.append(end)
      best = min(best, end.point.value)
    }
    return ends.min { $0.point.value < $1.point.value }
      .flatMap { $0.point.value < limit ? $0 : nil }
  }

  /// The starting points that are no worse than their neighbours along a line, best first.
  ///
  /// Valleys of the likelihood lie along alpha, a low one for trends and a high one for random walks,
  /// and sometimes two along beta.
  private func contenders(_ starts: [Point]) -> [Point] {
    let (count, stride) = region.line
    var result: [Point] = []
    for (index, start) in starts.enumerated() where start.value < .infinity {
      let place = index / stride % count
      if place > 0, starts[index - stride].value < start.value { continue }
      if place < count - 1, starts[index + stride].value <= start.value { continue }
      result.append(start)
    }
    result.sort { $0.value < $1.value }
    return result
  }

  /// Where the descent from a point ends; nil where it runs into an end that is known.
  private mutating func descend(
    from start: Point, below limit: Double, knowing ends: [ETSEnd<States>]
  ) -> ETSEnd<States>? {
    var point = start
    var caution = 0
    var tangent = linearised(point)
    for _ in 0..<ETSSearchLimits.steps {
      let steps = tangent.quadratic.steps(
        from: point.coordinates, damping: ETSSearchLimits.damping)
      let promise = tangent.promisedDecrease(along: region.dimension > 0 ? steps[0] : .zero)
      if !(promise > ETSSearchLimits.tolerance) || sample.isExact(tangent.squares) { break }
      if ETSSearchLimits.trust(point.value, promise) > limit { break }
      let next = trial(around: point, tangent, steps, caution: caution)
      if next.value < point.value - ETSSearchLimits.tolerance / 100 {
        point = next
        caution = 0
        if ends.contains(where: { point.isNear($0.point) }) { return nil }
        tangent = linearised(point)
      } else {
        caution += 1
        if caution > 3 { break }
      }
    }
    return ETSEnd(point: point, tangent: tangent)
  }

  mutating func linearised(_ point: Point) -> ETSLinearization<States> {
    ETSLinearization(
      sample, region, at: point.coordinates, states: point.states, scratch: &scratch)
  }

  /// The best of eight steps, that of the last lane in the states alone.
  ///
  /// Each caution shortens all of them.
  private mutating func trial(
    around point: Point, _ tangent: ETSLinearization<States>, _ steps: BoxSteps, caution: Int
  ) -> Point {
    let shrink = caution == 0 ? 1 : 1 / Double(1 << (4 * caution))
    let isStill =
      .!steps.exists .| ETSSearchLimits.isStill
      .| BoxPoints.Mask(repeating: region.dimension == 0)
    let share = Lanes(repeating: shrink).replacing(with: shrink / 4, where: isStill)
    let reach = ETSSearchLimits.reach * shrink
    var candidates = BoxPoints(repeating: point.coordinates)
    var moves = BoxPoints(repeating: .zero)
    for i in 0..<region.dimension {
      let target = ETSSearchLimits.gridded(point.coordinates[i] + steps.moves[i] * reach)
      candidates[i].replace(with: target, where: .!isStill)
      moves[i] = candidates[i] - point.coordinates[i]
    }
    func state(_ j: Int) -> Lanes {
      tangent.state(j, from: point.states[j], following: moves, share: share)
    }
    lanes.weights = region.weights(at: candidates)
    lanes.setStates(sample.form, state)
    let values = sample.values(at: &lanes)
    var best = 0
    for lane in 1..<8 where values[lane] < values[best] - 1e-9 { best = lane }
    var next = Point(
      coordinates: candidates[lane: best], states: point.states, value: values[best])
    for j in next.states.indices { next.states[j] = state(j)[best] }
    return next
  }

  /// States at their best to the last digits, the smoothing parameters standing still.
  mutating func polished(_ end: ETSEnd<States>) -> (point: Point, squares: Double) {
    var (point, tangent) = (end.point, end.tangent)
    var share = 1.0
    point.value = tangent.value
    for _ in 0..<40 {
      if sample.isExact(tangent.squares) || tangent.shiftDecrease < 1e-20 || share < 1e-3 { break }
      var next = point
      next.states += tangent.shift * share
      let other = linearised(next)
      next.value = other.value
      // Below rounding the value says nothing, and the step is good.
      if next.value <= point.value + 1e-9 {
        point = next
        tangent = other
        share = 1
      } else {
        share /= 2
      }
    }
    return (point, tangent.squares)
  }
}

/// Smoothing parameters as coordinates of their region, with initial states.
struct ETSPoint<States: SIMD & Sendable>: Sendable where States.Scalar == Double {
  var coordinates: BoxPoint
  /// The level less the sample's origin, the slope, and all of the season but the last.
  var states: States
  /// Minus twice the log-likelihood.
  var value: Double

  /// Whether a descent is on its way to an end that is known.
  func isNear(_ end: Self) -> Bool {
    let distance = coordinates - end.coordinates
    return (distance * distance).sum() < 0.01 && value >= end.value
  }
}

/// Where a descent came to, with the linearisation there.
struct ETSEnd<States: SIMD & Sendable> where States.Scalar == Double {
  let point: ETSPoint<States>
  let tangent: ETSLinearization<States>
}

/// When a search ends, and how it steps.
enum ETSSearchLimits {
  /// A search ends when less is promised, in units of −2 ln L.
  static let tolerance = 2e-6
  static let steps = 60
  /// Starting points that are so much worse than the best end are left alone.
  static let hopeless = 25.0
  /// Raises of the diagonal, none of them 0 against singular ones, and factors of the step thereafter.
  static let damping = 1e-9 + SIMD8(0, 0, 0, 0.1, 0.5, 2, 10, 100)
  static let reach = SIMD8(1, 1.7, 3, 1, 1, 1, 1, 1)
  /// The last lane moves the states alone.
  static let isStill = SIMD8<Double>(0, 0, 0, 0, 0, 0, 0, 1) .== 1
  private static let grid = 0x1p-20

  /// What a descent may reach in the end: several times what the quadratic promises.
  static func trust(_ value: Double, _ promise: Double) -> Double { value - 4 * promise - 2 }

  /// Coordinates on the grid, inside the box.
  @inline(__always)
  static func gridded(_ coordinates: SIMD8<Double>) -> SIMD8<Double> {
    let places = (coordinates / grid).rounded(.toNearestOrEven)
    let low = places.replacing(with: 0, where: places .< 0)
    return low.replacing(with: 1 / grid, where: low .> 1 / grid) * grid
  }
}
