public import RealModule

/// A value that carries derivatives, to which functions apply by the chain rule.
public protocol ChainRule: DifferentiableScalar {
  /// The value without its derivatives.
  var value: Double { get }

  /// f(self), from the value and the first two derivatives of f at `value`.
  func composed(_ value: Double, _ first: Double, _ second: Double) -> Self
}

extension ChainRule {
  /// The exponential.
  @inlinable
  public static func exp(_ x: Self) -> Self {
    let e = Double.exp(x.value)
    return x.composed(e, e, e)
  }

  /// The natural logarithm.
  @inlinable
  public static func log(_ x: Self) -> Self {
    let r = 1 / x.value
    return x.composed(Double.log(x.value), r, -r * r)
  }

  /// The square root.
  @inlinable
  public static func sqrt(_ x: Self) -> Self {
    let root = x.value.squareRoot()
    return x.composed(root, 0.5 / root, -0.25 / (root * x.value))
  }

  /// The sine.
  @inlinable
  public static func sin(_ x: Self) -> Self {
    let (s, c) = (Double.sin(x.value), Double.cos(x.value))
    return x.composed(s, c, -s)
  }

  /// The cosine.
  @inlinable
  public static func cos(_ x: Self) -> Self {
    let (s, c) = (Double.sin(x.value), Double.cos(x.value))
    return x.composed(c, -s, -c)
  }

  /// The inverse tangent.
  @inlinable
  public static func atan(_ x: Self) -> Self {
    let d = 1 / (1 + x.value * x.value)
    return x.composed(Double.atan(x.value), d, -2 * x.value * d * d)
  }

  /// A whole power.
  @inlinable
  public static func pow(_ x: Self, _ n: Int) -> Self {
    let first = n == 0 ? 0 : Double(n) * Double.pow(x.value, n - 1)
    let second = n == 0 || n == 1 ? 0 : Double(n) * Double(n - 1) * Double.pow(x.value, n - 2)
    return x.composed(Double.pow(x.value, n), first, second)
  }

  /// A power of a positive base.
  @inlinable
  public static func pow(_ x: Self, _ y: Self) -> Self { exp(y * log(x)) }

  /// The quotient.
  @inlinable
  public static func / (a: Self, b: Self) -> Self { a * (1 / b) }

  /// The quotient of a constant.
  @inlinable
  public static func / (a: Double, b: Self) -> Self {
    let r = 1 / b.value
    return b.composed(a * r, -a * r * r, 2 * a * r * r * r)
  }

  /// The quotient by a constant.
  @inlinable
  public static func / (a: Self, b: Double) -> Self {
    a.composed(a.value / b, 1 / b, 0)
  }

  /// The sum with a constant.
  @inlinable
  public static func + (a: Double, b: Self) -> Self { b + a }

  /// The difference.
  @inlinable
  public static func - (a: Self, b: Self) -> Self { a + (-b) }

  /// The difference from a constant.
  @inlinable
  public static func - (a: Self, b: Double) -> Self { a + (-b) }

  /// The difference from a constant.
  @inlinable
  public static func - (a: Double, b: Self) -> Self { -b + a }

  /// The product with a constant.
  @inlinable
  public static func * (a: Double, b: Self) -> Self { b * a }
}
