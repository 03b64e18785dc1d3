/// The season of complex exponential smoothing.
public enum CESSeason: String, SettingValue, CaseIterable, Hashable, Codable {
  /// `partial` where a test finds a season, `none` otherwise.
  case auto
  /// No season.
  case none
  /// The whole model runs from season to season.
  case simple
  /// An additive season of its own beside the complex level.
  case partial
}

/// The states of a form of complex exponential smoothing, and the coordinates of its parameters.
struct CESForm: Sendable, Hashable, Codable {
  /// Any but `auto`.
  let season: CESSeason
  let seasonLength: Int

  /// Periods until the complex level is used again.
  var levelLag: Int { season == .simple ? seasonLength : 1 }
  /// Initial states: levels, their potentials, then the season.
  var stateCount: Int {
    switch season {
    case .auto, .none: 2
    case .simple: 2 * seasonLength
    case .partial: 2 + seasonLength
    }
  }
  /// α₀, α₁, and β of a partial season.
  var dimension: Int {
    switch season {
    case .auto, .none, .simple: 2
    case .partial: 3
    }
  }

  /// The smoothing parameters of a point of the unit box.
  ///
  /// The stable region lies within 0 to 3 and −1 to 2; β of a partial season within 0 to 1.
  func parameters(at point: [Double]) -> CESParameters {
    var result = CESParameters(alpha0: 3 * point[0], alpha1: 3 * point[1] - 1)
    if season == .partial { result.beta = point[2] }
    return result
  }

  /// Whether old errors fade, by the conditions of Jury: the eigenvalues of
  /// [1 − α₀ + α₁, α₁ − 1; 1 − α₀ − α₁, 1 − α₀] lie within the unit circle.
  func isStable(_ parameters: CESParameters) -> Bool {
    let (a, b) = (parameters.alpha0, parameters.alpha1)
    let trace = 2 - 2 * a + b
    let determinant = (1 - a + b) * (1 - a) - (b - 1) * (1 - a - b)
    return abs(determinant) < 1 && abs(trace) < 1 + determinant
  }
}

/// The complex smoothing parameter α₀ + iα₁, and that of a season.
struct CESParameters: Sendable, Hashable, Codable {
  let alpha0: Double
  let alpha1: Double
  /// The weight of an error in a partial season.
  var beta = 0.0
}
