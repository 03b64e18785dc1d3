import Optimization

/// The relative errors of a growth curve: ln f(u) − ln y, parameters the coefficients of its shape, with
/// the logarithm of the ceiling before them where it is estimated.
struct GrowthResiduals: ResidualFunction {
  let shape: GrowthShape
  /// Logarithms of the observations, in units of the largest.
  let logs: [Double]
  /// The logarithm of the ceiling; nil where it is the first parameter.
  let logCeiling: Double?

  var residualCount: Int { logs.count }
  var parameterCount: Int { logCeiling == nil ? 3 : 2 }

  func residual<Scalar: DifferentiableScalar>(
    _ index: Int, _ parameters: Span<Scalar>
  ) -> Scalar {
    let u = GrowthTime(count: logs.count).scaled(index)
    let first = parameterCount - 2
    let logShare = shape.logShare(parameters[first], parameters[first + 1], at: u)
    if let logCeiling { return logShare + (logCeiling - logs[index]) }
    return logShare + parameters[0] - logs[index]
  }

  /// The residuals with their derivatives, in closed form: the search spends its time here.
  func linearize(
    _ parameters: Span<Double>, residuals: inout MutableSpan<Double>,
    jacobian: inout MutableSpan<Double>
  ) {
    let n = logs.count
    let time = GrowthTime(count: n)
    let first = parameterCount - 2
    let ceiling = logCeiling ?? parameters[0]
    for index in 0..<n {
      let u = time.scaled(index)
      let point = shape.linearized(parameters[first], parameters[first + 1], at: u)
      residuals[index] = point.logShare + (ceiling - logs[index])
      if first == 1 { jacobian[index] = 1 }
      jacobian[first * n + index] = point.slopes.0
      jacobian[(first + 1) * n + index] = point.slopes.1
    }
  }
}

/// Time scaled so that the observations lie between −1 and 1.
struct GrowthTime {
  let count: Int

  /// Half the time from the first to the last observation.
  var half: Double { Double(count - 1) / 2 }

  /// The scaled time of an index, from 0; beyond `count` for the future.
  func scaled(_ index: Int) -> Double { (Double(index) - half) / half }
}
