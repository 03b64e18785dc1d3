import Optimization
import RealModule

/// The deviance of a process with its gradient and the curvature by Gauss and Newton.
///
/// The deviance is n ln Σ(sẽₜ)², with ẽ the recursive residuals and s = (|Ω||DᵀΩ⁻¹D|)^(1/2n): a sum of
/// squares, whose Jacobian gives gradient and curvature.
struct ARMACurvature: Sendable {
  let deviance: Double
  /// Derivatives of the deviance by the parameters.
  let gradient: [Double]
  /// The curvature of half the deviance by columns: the information of the parameters.
  let information: [[Double]]
  /// S, in the units of the data.
  let sumOfSquares: Double

  /// - Parameter partials: the parameters, as in ``ARMAProcess``.
  init(_ order: ARIMAOrder, _ data: ARIMAData, at partials: [Double]) {
    self =
      partials.count <= 8
      ? Self.narrow(order, data, at: partials) : Self.wide(order, data, at: partials)
  }

  private init(
    deviance: Double, gradient: [Double], information: [[Double]], sumOfSquares: Double
  ) {
    self.deviance = deviance
    self.gradient = gradient
    self.information = information
    self.sumOfSquares = sumOfSquares
  }

  /// For up to eight parameters, sums of products instead of a Jacobian.
  private static func narrow(
    _ order: ARIMAOrder, _ data: ARIMAData, at partials: [Double]
  ) -> ARMACurvature {
    let count = partials.count
    let n = Double(data.observed)
    var products = [SIMD8<Double>](repeating: .zero, count: count)
    var slopes = SIMD8<Double>.zero
    let process = ARMAProcess(order, partials: seeded(partials, from: 0))
    let likelihood = ARMALikelihood(process, data) { residual in
      slopes += residual.tangents * residual.value
      for i in 0..<count { products[i] += residual.tangents * residual.tangents[i] }
    }
    let squares = likelihood.sumOfSquares.value
    let scaling = likelihood.logDeterminant.tangents / (2 * n)
    return ARMACurvature(
      deviance: likelihood.deviance(observed: data.observed),
      gradient: (0..<count).map { 2 * n * (slopes[$0] / squares + scaling[$0]) },
      information: (0..<count).map { i in
        (0..<count).map { j in
          n
            * ((products[i][j] + slopes[i] * scaling[j] + slopes[j] * scaling[i]) / squares
              + scaling[i] * scaling[j])
        }
      }, sumOfSquares: squares)
  }

  /// For more than eight parameters, the Jacobian by groups of eight.
  private static func wide(
    _ order: ARIMAOrder, _ data: ARIMAData, at partials: [Double]
  ) -> ARMACurvature {
    let count = partials.count
    let n = Double(data.observed)
    var jacobian = [[Double]](repeating: [], count: count)
    var residuals: [Double] = []
    var scaling: [Double] = []
    var (deviance, squares) = (Double.infinity, Double.infinity)
    for first in stride(from: 0, to: count, by: 8) {
      let width = min(8, count - first)
      residuals.removeAll(keepingCapacity: true)
      let process = ARMAProcess(order, partials: seeded(partials, from: first))
      let likelihood = ARMALikelihood(process, data) { residual in
        residuals.append(residual.value)
        for i in 0..<width { jacobian[first + i].append(residual.tangents[i]) }
      }
      for i in 0..<width { scaling.append(likelihood.logDeterminant.tangents[i] / (2 * n)) }
      deviance = likelihood.deviance(observed: data.observed)
      squares = likelihood.sumOfSquares.value
    }
    func product(_ a: [Double], _ b: [Double]) -> Double {
      zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let slopes = jacobian.map { product($0, residuals) / squares }
    return ARMACurvature(
      deviance: deviance, gradient: (0..<count).map { 2 * n * (slopes[$0] + scaling[$0]) },
      information: (0..<count).map { i in
        (0..<count).map { j in
          n
            * (product(jacobian[i], jacobian[j]) / squares + slopes[i] * scaling[j]
              + slopes[j] * scaling[i] + scaling[i] * scaling[j])
        }
      }, sumOfSquares: squares)
  }

  /// Parameters with unit tangents for eight of them.
  static func seeded(_ partials: [Double], from first: Int) -> [Dual] {
    partials.enumerated().map { index, value in
      var tangents = SIMD8<Double>.zero
      if (first..<first + 8).contains(index) { tangents[index - first] = 1 }
      return Dual(value, tangents: tangents)
    }
  }
}
