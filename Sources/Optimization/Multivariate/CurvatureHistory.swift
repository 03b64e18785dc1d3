/// The last steps of a search and what they did to the gradient: an inverse Hessian in the making.
///
/// > Source: Nocedal & Wright (2006), algorithm 7.4, the two-loop recursion.
struct CurvatureHistory {
  private let n: Int
  private let memory: Int
  /// Pair k is row k of both, oldest first.
  private var steps: [Double] = []
  private var changes: [Double] = []
  private var weights: [Double]
  private var curvatures: [Double]

  init(dimension: Int, memory: Int) {
    n = dimension
    self.memory = memory
    weights = Array(repeating: 0, count: memory)
    curvatures = weights
    steps.reserveCapacity((memory + 1) * n)
    changes.reserveCapacity((memory + 1) * n)
  }

  var count: Int { steps.count / n }

  mutating func removeAll() -> Bool {
    guard count > 0 else { return false }
    steps.removeAll(keepingCapacity: true)
    changes.removeAll(keepingCapacity: true)
    return true
  }

  /// Remembers a step, unless the function is not convex along it.
  mutating func append(
    from point: [Double], _ gradient: [Double], to next: [Double], _ nextGradient: [Double]
  ) {
    var curvature = 0.0
    var change = 0.0
    var length = 0.0
    for i in 0..<n {
      let s = next[i] - point[i]
      let y = nextGradient[i] - gradient[i]
      curvature += s * y
      change += y * y
      length += s * s
    }
    guard curvature > 1e-12 * (change * length).squareRoot() else { return }
    if count == memory {
      steps.removeFirst(n)
      changes.removeFirst(n)
    }
    for i in 0..<n {
      steps.append(next[i] - point[i])
      changes.append(nextGradient[i] - gradient[i])
    }
  }

  /// Multiplies the free part of a vector by the inverse Hessian of the free parameters.
  mutating func apply(to vector: inout [Double], free: [Bool]) {
    var scale = 0.0
    for k in (0..<count).reversed() {
      var curvature = 0.0
      var change = 0.0
      var product = 0.0
      for i in 0..<n where free[i] {
        let (s, y) = (steps[k * n + i], changes[k * n + i])
        curvature += s * y
        change += y * y
        product += s * vector[i]
      }
      // Among the free parameters alone a step may have no positive curvature.
      curvatures[k] = curvature > 0 ? curvature : 0
      guard curvature > 0 else { continue }
      if scale == 0 { scale = curvature / change }
      weights[k] = product / curvature
      for i in 0..<n where free[i] { vector[i] -= weights[k] * changes[k * n + i] }
    }
    guard scale > 0 else { return }
    for i in 0..<n { vector[i] *= scale }
    for k in 0..<count where curvatures[k] > 0 {
      var product = 0.0
      for i in 0..<n where free[i] { product += changes[k * n + i] * vector[i] }
      let weight = weights[k] - product / curvatures[k]
      for i in 0..<n where free[i] { vector[i] += weight * steps[k * n + i] }
    }
  }
}
