// Relative errors (u = 2⁻⁵³), Joldes, Muller & Popescu (2017): sum 3u², product 5u², quotient 15u².
extension DoubleDouble {
  /// The negative.
  @inlinable
  public static prefix func - (a: DoubleDouble) -> DoubleDouble {
    DoubleDouble(high: -a.high, low: -a.low)
  }

  /// The sum.
  @inlinable
  public static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let s = DoubleDouble(sum: a.high, b.high)
    let t = DoubleDouble(sum: a.low, b.low)
    let v = DoubleDouble(ordered: s.high, s.low + t.high)
    return DoubleDouble(ordered: v.high, t.low + v.low)
  }

  /// The sum with a double.
  @inlinable
  public static func + (a: DoubleDouble, b: Double) -> DoubleDouble {
    let s = DoubleDouble(sum: a.high, b)
    return DoubleDouble(ordered: s.high, a.low + s.low)
  }

  /// The sum with a double.
  @inlinable
  public static func + (a: Double, b: DoubleDouble) -> DoubleDouble { b + a }

  /// The difference.
  @inlinable
  public static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + (-b) }

  /// The difference from a double.
  @inlinable
  public static func - (a: DoubleDouble, b: Double) -> DoubleDouble { a + (-b) }

  /// The difference from a double.
  @inlinable
  public static func - (a: Double, b: DoubleDouble) -> DoubleDouble { -b + a }

  /// The product.
  @inlinable
  public static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let p = DoubleDouble(product: a.high, b.high)
    let cross = (a.low * b.high).addingProduct(a.high, b.low)
    return DoubleDouble(ordered: p.high, p.low + cross)
  }

  /// The product with a double.
  @inlinable
  public static func * (a: DoubleDouble, b: Double) -> DoubleDouble {
    let p = DoubleDouble(product: a.high, b)
    return DoubleDouble(ordered: p.high, p.low.addingProduct(a.low, b))
  }

  /// The product with a double.
  @inlinable
  public static func * (a: Double, b: DoubleDouble) -> DoubleDouble { b * a }

  /// The quotient.
  @inlinable
  public static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let first = a.high / b.high
    guard first.isFinite, b.high.isFinite else { return DoubleDouble(first) }
    let rest = a - b * first
    let second = rest.high / b.high
    let third = (rest - b * second).high / b.high
    return DoubleDouble(ordered: first, second) + third
  }

  /// The quotient by a double.
  @inlinable
  public static func / (a: DoubleDouble, b: Double) -> DoubleDouble { a / DoubleDouble(b) }

  /// The quotient of a double.
  @inlinable
  public static func / (a: Double, b: DoubleDouble) -> DoubleDouble { DoubleDouble(a) / b }

  /// Adds in place.
  @inlinable
  public static func += (a: inout DoubleDouble, b: DoubleDouble) { a = a + b }

  /// Adds a double in place.
  @inlinable
  public static func += (a: inout DoubleDouble, b: Double) { a = a + b }

  /// Subtracts in place.
  @inlinable
  public static func -= (a: inout DoubleDouble, b: DoubleDouble) { a = a - b }

  /// Multiplies in place.
  @inlinable
  public static func *= (a: inout DoubleDouble, b: DoubleDouble) { a = a * b }

  /// Divides in place.
  @inlinable
  public static func /= (a: inout DoubleDouble, b: DoubleDouble) { a = a / b }

  /// Times a power of two, exactly but for underflow.
  @inlinable
  package func scaled(byPowerOfTwo factor: Double) -> DoubleDouble {
    DoubleDouble(high: high * factor, low: low * factor)
  }
}
