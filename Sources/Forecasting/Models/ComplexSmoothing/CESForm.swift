/// The season of complex exponential smoothing.
public enum CESSeason: String, SettingValue, CaseIterable, Hashable, Codable {
  /// The best of the others by AICc.
  case auto
  /// No season.
  case none
  /// The whole model runs from season to season.
  case simple
  /// An additive season of its own beside the complex level.
  case partial
  /// A complex season of its own, with its own potential, beside the complex level.
  case full
}

/// The states of a form of complex exponential smoothing, and the coordinates of its parameters.
struct CESForm: Sendable, Hashable, Codable {
  /// Any but `auto`.
  let season: CESSeason
  let seasonLength: Int

  /// Periods until the complex level is used again.
  var levelLag: Int { season == .simple ? seasonLength : 1 }
  /// Initial states: levels, their changes, then the season's levels, all but the last, which brings
  /// their sum to zero, then its changes.
  var stateCount: Int {
    switch season {
    case .auto, .none: 2
    case .simple: 2 * seasonLength
    case .partial: 1 + seasonLength
    case .full: 1 + 2 * seasonLength
    }
  }
  /// α₀, α₁, and β of a partial season, β₀ and β₁ of a full one.
  var dimension: Int {
    switch season {
    case .auto, .none, .simple: 2
    case .partial: 3
    case .full: 4
    }
  }

  /// The smoothing parameters of a point of the unit box.
  ///
  /// The stable region of a complex level lies within 0 to 3 and −1 to 2; β of a partial season within
  /// 0 to 1.
  func parameters(at point: [Double]) -> CESParameters {
    var result = CESParameters(alpha0: 3 * point[0], alpha1: 3 * point[1] - 1)
    if season == .partial { result.beta0 = point[2] }
    if season == .full { (result.beta0, result.beta1) = (3 * point[2], 3 * point[3] - 1) }
    return result
  }

  /// Whether old errors fade: whether the roots of the errors' recursion lie within the unit circle.
  ///
  /// Errors are y divided by 1 + N(z)/P(z) + Nˢ(zᵐ)/Pˢ(zᵐ), the parts of level and season, whose
  /// numerator has the roots. A simple season is a level at every place of it.
  func isStable(_ parameters: CESParameters) -> Bool {
    let p = parameters
    let level = CESParameters.level(p.alpha0, p.alpha1)
    let sum = zip(level.characteristic, level.response).map { $0 + $1 }
    switch season {
    case .auto, .none, .simple: return SchurCohn.isStable(sum)
    case .partial:
      var polynomial = SchurCohn.product(sum, [1], stride: 1)
      // (P + N)(zᵐ − 1) + βP.
      polynomial = SchurCohn.product(polynomial, [1, -1], stride: seasonLength)
      let lift = polynomial.count - level.characteristic.count
      for i in 0..<3 { polynomial[lift + i] += p.beta0 * level.characteristic[i] }
      return SchurCohn.isStable(polynomial)
    case .full:
      let season = CESParameters.level(p.beta0, p.beta1)
      let own = SchurCohn.product(sum, season.characteristic, stride: seasonLength)
      let other = SchurCohn.product(level.characteristic, season.response, stride: seasonLength)
      return SchurCohn.isStable(zip(own, other).map { $0 + $1 })
    }
  }
}

/// The complex smoothing parameter α₀ + iα₁, and that of a season.
struct CESParameters: Sendable, Hashable, Codable {
  let alpha0: Double
  let alpha1: Double
  /// The weight of an error in a partial season, or the real part of a full one's.
  var beta0 = 0.0
  /// The imaginary part of a full season's.
  var beta1 = 0.0

  /// P(z) and N(z) of a complex level, from z² down: without errors it follows P, and an error adds N/P.
  static func level(
    _ real: Double, _ imaginary: Double
  ) -> (characteristic: [Double], response: [Double]) {
    let rest = 1 - imaginary
    return (
      [1, real - 2, 1 - real + rest],
      [0, real - imaginary, (real - 1) * (real - imaginary) - rest * (real + imaginary)]
    )
  }

  /// The factor by which forecasts grow from period to period in the long run: the larger root of P.
  ///
  /// α₁ above 1 makes it one above 1, and a trend that explodes.
  var growth: Double {
    let (half, constant) = ((2 - alpha0) / 2, 2 - alpha0 - alpha1)
    let square = half * half - constant
    return square > 0 ? abs(half) + square.squareRoot() : max(0, constant).squareRoot()
  }
}

/// Whether all roots of a polynomial lie within the unit circle.
///
/// > Source: Schur (1917), Cohn (1922); Marden (1966), "Geometry of polynomials", §43.
enum SchurCohn {
  /// - Parameter coefficients: from the highest power down; the first is not zero.
  /// - Complexity: O(d²) for degree d.
  static func isStable(_ coefficients: [Double]) -> Bool {
    var a = coefficients
    while a.count > 1 {
      let d = a.count - 1
      let ratio = a[d] / a[0]
      guard abs(ratio) < 1 else { return false }
      a = (0..<d).map { a[$0] - ratio * a[d - $0] }
    }
    return true
  }

  /// p(z)·q(zˢ), coefficients from the highest power down.
  static func product(_ p: [Double], _ q: [Double], stride: Int) -> [Double] {
    var result = [Double](repeating: 0, count: p.count + (q.count - 1) * stride)
    for (j, factor) in q.enumerated() {
      for (i, value) in p.enumerated() { result[i + j * stride] += factor * value }
    }
    return result
  }
}
