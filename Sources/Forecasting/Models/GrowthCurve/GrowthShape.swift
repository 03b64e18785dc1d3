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

  /// The derivative of the logarithm of the share by η.
  func slope(_ eta: Double) -> Double {
    switch self {
    case .logistic: 1 / (1 + Double.exp(eta))
    case .gompertz: Double.exp(-eta)
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
