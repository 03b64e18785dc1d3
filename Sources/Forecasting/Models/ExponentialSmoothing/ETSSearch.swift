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
  mutating func maximum(below limit: Double = .infinity) -> Point? {
    var ends: [Point] = []
    for start in contenders(screened()) {
      let best = min(limit, ends.lazy.map(\.value).min() ?? .infinity)
      guard start.value < best + ETSSearchLimits.hopeless else { break }
      ends.append(descend(from: start, below: limit, knowing: ends))
    }
    return ends.min { $0.value < $1.value }.flatMap { $0.value < limit ? $0 : nil }
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

  private mutating func descend(
    from start: Point, below limit: Double, knowing ends: [Point]
  ) -> Point {
    var point = start
    var caution = 0
    var tangent = linearised(point)
    for _ in 0..<ETSSearchLimits.steps {
      let newton = region.dimension > 0 ? tangent.newtonStep(from: point.coordinates) : .zero
      let promise = tangent.promisedDecrease(along: newton)
      if !(promise > ETSSearchLimits.tolerance) || sample.isExact(tangent.squares) { break }
      if ETSSearchLimits.trust(point.value, promise) > limit { break }
      let next = trial(around: point, tangent, newton, caution: caution)
      if next.value < point.value - ETSSearchLimits.tolerance / 100 {
        point = next
        caution = 0
        if ends.contains(where: { point.isNear($0) }) { break }
        tangent = linearised(point)
      } else {
        caution += 1
        if caution > 3 { break }
      }
    }
    return point
  }

  mutating func linearised(_ point: Point) -> ETSLinearization<States> {
    ETSLinearization(
      sample, region, at: point.coordinates, states: point.states, scratch: &scratch)
  }

  /// The best of eight steps, that of the last lane in the states alone.
  ///
  /// Each caution shortens all of them.
  private mutating func trial(
    around point: Point, _ tangent: ETSLinearization<States>, _ newton: BoxPoint?, caution: Int
  ) -> Point {
    let shrink = caution == 0 ? 1 : 1 / Double(1 << (4 * caution))
    var candidates = BoxPoints(repeating: point.coordinates)
    var previous = newton
    for lane in 0..<8 {
      var target = point.coordinates
      var share = shrink
      if lane < 7, region.dimension > 0 {
        // The first three are of Newton's step.
        if lane > 2 {
          previous = tangent.quadratic.step(
            from: point.coordinates,
            damping: ETSSearchLimits.damping[lane] + ETSSearchLimits.leastDamping)
        }
      } else {
        previous = nil
      }
      if let step = previous {
        target = point.coordinates + step * (ETSSearchLimits.reach[lane] * shrink)
        target = ETSSearchLimits.gridded(target)
      } else {
        share = shrink / 4
      }
      candidates[lane: lane] = target
      lanes.setStates(
        Self.moved(point, tangent, to: target, share: share), lane: lane, sample.form)
    }
    lanes.weights = region.weights(at: candidates)
    let values = sample.values(at: &lanes)
    var best = 0
    for lane in 1..<8 where values[lane] < values[best] - 1e-9 { best = lane }
    let target = candidates[lane: best]
    let isAlone = best == 7 || region.dimension == 0
    return Point(
      coordinates: target,
      states: Self.moved(point, tangent, to: target, share: isAlone ? shrink / 4 : shrink),
      value: values[best])
  }

  /// The states that go with a step.
  private static func moved(
    _ point: Point, _ tangent: ETSLinearization<States>, to target: BoxPoint, share: Double
  ) -> States {
    point.states + tangent.shift * share + tangent.following(target - point.coordinates)
  }

  /// States at their best to the last digits, the smoothing parameters standing still.
  mutating func polished(_ start: Point) -> (point: Point, squares: Double) {
    var point = start
    var tangent = linearised(point)
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

/// When a search ends, and how it steps.
enum ETSSearchLimits {
  /// A search ends when less is promised, in units of −2 ln L.
  static let tolerance = 2e-6
  static let steps = 60
  /// Starting points that are so much worse than the best end are left alone.
  static let hopeless = 25.0
  /// Raises of the diagonal and factors of the step thereafter.
  static let damping = SIMD8(0, 0, 0, 0.1, 0.5, 2, 10, 100)
  static let reach = SIMD8(1, 1.7, 3, 1, 1, 1, 1, 1)
  /// Raises every diagonal, against singular ones.
  static let leastDamping = 1e-9
  private static let grid = 0x1p-20

  /// What a descent may reach in the end: several times what the quadratic promises.
  static func trust(_ value: Double, _ promise: Double) -> Double { value - 4 * promise - 2 }

  static func gridded(_ point: BoxPoint) -> BoxPoint {
    (point / grid).rounded(.toNearestOrAwayFromZero)
      .clamped(lowerBound: .zero, upperBound: BoxPoint(repeating: 1 / grid)) * grid
  }
}
