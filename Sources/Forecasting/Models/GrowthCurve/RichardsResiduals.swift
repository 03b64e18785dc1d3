import Optimization

/// The relative errors of Richards' curve: ln f(u) − ln y, parameters (a, b, ln ν), with the logarithm of
/// the ceiling before them where it is estimated.
struct RichardsResiduals: ResidualFunction {
  /// Logarithms of the observations, in units of the largest.
  let logs: [Double]
  /// The logarithm of the ceiling; nil where it is the first parameter.
  let logCeiling: Double?

  var residualCount: Int { logs.count }
  var parameterCount: Int { logCeiling == nil ? 4 : 3 }

  func residual<Scalar: DifferentiableScalar>(
    _ index: Int, _ parameters: Span<Scalar>
  ) -> Scalar {
    let u = GrowthTime(count: logs.count).scaled(index)
    let first = parameterCount - 3
    let asymmetry = Scalar.exp(parameters[first + 2])
    let eta = parameters[first] + parameters[first + 1] * u
    let logShare = -Scalar.log(1 + asymmetry * Scalar.exp(-eta)) / asymmetry
    if let logCeiling { return logShare + (logCeiling - logs[index]) }
    return logShare + parameters[0] - logs[index]
  }
}
