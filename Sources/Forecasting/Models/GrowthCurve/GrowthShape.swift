import Optimization
import RealModule

/// How a share of the ceiling depends on η, which is linear in time.
enum GrowthShape: String, Sendable, Hashable, Codable {
  /// 1/(1 + e^−η): symmetric about its middle.
  case logistic
  /// exp(−e^−η): fast at first, slow towards the ceiling.
  case gompertz

  /// The logarithm of the share.
  func logShare<Scalar: DifferentiableScalar>(_ eta: Scalar) -> Scalar {
    switch self {
    case .logistic: -Scalar.log(1 + Scalar.exp(-eta))
    case .gompertz: -Scalar.exp(-eta)
    }
  }

  /// The η of a share strictly between 0 and 1.
  func eta(logShare: Double) -> Double {
    switch self {
    case .logistic: logShare - Double.log(-Double.expMinusOne(logShare))
    case .gompertz: -Double.log(-logShare)
    }
  }
}

/// The relative errors of a growth curve: ln f(u) − ln y, parameters (η at the middle, its slope), with
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
    let logShare = shape.logShare(parameters[first] + parameters[first + 1] * u)
    if let logCeiling { return logShare + (logCeiling - logs[index]) }
    return logShare + parameters[0] - logs[index]
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
