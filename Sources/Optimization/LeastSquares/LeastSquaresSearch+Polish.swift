import ExtendedPrecision

extension LeastSquaresSearch {
  /// Undamped steps until they no longer shrink.
  ///
  /// - Returns: whether they shrank to a negligible length; if not, the point is as it was.
  mutating func polish(_ refinement: LevenbergMarquardt.Refinement) -> Bool {
    let start = point
    var best = (step: Double.infinity, point: point, rest: pointRest)
    var misses = 0
    for _ in 0..<300 {
      if refinement == .extended { evaluateExtended() }
      guard let system = system(), let step = system.gaussNewtonStep() else { break }
      let length = LinearizedSystem.norm(step)
      if length < 0.9 * best.step {
        best = (length, point, pointRest)
        misses = 0
      } else {
        misses += 1
        if misses == 3 { break }
      }
      if length <= 1e-17 * scaledLength { break }
      for j in 0..<p {
        let moved = DoubleDouble(sum: point[j], pointRest[j]) + step[j] / scale[j]
        point[j] = moved.high
        pointRest[j] = refinement == .extended ? moved.low : 0
      }
      linearize()
      if !isFinite { break }
    }
    (point, pointRest) = (best.point, best.rest)
    linearize()
    if refinement == .extended { evaluateExtended() }
    let limit = 1e-6 * max(LinearizedSystem.norm(residuals), 1e-6 * scaledLength)
    if best.step <= limit { return true }
    point = start
    pointRest = Array(repeating: 0, count: p)
    linearize()
    return false
  }

  /// Residuals from double-double parameters, and their sum of squares.
  private mutating func evaluateExtended() {
    evaluations += 1
    let parameters = (0..<p).map { DoubleDouble(sum: point[$0], pointRest[$0]) }
    var extended = [DoubleDouble](repeating: 0, count: n)
    var span = extended.mutableSpan
    function.evaluateExtended(parameters.span, residuals: &span)
    var sum: DoubleDouble = 0
    for i in 0..<n {
      residuals[i] = extended[i].rounded
      sum += extended[i] * extended[i]
    }
    sumOfSquares = sum.rounded
  }
}
