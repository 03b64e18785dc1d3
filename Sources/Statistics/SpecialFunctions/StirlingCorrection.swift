import ExtendedPrecision
import RealModule

/// What Stirling's formula lacks, and the deviance that goes with it.
///
/// Densities written as exp(−deviance + corrections) do not lose digits to the cancellation between
/// large logarithms of gamma functions.
///
/// > Source: Loader (2000), "Fast and accurate computation of binomial probabilities".
enum StirlingCorrection {
  /// δ(a) = log Γ(a+1) − (a+½) log a + a − ½ log 2π, for a > 0.
  ///
  /// > Accuracy: about 1e-16 absolute from a = 1 on.
  static func delta(_ a: Double) -> Double {
    var sum = 0.0
    var a = a
    // δ(a) = δ(a+1) + (a+½) log(1+1/a) − 1.
    while a < 10 {
      sum += (a + 0.5) * Double.log(onePlus: 1 / a) - 1
      a += 1
    }
    let s = 1 / (a * a)
    let series =
      1.0 / 12
      - s
      * (1.0 / 360
        - s
        * (1.0 / 1260
          - s * (1.0 / 1680 - s * (1.0 / 1188 - s * (691.0 / 360360 - s * (1.0 / 156))))))
    return sum + series / a
  }

  /// exp(−D), D = a log(a/m) + m − a ≥ 0: the likelihood of mean m relative to mean a.
  ///
  /// The exponent is formed in double-double wherever its rounding would show.
  static func likelihood(of a: Double, mean m: DoubleDouble) -> Double {
    // From here on D > 800, and the likelihood underflows.
    guard m.high > 0, m.high < 4 * (a + 1000) else { return m.high.isNaN ? .nan : 0 }
    let difference = (a - m).high
    let v = difference / (a + m.high)
    if abs(v) < 0.1, abs(difference * v) < 0.5 {
      // D = (a−m)v + 2a(v³/3 + v⁵/5 + …).
      let square = v * v
      var sum = 0.0
      for k in stride(from: 17.0, through: 3, by: -2) { sum = sum * square + 1 / k }
      return Double.exp(-(difference * v + 2 * a * v * square * sum))
    }
    let logRatio =
      m.high > 1e-250 && a > 1e-30
      ? WideLogarithm.log(a / m) : WideLogarithm.log(DoubleDouble(a)) - WideLogarithm.log(m)
    return exp(minus: logRatio * a + (m - a))
  }

  /// exp(−x), with the part of x that a double drops.
  static func exp(minus x: DoubleDouble) -> Double {
    let value = Double.exp(-x.high)
    return value > 0 ? value - value * x.low : value
  }
}
