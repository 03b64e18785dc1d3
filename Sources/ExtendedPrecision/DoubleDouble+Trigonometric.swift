import RealModule

extension DoubleDouble {
  /// The sine; the absolute error grows with |x|, as 1e-32·|x|.
  public static func sin(_ x: DoubleDouble) -> DoubleDouble { sineAndCosine(x).sine }

  /// The cosine; the absolute error grows with |x|, as 1e-32·|x|.
  public static func cos(_ x: DoubleDouble) -> DoubleDouble { sineAndCosine(x).cosine }

  /// The inverse tangent.
  public static func atan(_ x: DoubleDouble) -> DoubleDouble {
    let first = Double.atan(x.high)
    guard x.high.isFinite, abs(x.high) < 1e30 else { return DoubleDouble(first) }
    // tan of the correction to `first`, so small that it is the correction.
    let (sine, cosine) = sineAndCosine(DoubleDouble(first))
    return (x * cosine - sine) / (cosine + x * sine) + first
  }

  private static func sineAndCosine(
    _ x: DoubleDouble
  ) -> (sine: DoubleDouble, cosine: DoubleDouble) {
    guard abs(x.high) < 0x1p40 else {
      let nan = DoubleDouble(.nan)
      return (nan, nan)
    }
    let quarter = (x.high / (0.5 * Double.pi)).rounded()
    let r = x - pi.scaled(byPowerOfTwo: 0.5) * quarter
    let square = r * r
    var sine = r
    var cosine: DoubleDouble = 1
    var term = r
    var even: DoubleDouble = 1
    for k in stride(from: 1.0, through: 27, by: 2) {
      even = -even * square / (k * (k + 1))
      cosine += even
      term = -term * square / ((k + 1) * (k + 2))
      sine += term
    }
    switch Int(quarter) & 3 {
    case 0: return (sine, cosine)
    case 1: return (cosine, -sine)
    case 2: return (-sine, -cosine)
    default: return (-cosine, sine)
    }
  }
}
