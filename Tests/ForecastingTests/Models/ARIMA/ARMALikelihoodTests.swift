import Statistics
import TestSupport
import Testing

@testable import Forecasting

/// An order with parameters well inside the stationary and invertible region.
struct ARMAExample: Sendable, CustomTestStringConvertible {
  let order: ARIMAOrder
  let partials: [Double]
  let data: ARIMAData
  var testDescription: String { "\(order.name) \(data.rows) rows, \(data.filled) filled" }

  init(_ order: ARIMAOrder, count: Int, filled: [Int] = [], regressors: Int = 0) {
    var stream = RandomStream(seed: 4, name: order.name)
    self.order = order
    partials = (0..<order.armaCount).map { _ in 1.6 * (stream.nextUniform() - 0.5) }
    func walk() -> [Double] {
      var level = 3.0
      return (0..<count).map { _ in
        level += stream.nextNormal()
        return level
      }
    }
    data = ARIMAData(
      order, values: walk(), filledIndices: filled, regressors: (0..<regressors).map { _ in walk() }
    )
  }

  static let all = [
    ARMAExample(ARIMAOrder(p: 1), count: 20),
    ARMAExample(ARIMAOrder(q: 1), count: 20),
    ARMAExample(ARIMAOrder(p: 3, d: 1, q: 2, hasConstant: true), count: 25),
    ARMAExample(ARIMAOrder(p: 2, q: 4, hasConstant: true), count: 18, regressors: 2),
    ARMAExample(ARIMAOrder(p: 5, d: 2, q: 1), count: 12),
    ARMAExample(ARIMAOrder(p: 1, d: 1, q: 2), count: 30, filled: [4, 5, 17], regressors: 1),
    ARMAExample(ARIMAOrder(p: 2, q: 1, hasConstant: true), count: 9, filled: [3]),
    ARMAExample(
      ARIMAOrder(p: 1, d: 1, q: 1, seasonalP: 1, seasonalD: 1, seasonalQ: 1, seasonLength: 4),
      count: 40, filled: [7, 20]),
    ARMAExample(
      ARIMAOrder(
        p: 2, q: 3, seasonalP: 2, seasonalQ: 2, seasonLength: 4, hasConstant: true), count: 44),
    ARMAExample(ARIMAOrder(q: 2, seasonalQ: 1, seasonLength: 12), count: 50),
  ]
}

struct ARMALikelihoodTests {
  @Test(arguments: ARMAExample.all)
  func `the deviance is that of the dense covariance in extended precision`(
    _ example: ARMAExample
  ) {
    let likelihood = ARMALikelihood(
      ARMAProcess<Double>(example.order, partials: example.partials), example.data)
    let dense = DenseLikelihood.deviance(
      example.order, example.data, partials: example.partials)
    let fast = likelihood.deviance(observed: example.data.observed)
    #expect(abs(fast - dense) < 1e-10 * Double(example.data.rows), "\(fast) for \(dense)")
  }

  @Test(arguments: ARMAExample.all)
  func `gradient and curvature are those of the deviance`(_ example: ARMAExample) {
    let point = example.partials
    let curvature = ARMACurvature(example.order, example.data, at: point)
    for i in point.indices {
      func deviance(_ step: Double) -> Double {
        var moved = point
        moved[i] += step
        return ARMALikelihood(
          ARMAProcess<Double>(example.order, partials: moved), example.data
        ).deviance(observed: example.data.observed)
      }
      let step = 0x1p-17
      let difference = (deviance(step) - deviance(-step)) / (2 * step)
      #expect(abs(curvature.gradient[i] - difference) < 1e-6 * (1 + abs(difference)))
      #expect(curvature.information[i][i] > 0)
    }
  }

  @Test(arguments: ARMAExample.all)
  func `no neighbour of the estimate is more likely`(_ example: ARMAExample) {
    let search = ARMASearch(
      example.order, example.data, from: ARIMAStarts(example.data).points(for: example.order))
    for i in search.partials.indices {
      for step in [-0x1p-8, 0x1p-8] {
        var moved = search.partials
        moved[i] = max(-1 + 0x1p-16, min(1 - 0x1p-16, moved[i] + step))
        let other = ARMALikelihood(
          ARMAProcess<Double>(example.order, partials: moved), example.data)
        #expect(other.deviance(observed: example.data.observed) > search.curvature.deviance - 1e-9)
      }
    }
  }

  @Test func `coefficients and partial autocorrelations undo each other`() {
    let partials = [0.5, -0.9, 0.2, 0.99, -0.3]
    let coefficients = ARMAPolynomial.coefficients(partials: partials[...])
    for (back, partial) in zip(ARMAPolynomial.partials(coefficients), partials) {
      #expect(correctDigits(back, certified: partial) > 12)
    }
    // φ₁ = r₁(1 − r₂), φ₂ = r₂.
    #expect(ARMAPolynomial.coefficients(partials: [0.5, 0.25]) == [0.375, 0.25])
    // (1 − 0.5B)(1 − 0.25B²) and (1 − 0.5B)(1 − B²).
    #expect(ARMAPolynomial.product([0.5], seasonal: [0.25], length: 2) == [0.5, 0.25, -0.125])
    #expect(ARMAPolynomial.differenced([0.5], lag: 2) == [0.5, 1, -0.5])
  }
}
