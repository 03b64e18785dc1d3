import Foundation
import LinearAlgebra
import Optimization
import TestSupport
import Testing

/// b₀ e^{b₁x} on whole x.
private struct Growth: ResidualFunction {
  let y: [Double]
  let parameterCount = 2
  var residualCount: Int { y.count }
  func residual<S: DifferentiableScalar>(_ i: Int, _ b: Span<S>) -> S {
    b[0] * S.exp(b[1] * Double(i)) - y[i]
  }
}

/// Only the sum of the two parameters matters.
private struct Redundant: ResidualFunction {
  let residualCount = 6
  let parameterCount = 2
  func residual<S: DifferentiableScalar>(_ i: Int, _ b: Span<S>) -> S {
    (b[0] + b[1]) * Double(i + 1) - Double(i * i)
  }
}

/// Logarithms, so that half of the parameters' range is out of the domain.
private struct Logarithmic: ResidualFunction {
  let residualCount = 8
  let parameterCount = 1
  func residual<S: DifferentiableScalar>(_ i: Int, _ b: Span<S>) -> S {
    S.log(b[0]) * Double(i + 1) - log(3) * Double(i + 1)
  }
}

/// Moré, Garbow & Hillstrom (1981), problem 1: two residuals for two parameters.
private struct Rosenbrock: ResidualFunction {
  let residualCount = 2
  let parameterCount = 2
  func residual<S: DifferentiableScalar>(_ i: Int, _ b: Span<S>) -> S {
    i == 0 ? 10 * (b[1] - b[0] * b[0]) : 1 - b[0]
  }
}

/// Moré, Garbow & Hillstrom (1981), problem 13: the Jacobian is singular at the minimum.
private struct PowellSingular: ResidualFunction {
  let residualCount = 4
  let parameterCount = 4
  func residual<S: DifferentiableScalar>(_ i: Int, _ b: Span<S>) -> S {
    switch i {
    case 0: b[0] + 10 * b[1]
    case 1: 5.0.squareRoot() * (b[2] - b[3])
    case 2: S.pow(b[1] - 2 * b[2], 2)
    default: 10.0.squareRoot() * S.pow(b[0] - b[3], 2)
    }
  }
}

@Suite struct LevenbergMarquardtTests {
  @Test func `an exact curve is recovered to the last digits`() throws {
    let y = (0..<12).map { 3 * exp(0.25 * Double($0)) }
    for refinement in [LevenbergMarquardt.Refinement.working, .extended] {
      let fit = try LevenbergMarquardt(refinement: refinement)
        .minimize(Growth(y: y), from: [1, 0.1]).get()
      #expect(correctDigits(fit.parameters[0], certified: 3) >= 14)
      #expect(correctDigits(fit.parameters[1], certified: 0.25) >= 14)
    }
  }

  @Test func `as many residuals as parameters leave no standard errors`() throws {
    let fit = try LevenbergMarquardt().minimize(Rosenbrock(), from: [-1.2, 1]).get()
    #expect(fit.parameters == [1, 1])
    #expect(fit.standardErrors == [0, 0])
    #expect(fit.degreesOfFreedom == 0)
  }

  @Test func `standard errors are those of a linear regression where the model is linear`() throws {
    struct Line: ResidualFunction {
      let residualCount = 5
      let parameterCount = 2
      func residual<S: DifferentiableScalar>(_ i: Int, _ b: Span<S>) -> S {
        b[0] + b[1] * Double(i) - [1.0, 3, 2, 5, 4][i]
      }
    }
    let fit = try LevenbergMarquardt().minimize(Line(), from: [0, 0]).get()
    // By hand: slope 0.8, intercept 1.4, residual sum of squares 3.6, σ² = 1.2.
    #expect(correctDigits(fit.parameters[0], certified: 1.4) >= 14)
    #expect(correctDigits(fit.parameters[1], certified: 0.8) >= 14)
    #expect(correctDigits(fit.sumOfSquares, certified: 3.6) >= 14)
    #expect(correctDigits(fit.standardErrors[0], certified: (1.2 * 0.6).squareRoot()) >= 14)
    #expect(correctDigits(fit.standardErrors[1], certified: (1.2 * 0.1).squareRoot()) >= 14)
    #expect(correctDigits(fit.covariance[0, 1], certified: -1.2 * 0.2) >= 14)
  }

  @Test func `parameters that cannot be told apart are named`() {
    let result = LevenbergMarquardt().minimize(Redundant(), from: [1, 1])
    guard case .failure(.unidentified(let parameters)) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(parameters.count == 1)
  }

  @Test func `a Jacobian that is singular at the minimum is reported`() {
    let result = LevenbergMarquardt().minimize(PowellSingular(), from: [3, -1, 0, 1])
    switch result {
    case .success(let minimum): Issue.record("\(minimum)")
    case .failure: break
    }
  }

  @Test func `steps out of the domain are taken back`() throws {
    let fit = try LevenbergMarquardt().minimize(Logarithmic(), from: [100]).get()
    #expect(correctDigits(fit.parameters[0], certified: 3) >= 14)
  }

  @Test func `a start out of the domain is refused`() {
    let result = LevenbergMarquardt().minimize(Logarithmic(), from: [-1])
    #expect(result == .failure(.notFiniteAtStart))
    #expect(
      LevenbergMarquardt().minimize(Growth(y: [1, .nan, 2]), from: [1, 1])
        == .failure(.notFiniteAtStart))
  }

  @Test func `too few evaluations are an honest failure`() {
    let result = LevenbergMarquardt(evaluationLimit: 10).minimize(Rosenbrock(), from: [-1.2, 1])
    guard case .failure(.noConvergence(let evaluations)) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(evaluations >= 10 && evaluations < 20)
  }

  @Test(arguments: [1e-9, 1e-3, 1e6, 1e12])
  func `the unit of the data does not matter`(unit: Double) throws {
    let y = [2.1, 2.9, 4.2, 5.8, 8.6, 11.9]
    let one = try LevenbergMarquardt().minimize(Growth(y: y), from: [1, 0.1]).get()
    let other = try LevenbergMarquardt().minimize(
      Growth(y: y.map { $0 * unit }), from: [unit, 0.1]
    )
    .get()
    #expect(correctDigits(other.parameters[0] / unit, certified: one.parameters[0]) >= 12)
    #expect(correctDigits(other.parameters[1], certified: one.parameters[1]) >= 12)
    #expect(correctDigits(other.standardErrors[1], certified: one.standardErrors[1]) >= 12)
  }
}
