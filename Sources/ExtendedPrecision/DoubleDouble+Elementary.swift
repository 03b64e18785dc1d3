import RealModule

// Every function corrects the double's answer, or sums a series of positive terms, so that about 31
// digits stand, relative to the result or, for sin, cos and log near a zero, to 1.
extension DoubleDouble {
  /// π.
  public static let pi = DoubleDouble(high: 3.141592653589793, low: 1.2246467991473532e-16)
  /// log 2.
  public static let logTwo = DoubleDouble(high: 0.6931471805599453, low: 2.3190468138462996e-17)

  /// The square root; NaN below zero.
  public static func sqrt(_ x: DoubleDouble) -> DoubleDouble {
    let root = x.high.squareRoot()
    guard root.isFinite, root > 0 else { return DoubleDouble(root) }
    return DoubleDouble(sum: root, (x - DoubleDouble(product: root, root)).high / (2 * root))
  }

  /// The exponential.
  ///
  /// eˣ − 1 of x less a multiple of log 2, divided by 512, by its series, squared back nine times.
  public static func exp(_ x: DoubleDouble) -> DoubleDouble {
    guard x.high < 709.8 else { return DoubleDouble(x.high.isNaN ? x.high : .infinity) }
    guard x.high > -745.2 else { return 0 }
    let power = (x.high / logTwo.high).rounded()
    let r = (x - logTwo * power).scaled(byPowerOfTwo: 0x1p-9)
    var term = r
    var sum = r
    for k in 2...9 {
      term = term * r / Double(k)
      sum += term
    }
    for _ in 0..<9 { sum = sum.scaled(byPowerOfTwo: 2) + sum * sum }
    let half = Int(power) / 2
    return (sum + 1)
      .scaled(byPowerOfTwo: Double(sign: .plus, exponent: half, significand: 1))
      .scaled(byPowerOfTwo: Double(sign: .plus, exponent: Int(power) - half, significand: 1))
  }

  /// The natural logarithm; NaN below zero.
  public static func log(_ x: DoubleDouble) -> DoubleDouble {
    let first = Double.log(x.high)
    guard first.isFinite else { return DoubleDouble(first) }
    // Newton for exp(y) = x. The scaling keeps exp(-y) a normal number.
    let exponent = Double(x.high.exponent)
    let scale = Double(sign: .plus, exponent: -Int(x.high.exponent), significand: 1)
    let mantissa = x.scaled(byPowerOfTwo: scale)
    let start = Double.log(mantissa.high)
    let rest = mantissa * exp(DoubleDouble(-start)) - 1
    return logTwo * exponent + (rest - rest * rest * 0.5 + start)
  }

  /// log(1 + x), relative to the result also for small x.
  public static func log(onePlus x: DoubleDouble) -> DoubleDouble {
    guard abs(x.high) < 1e-3 else { return log(x + 1) }
    // 2 artanh(x / (2 + x)).
    let s = x / (x + 2)
    let square = s * s
    var sum: DoubleDouble = 0
    for k in stride(from: 11.0, through: 3, by: -2) { sum = sum * square + 1 / DoubleDouble(k) }
    return (s * square * sum + s).scaled(byPowerOfTwo: 2)
  }

  /// A power; NaN where the base is negative and the exponent not whole.
  public static func pow(_ x: DoubleDouble, _ y: DoubleDouble) -> DoubleDouble {
    if y.low == 0, y.high == y.high.rounded(), abs(y.high) <= 1024 { return pow(x, Int(y.high)) }
    if x == 0 { return DoubleDouble(Double.pow(0, y.high)) }
    return exp(y * log(x))
  }

  /// A whole power, by squaring.
  public static func pow(_ x: DoubleDouble, _ n: Int) -> DoubleDouble {
    var result: DoubleDouble = 1
    var square = x
    var rest = n.magnitude
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      rest >>= 1
      if rest > 0 { square *= square }
    }
    return n < 0 ? 1 / result : result
  }
}
