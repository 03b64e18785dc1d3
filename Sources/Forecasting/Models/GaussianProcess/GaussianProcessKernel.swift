import RealModule

/// How alike the deviations from the trend are, by their distance in time.
///
/// > Source: Rasmussen & Williams (2006), "Gaussian processes for machine learning", §4.2.
public enum GaussianProcessKernel: String, SettingValue, CaseIterable, Hashable, Codable {
  /// exp(−r): as rough as a random walk, Matérn's with ν = 1/2.
  case exponential
  /// (1 + √3 r) exp(−√3 r): once differentiable.
  case matern32 = "matern-3/2"
  /// (1 + √5 r + 5r²/3) exp(−√5 r): twice differentiable.
  case matern52 = "matern-5/2"
  /// exp(−r²/2): smooth without end.
  case squaredExponential = "squared-exponential"

  /// The correlation at a distance in units of the length scale.
  func correlation(_ r: Double) -> Double {
    switch self {
    case .exponential: return .exp(-r)
    case .matern32:
      let s = 3.0.squareRoot() * r
      return (1 + s) * .exp(-s)
    case .matern52:
      let s = 5.0.squareRoot() * r
      return (1 + s + s * s / 3) * .exp(-s)
    case .squaredExponential: return .exp(-r * r / 2)
    }
  }

  /// 1 − correlation, without cancellation at short distances.
  func decorrelation(_ r: Double) -> Double {
    switch self {
    case .exponential: return -.expMinusOne(-r)
    case .matern32:
      let s = 3.0.squareRoot() * r
      return s < 0.01 ? s * s / 2 - s * s * s / 3 + s * s * s * s / 8 : 1 - correlation(r)
    case .matern52:
      let s = 5.0.squareRoot() * r
      return s < 0.01 ? s * s / 6 - s * s * s * s / 24 : 1 - correlation(r)
    case .squaredExponential: return -.expMinusOne(-r * r / 2)
    }
  }

  /// exp(−2 sin²(π·lag/period)/ℓ²): the same at every distance of whole periods.
  static func periodic(_ lag: Double, period: Double, length: Double) -> Double {
    let sine = Double.sin(.pi * lag / period)
    return .exp(-2 * (sine / length) * (sine / length))
  }
}

/// The mean that a Gaussian process goes back to.
public enum GaussianProcessTrend: String, SettingValue, CaseIterable, Hashable, Codable {
  /// A level.
  case constant
  /// A straight line.
  case linear
}

/// The season of a Gaussian process.
public enum GaussianProcessSeason: String, SettingValue, CaseIterable, Hashable, Codable {
  /// A season where a test finds one.
  case auto
  /// No season.
  case none
  /// A periodic kernel times a Matérn kernel: a season that slowly becomes another.
  case periodic
}
