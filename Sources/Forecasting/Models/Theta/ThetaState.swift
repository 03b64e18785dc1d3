/// The state of a Theta model, with its derivatives by level start, trend weight and alpha.
///
/// μₜ = ℓₜ₋₁ + ω((1 − α)ᵗ⁻¹ A + (1 − (1 − α)ᵗ)/α B), ℓₜ = α yₜ + (1 − α) ℓₜ₋₁, with A and B the line
/// of the observations before. For a fixed line A = −1 and B = 1 stand for its slope, and ω is the
/// drift: this is simple exponential smoothing with drift ω.
///
/// > Source: Fiorucci et al. (2016), equations 8 to 15, ω = 1 − 1/θ; Hyndman & Billah (2003).
struct ThetaState {
  let alpha: Double
  let weight: Double
  private var level: SIMD4<Double>
  private var line: RunningLine
  private let fixedIntercept: Double
  private let fixedSlope: Double
  private let isDynamic: Bool
  /// (1 − α)ᵗ and its derivative, t the observations so far.
  private var decay = 1.0
  private var decaySlope = 0.0

  /// The state before the first observation.
  init(alpha: Double, weight: Double, start: Double, line: ThetaLine) {
    self.alpha = alpha
    self.weight = weight
    level = SIMD4(start, 1, 0, 0)
    self.line = RunningLine()
    isDynamic = line == .dynamic
    fixedIntercept = isDynamic ? 0 : -1
    fixedSlope = isDynamic ? 0 : 1
  }

  /// All states at zero after as many observations as `other` has: what one shock moves.
  init(undisturbed other: ThetaState) {
    alpha = other.alpha
    weight = other.weight
    level = .zero
    line = RunningLine(count: other.line.count)
    isDynamic = other.isDynamic
    fixedIntercept = 0
    fixedSlope = 0
    decay = other.decay
    decaySlope = other.decaySlope
  }

  /// The forecast of the next observation: its value, and derivatives by start, weight and alpha.
  var next: SIMD4<Double> {
    let rest = 1 - alpha
    let gain = (1 - decay * rest) / alpha
    let gainSlope = (decay - decaySlope * rest - gain) / alpha
    let intercept = isDynamic ? line.intercept : SIMD4(fixedIntercept, 0, 0, 0)
    let slope = isDynamic ? line.slope : SIMD4(fixedSlope, 0, 0, 0)
    var trend = intercept * decay + slope * gain
    trend[3] += intercept[0] * decaySlope + slope[0] * gainSlope
    var result = level + trend * weight
    result[2] += trend[0]
    return result
  }

  /// Takes in an observation, or a forecast in the place of one.
  mutating func observe(_ y: SIMD4<Double>) {
    let error = y[0] - level[0]
    level += (y - level) * alpha
    level[3] += error
    if isDynamic { line.observe(y) }
    decaySlope = decaySlope * (1 - alpha) - decay
    decay *= 1 - alpha
  }
}
