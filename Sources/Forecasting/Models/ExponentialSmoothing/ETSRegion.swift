/// From the unit box to smoothing parameters: the region that R searches by default.
///
/// α in [10⁻⁴, 1 − 10⁻⁴], β in [10⁻⁴, α], γ in [10⁻⁴, 1 − α], φ in [0.8, 0.98]; β of a seasonal form
/// no larger than stability admits. Given parameters stand still and have no coordinate.
///
/// > Source: Hyndman & Khandakar (2008), §2.3; forecast 8.20 `ets(bounds = "both")`.
struct ETSRegion: Sendable {
  static let phiRange = 0.8...0.98
  static let margin = 1e-4

  /// Smoothing parameters that stand still.
  struct Given: Sendable {
    var alpha: Double?
    var beta: Double?
    var gamma: Double?
    var phi: Double?
  }

  let form: ETSForm
  private let given: Given
  private let stability: ETSStability
  /// The coordinates of α, β, γ and φ; −1 where there is none.
  let places: (alpha: Int, beta: Int, gamma: Int, phi: Int)
  /// How many parameters are free.
  let dimension: Int

  init(_ form: ETSForm, given: Given = Given()) {
    self.form = form
    self.given = given
    stability = ETSStability(seasonLength: form.seasonLength)
    var count = 0
    func place(_ isFree: Bool) -> Int {
      defer { count += isFree ? 1 : 0 }
      return isFree ? count : -1
    }
    places = (
      place(given.alpha == nil), place(form.hasSlope && given.beta == nil),
      place(form.hasSeason && given.gamma == nil), place(form.isDamped && given.phi == nil)
    )
    dimension = count
  }

  /// α, β, γ and φ of eight points.
  func weights(at points: BoxPoints) -> ETSWeights<SIMD8<Double>> {
    var alpha = SIMD8(repeating: given.alpha ?? 0)
    if places.alpha >= 0 {
      alpha = lowestAlpha + (highestAlpha - lowestAlpha) * points[places.alpha]
    }
    var gamma = SIMD8(repeating: form.hasSeason ? given.gamma ?? 0 : 0)
    if places.gamma >= 0 {
      gamma = lowestGamma + (1 - alpha - lowestGamma) * points[places.gamma]
    }
    var phi = SIMD8(repeating: form.isDamped ? given.phi ?? 1 : 1)
    if places.phi >= 0 {
      let range = Self.phiRange
      phi = range.lowerBound + (range.upperBound - range.lowerBound) * points[places.phi]
    }
    var beta = SIMD8(repeating: form.hasSlope ? given.beta ?? 0 : 0)
    if places.beta >= 0 {
      let highest = highestBeta(alpha: alpha, gamma: gamma, phi: phi)
      beta = lowestBeta + (highest - lowestBeta) * points[places.beta]
    }
    return ETSWeights(alpha: alpha, beta: beta, gamma: gamma, phi: phi)
  }

  /// α, β, γ and φ of one point, and the same with their derivatives by the coordinates.
  func derivatives<States: SIMD & Sendable>(
    at point: BoxPoint
  ) -> (weights: ETSWeights<Double>, duals: ETSWeights<ETSDual<States>>) {
    let lanes = weights(at: BoxPoints(repeating: point))
    let found = ETSWeights(
      alpha: lanes.alpha[0], beta: lanes.beta[0], gamma: lanes.gamma[0], phi: lanes.phi[0])
    var (alpha, beta, gamma, phi) = (BoxPoint.zero, BoxPoint.zero, BoxPoint.zero, BoxPoint.zero)
    if places.alpha >= 0 { alpha[places.alpha] = highestAlpha - lowestAlpha }
    if places.gamma >= 0 {
      gamma = alpha * -point[places.gamma]
      gamma[places.gamma] = 1 - found.alpha - lowestGamma
    }
    if places.phi >= 0 {
      phi[places.phi] = Self.phiRange.upperBound - Self.phiRange.lowerBound
    }
    if places.beta >= 0 {
      let highest = highestBeta(found, alpha, gamma, phi)
      beta = highest.gradient * point[places.beta]
      beta[places.beta] = highest.value - lowestBeta
    }
    return (
      found,
      ETSWeights(
        alpha: ETSDual(found.alpha, coordinates: alpha),
        beta: ETSDual(found.beta, coordinates: beta),
        gamma: ETSDual(found.gamma, coordinates: gamma),
        phi: ETSDual(found.phi, coordinates: phi))
    )
  }

  /// The upper end of β and how it follows the coordinates.
  private func highestBeta(
    _ weights: ETSWeights<Double>, _ alpha: BoxPoint, _ gamma: BoxPoint, _ phi: BoxPoint
  ) -> (value: Double, gradient: BoxPoint) {
    guard form.hasSeason else { return (weights.alpha, alpha) }
    let step = 0x1p-12
    let bounds = highestBeta(
      alpha: weights.alpha + step * SIMD8(0, 1, -1, 0, 0, 0, 0, 0),
      gamma: weights.gamma + step * SIMD8(0, 0, 0, 1, -1, 0, 0, 0),
      phi: weights.phi + step * SIMD8(0, 0, 0, 0, 0, 1, -1, 0))
    // α itself may bind, with its own derivative.
    if bounds[0] == weights.alpha { return (bounds[0], alpha) }
    let byAlpha = (bounds[1] - bounds[2]) / (2 * step)
    let byGamma = (bounds[3] - bounds[4]) / (2 * step)
    let byPhi = form.isDamped ? (bounds[5] - bounds[6]) / (2 * step) : 0
    return (bounds[0], byAlpha * alpha + byGamma * gamma + byPhi * phi)
  }

  private func highestBeta(
    alpha: SIMD8<Double>, gamma: SIMD8<Double>, phi: SIMD8<Double>
  ) -> SIMD8<Double> {
    guard form.hasSeason else { return alpha }
    let bounds = stability.highestBeta(alpha: alpha, gamma: gamma, phi: phi, limit: alpha)
    return bounds.replacing(with: lowestBeta, where: bounds .< lowestBeta)
  }

  /// Room for a given β below α, and for a given γ above it.
  private var lowestAlpha: Double {
    max(Self.margin, form.hasSlope ? given.beta ?? 0 : 0)
  }
  private var highestAlpha: Double {
    max(lowestAlpha, 1 - max(Self.margin, form.hasSeason ? given.gamma ?? 0 : 0))
  }
  private var lowestBeta: Double { min(Self.margin, given.alpha ?? Self.margin) }
  private var lowestGamma: Double { min(Self.margin, max(0, 1 - (given.alpha ?? 0))) }
}
