import RealModule
import Testing

@testable import Forecasting

struct BoxSearchTests {
  /// A function of one point, evaluated lane by lane.
  struct Pointwise: BoxObjective {
    let dimension: Int
    let f: (BoxPoint) -> Double

    func values(at points: BoxPoints) -> SIMD8<Double> {
      var result = SIMD8<Double>.zero
      for lane in 0..<8 { result[lane] = f(points[lane: lane]) }
      return result
    }
  }

  /// Two batches of starting points: an additive recurrence over the box.
  static let starts: [BoxPoints] = (0..<2).map { batch in
    var points = BoxPoints(repeating: .zero)
    for lane in 0..<8 {
      let k = Double(8 * batch + lane) + 0.5
      let raw = k * BoxPoint(0.8191725134, 0.6710436067, 0.5497004779, 0)
      points[lane: lane] = raw - raw.rounded(.down)
    }
    return points
  }

  static func minimum(
    _ dimension: Int, attempts: Int = 1, _ f: @escaping (BoxPoint) -> Double
  ) -> BoxMinimum {
    var objective = Pointwise(dimension: dimension) { point in
      for i in 0..<dimension where point[i] < 0 || point[i] > 1 {
        Issue.record("\(point) is outside")
      }
      return f(point)
    }
    return BoxSearch().minimize(&objective, from: starts, attempts: attempts)
  }

  @Test(arguments: 1...3)
  func `the minimum of a quadratic is found to the grid`(_ dimension: Int) {
    let target = BoxPoint(0.3125, 0.71875, 0.5625, 0)
    let found = Self.minimum(dimension) { x in
      let d = x - target
      var sum = d[0] * d[0]
      if dimension > 1 { sum += 4 * d[1] * d[1] + d[0] * d[1] }
      if dimension > 2 { sum += 2 * d[2] * d[2] - d[1] * d[2] + 0.5 * d[0] * d[2] }
      return 100 * sum
    }
    for i in 0..<dimension { #expect(abs(found.point[i] - target[i]) <= BoxSearch.grid) }
    #expect(found.batches < 30)
  }

  @Test(arguments: 1...3)
  func `a minimum outside the box is found on its face`(_ dimension: Int) {
    let found = Self.minimum(dimension) { x in
      var sum = 10 * (x[0] + 0.4) * (x[0] + 0.4)
      if dimension > 1 { sum += 30 * (x[1] - 1.2) * (x[1] - 1.2) + 5 * x[0] * x[1] }
      if dimension > 2 { sum += 7 * (x[2] - 0.25) * (x[2] - 0.25) }
      return sum
    }
    #expect(found.point[0] == 0)
    if dimension > 1 { #expect(found.point[1] == 1) }
    if dimension > 2 { #expect(abs(found.point[2] - 0.25) < 1e-4) }
  }

  @Test func `a curved valley is followed to its end`() {
    let found = Self.minimum(2) { x in
      let (u, v) = (4 * x[0] - 2, 4 * x[1] - 2)
      return 100 * (v - u * u) * (v - u * u) + (1 - u) * (1 - u)
    }
    #expect(found.value < 1e-5)
    #expect(abs(found.point[0] - 0.75) < 1e-3 && abs(found.point[1] - 0.75) < 1e-3)
  }

  @Test func `the deeper of two valleys wins`() {
    let found = Self.minimum(1, attempts: 2) { x in
      -2 * .exp(-200 * (x[0] - 0.8) * (x[0] - 0.8)) - .exp(-20 * (x[0] - 0.2) * (x[0] - 0.2))
    }
    #expect(abs(found.point[0] - 0.8) < 1e-4)
  }

  @Test(arguments: 1...3)
  func `a flat function ends at the first start, undefined ones do not trap`(_ dimension: Int) {
    let flat = Self.minimum(dimension) { _ in 3 }
    #expect(flat.value == 3)
    let half = Self.minimum(dimension) { x in x[0] < 0.4 ? .nan : x[0] }
    #expect(half.value < 0.41)
    let none = Self.minimum(dimension) { _ in .nan }
    #expect(none.value == .infinity)
  }

  @Test(arguments: 1...3)
  func `rounding errors of the objective do not move the optimum`(_ dimension: Int) {
    func objective(_ noise: Double) -> BoxMinimum {
      Self.minimum(dimension) { x in
        var sum = 20 * .log(1 + 9 * (x[0] - 0.37) * (x[0] - 0.37))
        if dimension > 1 { sum += 3 * .log(2 + .cos(5 * x[1]) + x[0] * x[1]) }
        if dimension > 2 { sum += 4 * (x[2] - 0.55) * (x[2] - 0.55) * (1 + x[0]) }
        return sum * (1 + noise * .sin(1e9 * (x[0] + x[1])))
      }
    }
    let exact = objective(0)
    for noise in [1e-15, -1e-15, 3e-15] { #expect(objective(noise).point == exact.point) }
  }
}
