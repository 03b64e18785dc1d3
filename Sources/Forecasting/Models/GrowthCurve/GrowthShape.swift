import Optimization
import RealModule

/// How the share of the ceiling depends on scaled time u, with two coefficients (a, b).
///
/// For S-curves that are linear in η, η = a + b·u.
enum GrowthShape: Sendable, Hashable, Codable {
  /// 1/(1 + e^−η): symmetric about its middle.
  case logistic
  /// exp(−e^−η): fast at first, slow towards the ceiling.
  case gompertz
  /// (1 + ν·e^−η)^(−1/ν): logistic for ν = 1, towards Gompertz's for ν near 0.
  case richards(asymmetry: Double)
  /// (1 − e^−rs)/(1 + (q/p)·e^−rs) with s = u + launch the time since the launch, a = ln r = ln(p + q)
  /// and b = ln p: one plus e^{a−b}/(e^rs − 1), inverted.
  case bass(launch: Double)

  /// The logarithm of the share.
  func logShare<Scalar: DifferentiableScalar>(_ a: Scalar, _ b: Scalar, at u: Double) -> Scalar {
    switch self {
    case .logistic: return -Scalar.log(1 + Scalar.exp(-(a + b * u)))
    case .gompertz: return -Scalar.exp(-(a + b * u))
    case .richards(let asymmetry):
      return -Scalar.log(1 + asymmetry * Scalar.exp(-(a + b * u))) / Scalar(asymmetry)
    case .bass(let launch):
      let x = Scalar.exp(a) * (u + launch)
      return -Scalar.log(1 + Scalar.exp(a - b) / (Scalar.exp(x) - 1))
    }
  }

  /// The logarithm of the share with its derivatives by a and b.
  func linearized(
    _ a: Double, _ b: Double, at u: Double
  ) -> (logShare: Double, slopes: (Double, Double)) {
    let eta = a + b * u
    let slope: Double
    switch self {
    case .logistic: slope = 1 / (1 + Double.exp(eta))
    case .gompertz: slope = Double.exp(-eta)
    case .richards(let asymmetry): slope = 1 / (asymmetry + Double.exp(eta))
    case .bass(let launch):
      let x = Double.exp(a) * (u + launch)
      let odds = Double.exp(a - b) / Double.expMinusOne(x)
      let rest = odds / (1 + odds)
      return (-Double.log(onePlus: odds), (rest * (-x / Double.expMinusOne(-x) - 1), rest))
    }
    return (logShare(a, b, at: u), (slope, slope * u))
  }

  /// Coefficients near those of logarithms of shares, to begin a search with; shares above 98 % count
  /// as that.
  ///
  /// - Parameter time: the scaled time of the shares.
  func start(_ logShares: [Double], _ time: GrowthTime) -> [Double] {
    let shares = logShares.map { min($0, -0.02) }
    if case .bass(let launch) = self { return Self.bassStart(shares, time, launch) }
    var sum = 0.0
    var products = 0.0
    var squares = 0.0
    for index in shares.indices {
      let eta = eta(logShare: shares[index])
      let u = time.scaled(index)
      sum += eta
      products += u * eta
      squares += u * u
    }
    return [sum / Double(shares.count), products / squares]
  }

  /// The η of a share strictly between 0 and 1.
  private func eta(logShare: Double) -> Double {
    switch self {
    case .gompertz: -Double.log(-logShare)
    case .richards(let asymmetry):
      Double.log(asymmetry) - Double.log(Double.expMinusOne(-asymmetry * logShare))
    case .logistic, .bass: logShare - Double.log(-Double.expMinusOne(logShare))
    }
  }

  /// The best of several p + q, with the p that meets the middle share.
  private static func bassStart(
    _ shares: [Double], _ time: GrowthTime, _ launch: Double
  ) -> [Double] {
    let shape = GrowthShape.bass(launch: launch)
    let middle = shares.count / 2
    let odds = Double.expMinusOne(-shares[middle])
    let candidates = [0.1, 0.5, 1, 2, 4, 8, 16].map { rate in
      let x = rate * (time.scaled(middle) + launch)
      return [Double.log(rate), Double.log(rate / odds / Double.expMinusOne(x))]
    }
    func squares(_ start: [Double]) -> Double {
      shares.indices.reduce(0) { sum, index in
        let residual = shape.logShare(start[0], start[1], at: time.scaled(index)) - shares[index]
        return sum + residual * residual
      }
    }
    return candidates.min { squares($0) < squares($1) } ?? candidates[0]
  }
}
