import RealModule

/// The power scale z = ((y/reference)^0.4 − 1)/0.4 of positive values.
///
/// Between the plain scale and logarithms: steady growth on it slows down in percent. One exponent for
/// all series forecasts better than one estimated for each, which fast growth drives to the
/// logarithm, where it explodes. Forecasts below half the reference go on exponentially, with the
/// slope that they have there, and so stay positive.
///
/// > Source: Box & Cox (1964), with λ = 0.4.
enum PowerScale {
  /// λ.
  static let exponent = 0.4
  /// Where forecasts become exponential: the value over the reference, z there, and d ln y/dz.
  private static let knee = (
    ratio: 0.5, z: Double.expMinusOne(exponent * Double.log(0.5)) / exponent,
    slope: Double.exp(-exponent * Double.log(0.5))
  )

  /// z of an observation; −1/λ for 0.
  static func deviate(_ value: Double, reference: Double) -> Double {
    let ratio = value / reference
    guard ratio > 0 else { return -1 / exponent }
    // The logarithm's own error near 1 is below that of 1 − ratio.
    return Double.expMinusOne(exponent * Double.log(ratio)) / exponent
  }

  /// The observation with a z, at least −1/λ: (1 + λz)^(1/λ), 1/λ = 2 + ½.
  static func value(_ z: Double, reference: Double) -> Double {
    let base = max(0, 1 + exponent * z)
    return reference * (base * base * base.squareRoot())
  }

  /// The forecast at any z.
  static func forecast(_ z: Double, reference: Double) -> Double {
    guard z < knee.z else { return value(z, reference: reference) }
    return reference * (knee.ratio * Double.exp((z - knee.z) * knee.slope))
  }

  /// z of a forecast; undoes ``forecast(_:reference:)``.
  static func deviate(ofForecast value: Double, reference: Double) -> Double {
    let ratio = value / reference
    guard ratio < knee.ratio else { return deviate(value, reference: reference) }
    guard ratio > 0 else { return -.infinity }
    return knee.z + Double.log(ratio / knee.ratio) / knee.slope
  }

  /// ln(dz/dy) at a forecast above 0.
  static func logSlope(at value: Double, reference: Double) -> Double {
    guard value / reference < knee.ratio else {
      return (exponent - 1) * Double.log(value / reference) - Double.log(reference)
    }
    return -Double.log(knee.slope) - Double.log(value)
  }
}
