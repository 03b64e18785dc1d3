/// The smoothing parameters of a form.
struct ETSParameters: Sendable, Hashable, Codable {
  var alpha = 0.0
  /// The weight of an error in the slope, at most alpha: R's beta.
  var beta = 0.0
  /// What a slope keeps from period to period; 1 without damping.
  var phi = 1.0
}

/// From the unit box to smoothing parameters: the region that R searches by default.
///
/// α in [10⁻⁴, 1 − 10⁻⁴], β in [10⁻⁴, α], φ in [0.8, 0.98]; given parameters stand still and have no
/// coordinate.
///
/// > Source: Hyndman & Khandakar (2008), §2.3; forecast 8.20 `ets(bounds = "both")`.
struct ETSRegion: Sendable {
  static let phiRange = 0.8...0.98
  private static let margin = 1e-4

  private let form: ETSForm
  private let given: (alpha: Double?, beta: Double?, phi: Double?)
  private let places: (alpha: Int, beta: Int, phi: Int)
  /// How many parameters are free.
  let dimension: Int

  init(_ form: ETSForm, alpha: Double?, beta: Double?, phi: Double?) {
    self.form = form
    given = (alpha, beta, phi)
    var count = 0
    func place(_ isFree: Bool) -> Int {
      defer { count += isFree ? 1 : 0 }
      return isFree ? count : -1
    }
    places = (
      place(alpha == nil), place(form.hasSlope && beta == nil), place(form.isDamped && phi == nil)
    )
    dimension = count
  }

  /// α, β and φ of eight points.
  func parameters(
    at points: BoxPoints
  ) -> (alpha: SIMD8<Double>, beta: SIMD8<Double>, phi: SIMD8<Double>) {
    var alpha = SIMD8(repeating: given.alpha ?? 0)
    if places.alpha >= 0 {
      alpha = lowestAlpha + (highestAlpha - lowestAlpha) * points[places.alpha]
    }
    var beta = SIMD8(repeating: form.hasSlope ? given.beta ?? 0 : 0)
    if places.beta >= 0 { beta = lowestBeta + (alpha - lowestBeta) * points[places.beta] }
    var phi = SIMD8(repeating: form.isDamped ? given.phi ?? 1 : 1)
    if places.phi >= 0 {
      let range = Self.phiRange
      phi = range.lowerBound + (range.upperBound - range.lowerBound) * points[places.phi]
    }
    return (alpha, beta, phi)
  }

  /// α, β and φ of one point, and their derivatives in the lanes from the third on.
  func derivatives(
    at point: BoxPoint
  ) -> (
    parameters: ETSParameters,
    seeds: (alpha: SIMD8<Double>, beta: SIMD8<Double>, phi: SIMD8<Double>)
  ) {
    let lanes = parameters(at: BoxPoints(repeating: point))
    let found = ETSParameters(alpha: lanes.alpha[0], beta: lanes.beta[0], phi: lanes.phi[0])
    var seeds = (alpha: SIMD8<Double>.zero, beta: SIMD8<Double>.zero, phi: SIMD8<Double>.zero)
    if places.alpha >= 0 { seeds.alpha[2 + places.alpha] = highestAlpha - lowestAlpha }
    if places.beta >= 0 {
      seeds.beta = seeds.alpha * point[places.beta]
      seeds.beta[2 + places.beta] = found.alpha - lowestBeta
    }
    if places.phi >= 0 {
      seeds.phi[2 + places.phi] = Self.phiRange.upperBound - Self.phiRange.lowerBound
    }
    return (found, seeds)
  }

  /// Room for a given β below α.
  private var lowestAlpha: Double {
    max(Self.margin, form.hasSlope ? given.beta ?? 0 : 0)
  }
  private var highestAlpha: Double { max(lowestAlpha, 1 - Self.margin) }
  private var lowestBeta: Double { min(Self.margin, given.alpha ?? Self.margin) }

  /// Points to begin a search with.
  var starts: [BoxPoints] {
    switch dimension {
    case 0, 1: Self.line
    case 2: Self.plane
    default: Self.space
    }
  }

  private static let line = batches((0..<8).map { BoxPoint((Double($0) + 0.5) / 8, 0, 0, 0) })
  private static let plane = batches(
    [0.03125, 0.3125, 0.65625, 0.96875].flatMap { x in
      [0.015625, 0.125, 0.4375, 0.9375].map { BoxPoint(x, $0, 0, 0) }
    })
  private static let space = batches(
    [0.03125, 0.34375, 0.6875, 0.96875].flatMap { x in
      [0.015625, 0.1875, 0.8125].flatMap { y in
        [0.15625, 0.90625].map { BoxPoint(x, y, $0, 0) }
      }
    })

  private static func batches(_ points: [BoxPoint]) -> [BoxPoints] {
    stride(from: 0, to: points.count, by: 8).map { first in
      var batch = BoxPoints(repeating: points[first])
      for lane in 0..<8 { batch[lane: lane] = points[first + lane] }
      return batch
    }
  }
}
