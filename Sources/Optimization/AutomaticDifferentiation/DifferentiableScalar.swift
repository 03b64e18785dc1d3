public import ExtendedPrecision
import RealModule

/// The arithmetic that a residual function is written in.
///
/// A function that is generic over it can be evaluated in doubles, in double-double, with exact
/// first derivatives (``Dual``) and with exact second derivatives along a line (``Jet``). Constants
/// stay plain doubles: `1 - S.exp(-b[1] * x)`.
public protocol DifferentiableScalar: Sendable {
  /// A constant.
  init(_ constant: Double)
  /// A constant known to more digits than a double has; used as far as the type can hold them.
  init(_ constant: DoubleDouble)

  /// The negative.
  static prefix func - (a: Self) -> Self
  /// The sum.
  static func + (a: Self, b: Self) -> Self
  /// The sum with a constant.
  static func + (a: Self, b: Double) -> Self
  /// The sum with a constant.
  static func + (a: Double, b: Self) -> Self
  /// The difference.
  static func - (a: Self, b: Self) -> Self
  /// The difference from a constant.
  static func - (a: Self, b: Double) -> Self
  /// The difference from a constant.
  static func - (a: Double, b: Self) -> Self
  /// The product.
  static func * (a: Self, b: Self) -> Self
  /// The product with a constant.
  static func * (a: Self, b: Double) -> Self
  /// The product with a constant.
  static func * (a: Double, b: Self) -> Self
  /// The quotient.
  static func / (a: Self, b: Self) -> Self
  /// The quotient by a constant.
  static func / (a: Self, b: Double) -> Self
  /// The quotient of a constant.
  static func / (a: Double, b: Self) -> Self

  /// The exponential.
  static func exp(_ x: Self) -> Self
  /// The natural logarithm.
  static func log(_ x: Self) -> Self
  /// The square root.
  static func sqrt(_ x: Self) -> Self
  /// The sine.
  static func sin(_ x: Self) -> Self
  /// The cosine.
  static func cos(_ x: Self) -> Self
  /// The inverse tangent.
  static func atan(_ x: Self) -> Self
  /// A whole power.
  static func pow(_ x: Self, _ n: Int) -> Self
  /// A power of a positive base.
  static func pow(_ x: Self, _ y: Self) -> Self
}

extension Double: DifferentiableScalar {
  /// The nearest double.
  @inlinable
  public init(_ constant: DoubleDouble) { self = constant.rounded }
}

extension DoubleDouble: DifferentiableScalar {
  /// The number itself.
  @inlinable
  public init(_ constant: DoubleDouble) { self = constant }
}
