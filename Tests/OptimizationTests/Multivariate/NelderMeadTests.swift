import Optimization
import TestSupport
import Testing

@Suite struct NelderMeadTests {
  @Test func `finds the floor of Rosenbrock's valley`() throws {
    let minimum = try NelderMead().minimize(from: [-1.2, 1]) { p in
      let a = p[1] - p[0] * p[0]
      let b = 1 - p[0]
      return 100 * a * a + b * b
    }.get()
    #expect(correctDigits(minimum.point[0], certified: 1) >= 7)
    #expect(correctDigits(minimum.point[1], certified: 1) >= 7)
  }

  @Test func `stops at a bound that is in the way`() throws {
    let box = Bounds([0.5...4, -1...0.25])
    let minimum = try NelderMead().minimize(from: [2, 0], within: box) { p in
      #expect(p[0] >= 0.5 && p[0] <= 4 && p[1] >= -1 && p[1] <= 0.25)
      return (p[0] - 3) * (p[0] - 3) + (p[1] - 1) * (p[1] - 1)
    }.get()
    #expect(correctDigits(minimum.point[0], certified: 3) >= 7)
    #expect(minimum.point[1] == 0.25)
  }

  struct Refusal: Error, Equatable {}

  @Test func `the objective's own error passes through`() {
    var calls = 0
    #expect(throws: Refusal()) {
      _ = try NelderMead().minimize(from: [1]) { p throws(Refusal) in
        calls += 1
        if calls > 5 { throw Refusal() }
        return p[0] * p[0]
      }
    }
  }

  @Test func `a start without a finite value is refused`() {
    let result = NelderMead().minimize(from: [1]) { _ in .nan }
    #expect(result == .failure(.notFiniteAtStart))
  }

  @Test func `a pole beside the minimum is stepped around`() throws {
    let minimum = try NelderMead().minimize(from: [0.1]) { p in
      p[0] <= 0 ? .nan : p[0] + 1 / p[0]
    }.get()
    #expect(correctDigits(minimum.point[0], certified: 1) >= 7)
  }

  @Test func `too few evaluations are an honest failure`() {
    let result = NelderMead(evaluationLimit: 20).minimize(from: [-1.2, 1]) { p in
      let a = p[1] - p[0] * p[0]
      return 100 * a * a + (1 - p[0]) * (1 - p[0])
    }
    guard case .failure(.noConvergence(let evaluations)) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(evaluations >= 20 && evaluations < 30)
  }

  @Test(arguments: [1e-9, 1, 1e12])
  func `units of parameters and objective do not matter`(unit: Double) throws {
    let minimum = try NelderMead().minimize(from: [2 * unit, -unit]) { p in
      let (x, y) = (p[0] / unit, p[1] / unit)
      return unit * ((x - 3) * (x - 3) + 10 * (y + x) * (y + x) + 1)
    }.get()
    #expect(correctDigits(minimum.point[0] / unit, certified: 3) >= 6)
    #expect(correctDigits(minimum.point[1] / unit, certified: -3) >= 6)
    #expect(minimum.evaluations < 1000)
  }
}
