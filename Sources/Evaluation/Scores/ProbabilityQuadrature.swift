import RealModule

/// Integrals over probabilities of functions that may grow without bound towards 0 and 1.
enum ProbabilityQuadrature {
  /// The integral of `f` between two probabilities, neither end evaluated.
  ///
  /// The tanh-sinh rule, which forgives integrable singularities at the ends.
  ///
  /// > Source: Takahasi & Mori (1974), "Double exponential formulas for numerical integration".
  static func integral(from low: Double, to high: Double, of f: (Double) -> Double) -> Double {
    let half = (high - low) / 2
    guard half > 0 else { return 0 }
    var sum = 0.0
    for node in nodes {
      // Distances from the nearer end, which keep their digits where 1 − p would not.
      let near = half * node.complement
      for p in node.isCentre ? [low + half] : [low + near, high - near] where p > 0 && p < 1 {
        sum += node.weight * f(p)
      }
    }
    return half * sum
  }

  private struct Node {
    let complement: Double
    let weight: Double
    let isCentre: Bool
  }

  /// Steps of 1/5 up to where the distance from the end is 1e-14.
  private static let nodes: [Node] = {
    let step = 0.2
    return (0...15).map { index in
      let t = step * Double(index)
      let u = Double.pi / 2 * Double.sinh(t)
      let complement = 1 / (Double.exp(u) * Double.cosh(u))
      let weight = step * Double.pi / 2 * Double.cosh(t) / (Double.cosh(u) * Double.cosh(u))
      return Node(complement: complement, weight: weight, isCentre: index == 0)
    }
  }()
}
