import Foundation
import Optimization
import TestSupport
import Testing

/// A test function with its gradient and known minimum in a box.
struct BoxProblem: Sendable, CustomTestStringConvertible {
  let name: String
  let start: [Double]
  let bounds: Bounds?
  let minimum: [Double]
  let value: Double
  let function: @Sendable (Span<Double>, inout MutableSpan<Double>) -> Double
  var testDescription: String { name }
}

/// Σ 100(x_{i+1} − x_i²)² + (1 − x_i)².
private func rosenbrock(_ x: Span<Double>, _ g: inout MutableSpan<Double>) -> Double {
  var value = 0.0
  for i in 0..<x.count { g[i] = 0 }
  for i in 0..<(x.count - 1) {
    let a = x[i + 1] - x[i] * x[i]
    let b = 1 - x[i]
    value += 100 * a * a + b * b
    g[i] += -400 * a * x[i] - 2 * b
    g[i + 1] += 200 * a
  }
  return value
}

/// Hock & Schittkowski (1981), "Test examples for nonlinear programming codes", by their numbers.
private let problems = [
  BoxProblem(
    name: "Rosenbrock in 2", start: [-1.2, 1], bounds: nil, minimum: [1, 1], value: 0
  ) { x, g in rosenbrock(x, &g) },
  BoxProblem(
    name: "Rosenbrock in 25", start: (0..<25).map { $0 % 2 == 0 ? -1.2 : 1 }, bounds: nil,
    minimum: Array(repeating: 1, count: 25), value: 0
  ) { x, g in rosenbrock(x, &g) },
  BoxProblem(
    name: "HS 3", start: [10, 1],
    bounds: Bounds(lower: [-.infinity, 0], upper: [.infinity, .infinity]),
    minimum: [0, 0], value: 0
  ) { x, g in
    let d = x[1] - x[0]
    g[0] = -2e-5 * d
    g[1] = 1 + 2e-5 * d
    return x[1] + 1e-5 * d * d
  },
  BoxProblem(
    name: "HS 4", start: [1.125, 0.125], bounds: Bounds([1...100, 0...100]), minimum: [1, 0],
    value: 8.0 / 3
  ) { x, g in
    g[0] = (x[0] + 1) * (x[0] + 1)
    g[1] = 1
    return (x[0] + 1) * (x[0] + 1) * (x[0] + 1) / 3 + x[1]
  },
  BoxProblem(
    name: "HS 5", start: [0, 0], bounds: Bounds([-1.5...4, -3...3]),
    minimum: [0.5 - .pi / 3, -0.5 - .pi / 3], value: -0.5 * 3.0.squareRoot() - .pi / 3
  ) { x, g in
    let d = x[0] - x[1]
    g[0] = cos(x[0] + x[1]) + 2 * d - 1.5
    g[1] = cos(x[0] + x[1]) - 2 * d + 2.5
    return sin(x[0] + x[1]) + d * d - 1.5 * x[0] + 2.5 * x[1] + 1
  },
  BoxProblem(
    name: "HS 38", start: [-3, -1, -3, -1], bounds: Bounds(Array(repeating: -10...10, count: 4)),
    minimum: [1, 1, 1, 1], value: 0
  ) { x, g in
    let (a, b) = (x[1] - x[0] * x[0], x[3] - x[2] * x[2])
    let (c, d) = (x[1] - 1, x[3] - 1)
    g[0] = -400 * a * x[0] - 2 * (1 - x[0])
    g[1] = 200 * a + 20.2 * c + 19.8 * d
    g[2] = -360 * b * x[2] - 2 * (1 - x[2])
    g[3] = 180 * b + 20.2 * d + 19.8 * c
    return 100 * a * a + (1 - x[0]) * (1 - x[0]) + 90 * b * b + (1 - x[2]) * (1 - x[2])
      + 10.1 * (c * c + d * d) + 19.8 * c * d
  },
  BoxProblem(
    name: "HS 45", start: [0.5, 0.5, 0.5, 0.5, 0.5],
    bounds: Bounds([0...1, 0...2, 0...3, 0...4, 0...5]), minimum: [1, 2, 3, 4, 5], value: 1
  ) { x, g in
    var product = 1.0
    for i in 0..<5 { product *= x[i] }
    for i in 0..<5 {
      var others = 1.0
      for j in 0..<5 where j != i { others *= x[j] }
      g[i] = -others / 120
    }
    return 2 - product / 120
  },
]

@Suite struct BFGSTests {
  @Test(arguments: problems)
  func `known minima are found, bounds active or not`(problem: BoxProblem) throws {
    let minimum = try BFGS().minimize(from: problem.start, within: problem.bounds) { x, g in
      if let bounds = problem.bounds {
        for i in 0..<x.count { #expect(x[i] >= bounds.lower[i] && x[i] <= bounds.upper[i]) }
      }
      return problem.function(x, &g)
    }.get()
    for (x, exact) in zip(minimum.point, problem.minimum) {
      #expect(exact == 0 ? abs(x) < 1e-5 : correctDigits(x, certified: exact) >= 6)
    }
    #expect(correctDigits(minimum.value, certified: problem.value) >= 11)
  }

  @Test(arguments: problems)
  func `differences serve as a gradient`(problem: BoxProblem) throws {
    let minimum = try BFGS(evaluationLimit: 20_000)
      .minimize(from: problem.start, within: problem.bounds) { x in
        var gradient = [Double](repeating: 0, count: x.count)
        var span = gradient.mutableSpan
        return problem.function(x, &span)
      }.get()
    #expect(correctDigits(minimum.value, certified: problem.value) >= 8)
  }

  @Test(arguments: [1e-9, 1e12])
  func `the unit of the objective does not matter`(unit: Double) throws {
    let minimum = try BFGS().minimize(from: [-1.2, 1]) { x, g in
      let value = rosenbrock(x, &g)
      for i in 0..<2 { g[i] *= unit }
      return value * unit
    }.get()
    #expect(correctDigits(minimum.point[0], certified: 1) >= 6)
  }

  @Test func `a wall of NaN is stepped back from`() throws {
    // x − log x has its minimum at 1 and no value below 0.
    let minimum = try BFGS().minimize(from: [20]) { x, g in
      g[0] = 1 - 1 / x[0]
      return x[0] <= 0 ? .nan : x[0] - log(x[0])
    }.get()
    #expect(correctDigits(minimum.point[0], certified: 1) >= 7)
  }

  @Test func `failures are honest`() {
    #expect(
      BFGS().minimize(from: [1]) { _, g in
        g[0] = 1
        return .infinity
      } == .failure(.notFiniteAtStart))
    let short = BFGS(evaluationLimit: 5).minimize(from: [-1.2, 1]) { x, g in rosenbrock(x, &g) }
    #expect(short == .failure(.noConvergence(evaluations: 5)))
    // Uphill called downhill.
    let wrong = BFGS().minimize(from: [1]) { x, g in
      g[0] = -2 * x[0]
      return x[0] * x[0]
    }
    guard case .failure(.noConvergence) = wrong else {
      Issue.record("\(wrong)")
      return
    }
  }

  struct Refusal: Error, Equatable {}

  @Test func `the objective's own error passes through`() {
    #expect(throws: Refusal()) {
      _ = try BFGS().minimize(from: [1]) { _, _ throws(Refusal) in throw Refusal() }
    }
  }

  @Test func `a point held by all its bounds is its own minimum`() throws {
    let minimum = try BFGS().minimize(from: [5, 5], within: Bounds([1...1, 2...2])) { x, g in
      rosenbrock(x, &g)
    }.get()
    #expect(minimum.point == [1, 2] && minimum.evaluations == 1)
  }
}
