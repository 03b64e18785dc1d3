public import ExtendedPrecision

/// A value with its exact derivatives in eight directions: forward-mode differentiation.
///
/// > Source: Griewank & Walther (2008), "Evaluating derivatives", chapter 3.
@frozen
public struct Dual: ChainRule {
  /// The value.
  public var value: Double
  /// The derivatives.
  public var tangents: SIMD8<Double>

  /// A value with these derivatives.
  @inlinable
  public init(_ value: Double, tangents: SIMD8<Double>) {
    self.value = value
    self.tangents = tangents
  }

  /// A constant, whose derivatives are zero.
  @inlinable
  public init(_ constant: Double) { self.init(constant, tangents: .zero) }

  /// A constant, rounded.
  @inlinable
  public init(_ constant: DoubleDouble) { self.init(constant.rounded, tangents: .zero) }

  /// f(self), by the chain rule.
  @inlinable
  public func composed(_ value: Double, _ first: Double, _ second: Double) -> Dual {
    Dual(value, tangents: tangents * first)
  }

  /// The negative.
  @inlinable
  public static prefix func - (a: Dual) -> Dual { Dual(-a.value, tangents: -a.tangents) }

  /// The sum.
  @inlinable
  public static func + (a: Dual, b: Dual) -> Dual {
    Dual(a.value + b.value, tangents: a.tangents + b.tangents)
  }

  /// The sum with a constant.
  @inlinable
  public static func + (a: Dual, b: Double) -> Dual { Dual(a.value + b, tangents: a.tangents) }

  /// The product.
  @inlinable
  public static func * (a: Dual, b: Dual) -> Dual {
    Dual(a.value * b.value, tangents: a.tangents * b.value + b.tangents * a.value)
  }

  /// The product with a constant.
  @inlinable
  public static func * (a: Dual, b: Double) -> Dual { Dual(a.value * b, tangents: a.tangents * b) }
}
