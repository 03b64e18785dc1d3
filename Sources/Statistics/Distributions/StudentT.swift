import ExtendedPrecision
import RealModule

/// Student's t distribution with location and scale, for any positive degrees of freedom.
///
/// > Accuracy: both tails to 14 digits and quantiles to 14 digits, from 0.1 to 1e10 degrees of freedom
/// > and down to 1e-300 (`TailTests`, `QuantileTests`).
/// > Source: the tails are the density times Mills' ratio, written as Gauss's continued fraction of
/// > ₂F₁(1, ½; ν/2+1; −ν/t²); near the centre the series DLMF 8.17.8.
public struct StudentT: ContinuousDistribution, Codable {
  /// The degrees of freedom, ν > 0, not necessarily whole.
  public let degreesOfFreedom: Double
  /// The median.
  public let location: Double
  /// The scale, > 0; not the standard deviation.
  public let scale: Double

  /// The distribution of `location + scale·T`.
  ///
  /// - Precondition: all finite; `degreesOfFreedom > 0`, `scale > 0`.
  public init(degreesOfFreedom: Double, location: Double = 0, scale: Double = 1) {
    precondition(degreesOfFreedom > 0 && degreesOfFreedom.isFinite, "degrees of freedom above 0")
    precondition(location.isFinite && scale > 0 && scale.isFinite, "a finite scale above 0")
    self.degreesOfFreedom = degreesOfFreedom
    self.location = location
    self.scale = scale
  }

  /// The mean; nil up to one degree of freedom, where there is none.
  public var mean: Double? { degreesOfFreedom > 1 ? location : nil }

  /// The variance; infinite up to two degrees of freedom, nil up to one, where there is no mean.
  public var variance: Double? {
    guard degreesOfFreedom > 1 else { return nil }
    guard degreesOfFreedom > 2 else { return .infinity }
    return scale * scale * (degreesOfFreedom / (degreesOfFreedom - 2))
  }

  /// The density at `x`.
  public func density(_ x: Double) -> Double { standardDensity((x - location) / scale) / scale }

  /// The natural logarithm of the density.
  public func logDensity(_ x: Double) -> Double {
    let t = abs((x - location) / scale)
    let power = 0.5 * (degreesOfFreedom + 1)
    let root = Double.sqrt(degreesOfFreedom)
    let logTerm =
      t < 1e100
      ? Double.log(onePlus: t / root * (t / root)) : 2 * (Double.log(t) - Double.log(root))
    return Double.log(normalisation) - power * logTerm - Double.log(scale)
  }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double { upperTail((location - x) / scale) }

  /// P(X > x).
  public func survival(_ x: Double) -> Double { upperTail((x - location) / scale) }

  /// The x with P(X ≤ x) = p.
  public func quantile(_ p: Double) -> Double { location - scale * standardUpperQuantile(p) }

  /// The x with P(X > x) = q.
  public func upperQuantile(_ q: Double) -> Double { location + scale * standardUpperQuantile(q) }
}

// MARK: - Location 0, scale 1

extension StudentT {
  /// Γ((ν+1)/2) / (Γ(ν/2) √(νπ)).
  private var normalisation: Double {
    let a = 0.5 * degreesOfFreedom
    if a < 20 {
      return Double.gamma(a + 0.5) / Double.gamma(a + 1) * Double.sqrt(a / (2 * .pi))
    }
    let b = a - 0.5
    let exponent =
      0.5 + a * Double.log(onePlus: -0.5 / a) + StirlingCorrection.delta(b)
      - StirlingCorrection.delta(a)
    return Double.exp(exponent) / Double.sqrt(2 * .pi)
  }

  private func standardDensity(_ t: Double) -> Double {
    let root = rootKernel(t)
    return normalisation * root * root
  }

  /// The square root of (1 + t²/ν)^{−(ν+1)/2}.
  private func rootKernel(_ t: Double) -> Double {
    if abs(t) == .infinity { return 0 }
    let power = 0.25 * (degreesOfFreedom + 1)
    let ratio = t / degreesOfFreedom * t
    if power * ratio < 0.25 { return Double.exp(-power * Double.log(onePlus: ratio)) }
    let logTerm =
      abs(t) < 1e140
      ? WideLogarithm.log(onePlus: DoubleDouble(product: t, t) / degreesOfFreedom)
      : WideLogarithm.log(DoubleDouble(abs(t))) * 2
        - WideLogarithm.log(DoubleDouble(degreesOfFreedom))
    return StirlingCorrection.exp(
      minus: logTerm * (DoubleDouble(sum: degreesOfFreedom, 1) * 0.25))
  }

  private func upperTail(_ t: Double) -> Double {
    if t.isNaN { return t }
    let magnitude = abs(t)
    if isCentral(magnitude) {
      let centre = centralProbability(magnitude)
      return t < 0 ? 0.5 + centre : 0.5 - centre
    }
    let tail = magnitude == .infinity ? 0 : farTail(magnitude).probability
    return t < 0 ? 1 - tail : tail
  }

  /// P(T > t) for t > 0, and its elasticity t·f(t)/P(T > t).
  ///
  /// Formed from t·f(t), as f(t) alone may underflow where the tail does not.
  private func farTail(_ t: Double) -> (probability: Double, elasticity: Double) {
    let v = degreesOfFreedom
    let mills =
      (1 / t / t + 1 / v)
      * ContinuedFraction.hypergeometric(0.5, 0.5 * v + 1, minus: v / t / t)
    let root = rootKernel(t)
    return (normalisation * root * t * mills * root, 1 / mills)
  }

  private func isCentral(_ t: Double) -> Bool { t * t < min(1, 4 * degreesOfFreedom) }

  /// P(0 < T ≤ t) = f(t)·t·Σ ((ν+1)/2)ₙ/(3/2)ₙ (t²/(ν+t²))ⁿ.
  private func centralProbability(_ t: Double) -> Double {
    let y = t * t / (degreesOfFreedom + t * t)
    let a = 0.5 * (degreesOfFreedom + 1)
    var term = 1.0
    var sum = 1.0
    var n = 0.0
    while term > sum * 0x1p-54 {
      term *= (a + n) / (1.5 + n) * y
      sum += term
      n += 1
    }
    return standardDensity(t) * t * sum
  }

  private func standardUpperQuantile(_ q: Double) -> Double {
    precondition(q >= 0 && q <= 1, "a probability lies in [0, 1]")
    if q == 0 { return .infinity }
    if q == 1 { return -.infinity }
    if q == 0.5 { return 0 }
    let tail = q < 0.5 ? q : 1 - q
    let edge = Double.sqrt(min(1, 4 * degreesOfFreedom))
    let start = roughUpperQuantile(tail)
    let t =
      start < edge && upperTail(edge) < tail
      ? QuantileSearch.solve(0.5 - tail, start: start, isLower: true) {
        let centre = isCentral($0) ? centralProbability($0) : 0.5 - upperTail($0)
        return (centre, $0 * standardDensity($0) / centre)
      }
      : QuantileSearch.solve(tail, start: start, isLower: false) { farTail($0) }
    return q < 0.5 ? t : -t
  }

  /// A start for the quantile: Cornish and Fisher's expansion, or the power law of the tail.
  private func roughUpperQuantile(_ q: Double) -> Double {
    let v = degreesOfFreedom
    let z = -StandardNormalQuantile.rational(q)
    let s = z * z
    if s < v {
      return z * (1 + ((s + 1) + ((5 * s + 16) * s + 3) / (24 * v)) / (4 * v))
    }
    // q ≈ C ν^{(ν−1)/2} t^{−ν}, C the normalisation.
    let logT =
      (Double.log(normalisation) - Double.log(q) - Double.log(v)) / v + 0.5 * Double.log(v) + 0.5
      * Double.log(v) / v
    return Double.exp(min(700, max(-700, logT)))
  }
}
