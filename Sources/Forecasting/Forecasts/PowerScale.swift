import RealModule

/// The power scale z = ((y/reference)^0.4 − 1)/0.4 of positive values.
///
/// Between the plain scale and logarithms: steady growth on it slows down in percent. One exponent for
/// all series forecasts better than one estimated for each, which fast growth drives to the
/// logarithm, where it explodes.
///
/// > Source: Box & Cox (1964), with λ = 0.4.
enum PowerScale {
  /// λ.
  static let exponent = 0.4
  /// What 1 + λz is kept above, so that values stay positive: 1e-15 of the reference.
  private static let floor = 1e-6

  /// z of a value; −1/λ for 0.
  static func deviate(_ value: Double, reference: Double) -> Double {
    let ratio = value / reference
    guard ratio > 0 else { return -1 / exponent }
    // The logarithm's own error near 1 is below that of 1 − ratio.
    return Double.expMinusOne(exponent * Double.log(ratio)) / exponent
  }

  /// The value of z: (1 + λz)^(1/λ), 1/λ = 2 + ½.
  static func value(_ z: Double, reference: Double) -> Double {
    let base = max(floor, 1 + exponent * z)
    return reference * (base * base * base.squareRoot())
  }

  /// ln(dz/dy) at a value above 0.
  static func logSlope(at value: Double, reference: Double) -> Double {
    (exponent - 1) * Double.log(value / reference) - Double.log(reference)
  }
}
