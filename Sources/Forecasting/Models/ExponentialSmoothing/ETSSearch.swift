/// The maximum of a form's likelihood over its region and initial states.
///
/// Starting points are ranked with the states of least squares. From the best, Gauss and Newton's
/// step and damped ones are tried, eight at a time with the states that go with them; the best point
/// is linearised again. Smoothing parameters stay on a grid of 2⁻²⁰ of the region, so that rounding
/// errors (another unit of the data) do not move them.
struct ETSSearch {
  typealias Lanes = SIMD8<Double>

  /// A search ends when less is promised, in units of −2 ln L.
  private static let tolerance = 2e-6
  private static let stepLimit = 60
  /// Starting points that are so much worse than the best end are left alone.
  private static let hopeless = 15.0
  private static let grid = 0x1p-20
  /// Raises of the diagonal and factors of the step thereafter.
  private static let damping: [Double] = [0, 0, 0, 0.1, 0.5, 2, 10, 100]
  private static let reach: [Double] = [1, 1.7, 3, 1, 1, 1, 1, 1]

  struct Point {
    var coordinates: BoxPoint
    var level: Double
    var slope: Double
    var value: Double
  }

  let sample: ETSSample
  let region: ETSRegion
  private var scratch: ETSScratch

  init(_ sample: ETSSample, _ region: ETSRegion) {
    self.sample = sample
    self.region = region
    scratch = ETSScratch(count: sample.values.count)
  }

  /// The best of the ends of several descents; nil where no starting point has a likelihood.
  mutating func maximum() -> Point? {
    var ends: [Point] = []
    for start in Self.contenders(screened()) {
      let best = ends.lazy.map(\.value).min() ?? .infinity
      guard start.value < best + Self.hopeless else { break }
      ends.append(descend(from: start, knowing: ends))
    }
    return ends.min { $0.value < $1.value }
  }

  private func screened() -> [Point] {
    var screening = ETSScreening(count: sample.values.count)
    var starts: [Point] = []
    for batch in region.starts {
      let parameters = region.parameters(at: batch)
      let states = screening.states(of: sample, at: parameters)
      var points = ETSPoints(parameters: parameters, level: states.level, slope: states.slope)
      var values = sample.values(at: points)
      let isWithout = values .== Lanes(repeating: .infinity)
      if any(isWithout) {
        // The first value and no slope have positive means.
        points.level.replace(with: 0, where: isWithout)
        points.slope.replace(with: 0, where: isWithout)
        values = sample.values(at: points)
      }
      for lane in 0..<8 {
        starts.append(
          Point(
            coordinates: batch[lane: lane], level: points.level[lane],
            slope: points.slope[lane], value: values[lane]))
      }
    }
    return starts
  }

  /// The best starting point of each alpha and damping, best first.
  ///
  /// Valleys of the likelihood lie along alpha, a low one for trends and a high one for random walks.
  private static func contenders(_ starts: [Point]) -> [Point] {
    var best: [Point] = []
    for start in starts where start.value < .infinity {
      let place = best.firstIndex {
        $0.coordinates[0] == start.coordinates[0] && $0.coordinates[2] == start.coordinates[2]
      }
      guard let place else {
        best.append(start)
        continue
      }
      if start.value < best[place].value { best[place] = start }
    }
    best.sort { $0.value < $1.value }
    return best
  }

  private mutating func descend(from start: Point, knowing ends: [Point]) -> Point {
    var point = start
    var caution = 0
    var tangent = linearised(point)
    for _ in 0..<Self.stepLimit {
      let promise = tangent.promisedDecrease(
        from: point.coordinates, isFree: region.dimension > 0)
      if !(promise > Self.tolerance) || sample.isExact(tangent.squares) { break }
      let next = trial(around: point, tangent, caution: caution)
      if next.value < point.value - Self.tolerance / 100 {
        point = next
        caution = 0
        if ends.contains(where: { Self.isNear(point, $0) }) { break }
        tangent = linearised(point)
      } else {
        caution += 1
        if caution > 3 { break }
      }
    }
    return point
  }

  /// Whether a descent is on its way to an end that is known.
  private static func isNear(_ point: Point, _ end: Point) -> Bool {
    let distance = point.coordinates - end.coordinates
    return (distance * distance).sum() < 0.01 && point.value >= end.value
  }

  private mutating func linearised(_ point: Point) -> ETSLinearization {
    ETSLinearization(
      sample, region, at: point.coordinates, level: point.level, slope: point.slope,
      scratch: &scratch)
  }

  /// The best of eight steps, that of the last lane in the states alone.
  ///
  /// Each caution shortens all of them.
  private func trial(
    around point: Point, _ tangent: ETSLinearization, caution: Int
  ) -> Point {
    let shrink = caution == 0 ? 1 : 1 / Double(1 << (4 * caution))
    var candidates = BoxPoints(repeating: point.coordinates)
    var (level, slope) = (Lanes(repeating: point.level), Lanes(repeating: point.slope))
    var previous: BoxPoint?
    for lane in 0..<8 {
      var target = point.coordinates
      var isShort = shrink
      if lane < 7, region.dimension > 0 {
        // Longer steps are the first one's.
        if lane == 0 || lane > 2 {
          previous = tangent.quadratic.step(
            from: point.coordinates, damping: Self.damping[lane] + 1e-9)
        }
      } else {
        previous = nil
      }
      if let step = previous {
        target = Self.gridded(point.coordinates + step * (Self.reach[lane] * shrink))
      } else {
        isShort = shrink / 4
      }
      let move = target - point.coordinates
      candidates[lane: lane] = target
      level[lane] += isShort * tangent.shift[0] + (tangent.rates.0 * move).sum()
      slope[lane] += isShort * tangent.shift[1] + (tangent.rates.1 * move).sum()
    }
    let points = ETSPoints(
      parameters: region.parameters(at: candidates), level: level, slope: slope)
    let values = sample.values(at: points)
    var best = 0
    for lane in 1..<8 where values[lane] < values[best] - 1e-9 { best = lane }
    return Point(
      coordinates: candidates[lane: best], level: level[best], slope: slope[best],
      value: values[best])
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
      next.level += share * tangent.shift[0]
      next.slope += share * tangent.shift[1]
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

  private static func gridded(_ point: BoxPoint) -> BoxPoint {
    (point / grid).rounded(.toNearestOrAwayFromZero)
      .clamped(lowerBound: .zero, upperBound: BoxPoint(repeating: 1 / grid)) * grid
  }
}
