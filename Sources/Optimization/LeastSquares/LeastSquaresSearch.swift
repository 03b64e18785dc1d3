import LinearAlgebra

/// The state of one nonlinear least-squares search.
struct LeastSquaresSearch<Function: ResidualFunction> {
  let function: Function
  let n: Int
  let p: Int
  private let evaluationLimit: Int
  var evaluations = 0

  /// Where the search stands, and what the double drops of it after extended refinement.
  var point: [Double]
  var pointRest: [Double]
  var residuals: [Double]
  var jacobian: [Double]
  /// The norm of each column of the Jacobian, or a decaying memory of larger ones: a column that
  /// vanishes on a plateau stays damped, yet one that was huge once is not damped for ever.
  var scale: [Double]
  private static var memory: Double { 0.6 }
  var sumOfSquares = 0.0

  private var lambda = 1e-3
  private var rejectionFactor = 2.0

  init(_ function: Function, start: [Double], evaluationLimit: Int) {
    self.function = function
    n = function.residualCount
    p = start.count
    self.evaluationLimit = evaluationLimit
    point = start
    pointRest = Array(repeating: 0, count: p)
    residuals = Array(repeating: 0, count: n)
    jacobian = Array(repeating: 0, count: n * p)
    scale = Array(repeating: 0, count: p)
    linearize()
  }

  var isFinite: Bool { sumOfSquares.isFinite && jacobian.allSatisfy(\.isFinite) }

  mutating func linearize() {
    evaluations += 1
    // The arrays leave `self` while they are written to, as two spans cannot borrow it at once.
    var values: [Double] = []
    var slopes: [Double] = []
    swap(&values, &residuals)
    swap(&slopes, &jacobian)
    var valueSpan = values.mutableSpan
    var slopeSpan = slopes.mutableSpan
    function.linearize(point.span, residuals: &valueSpan, jacobian: &slopeSpan)
    swap(&values, &residuals)
    swap(&slopes, &jacobian)
    sumOfSquares = residuals.reduce(0) { $0.addingProduct($1, $1) }
    for j in 0..<p {
      let norm = LinearizedSystem.norm(jacobian.span.extracting(j * n..<(j + 1) * n))
      scale[j] = max(norm, Self.memory * scale[j])
      if scale[j] == 0 { scale[j] = 1 }
    }
  }

  // MARK: - Damped steps

  /// Goes down until the residuals are orthogonal to the tangent plane to within `tolerance`.
  ///
  /// - Returns: whether it got there.
  mutating func descend(tolerance: Double) -> Bool {
    var trial = point
    var trialResiduals = residuals
    while evaluations < evaluationLimit {
      guard let system = system() else { return false }
      if isStationary(system, tolerance) { return true }
      var isAccepted = false
      while !isAccepted {
        guard evaluations < evaluationLimit, lambda < 1e30, let damped = system.damped(lambda)
        else { return false }
        let velocity = system.step(damped)
        let predicted = system.predictedReduction(velocity, lambda: lambda)
        var gain = -1.0
        if let bend = bend(velocity, system, damped) {
          for j in 0..<p { trial[j] = point[j] + (velocity[j] + bend[j]) / scale[j] }
          if trial == point { return false }
          evaluations += 1
          var span = trialResiduals.mutableSpan
          function.evaluate(trial.span, residuals: &span)
          let reached = trialResiduals.reduce(0) { $0.addingProduct($1, $1) }
          gain = reached.isFinite ? (sumOfSquares - reached) / predicted : -1
        }
        isAccepted = gain > 1e-4
        damp(gain, isAccepted)
      }
      let previous = point
      point = trial
      linearize()
      if !isFinite {
        // The derivatives do not exist there: stay, and step less far.
        point = previous
        linearize()
        lambda *= 16
      }
    }
    return false
  }

  /// Nielsen's rule: damping follows the gain smoothly down, and ever faster up.
  private mutating func damp(_ gain: Double, _ isAccepted: Bool) {
    if isAccepted {
      let t = 2 * gain - 1
      lambda *= max(1.0 / 3, 1 - t * t * t)
      lambda = max(lambda, 1e-20)
      rejectionFactor = 2
    } else {
      lambda *= rejectionFactor
      rejectionFactor *= 2
    }
  }

  /// Half the geodesic acceleration of a step; nil where it is not small against the step, so that
  /// the step reaches beyond what the expansion holds for.
  private mutating func bend(
    _ velocity: [Double], _ system: LinearizedSystem, _ damped: DampedSystem
  ) -> [Double]? {
    evaluations += 1
    let direction = (0..<p).map { velocity[$0] / scale[$0] }
    var curvature = residuals
    var span = curvature.mutableSpan
    function.curvature(point.span, along: direction.span, into: &span)
    let acceleration = system.step(damped, against: curvature)
    let ratio = LinearizedSystem.norm(acceleration) / LinearizedSystem.norm(velocity)
    return ratio <= 0.375 ? acceleration.map { 0.5 * $0 } : nil
  }

  func system() -> LinearizedSystem? {
    try? LinearizedSystem(jacobian: jacobian, residuals: residuals, scale: scale)
  }

  /// Whether no step promises a gain that counts: in proportion, or above the rounding of residuals,
  /// which is ε‖Dx‖ or more.
  private func isStationary(_ system: LinearizedSystem, _ tolerance: Double) -> Bool {
    let norm = sumOfSquares.squareRoot()
    let gain = system.relativeOffset * norm
    let rounding = Double.ulpOfOne * scaledLength
    if gain <= tolerance * norm || gain * gain <= rounding * (4 * norm + rounding) { return true }
    guard let step = system.gaussNewtonStep() else { return false }
    return LinearizedSystem.norm(step) <= 1e-12 * scaledLength
  }

  /// ‖Dx‖.
  var scaledLength: Double {
    LinearizedSystem.norm((0..<p).map { scale[$0] * point[$0] })
  }
}
