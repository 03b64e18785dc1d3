public import ExtendedPrecision

/// A value with its exact first and second derivative along one line.
@frozen
public struct Jet: ChainRule {
  /// The value.
  public var value: Double
  /// The first derivative.
  public var slope: Double
  /// The second derivative.
  public var curvature: Double

  /// A value with these derivatives.
  @inlinable
  public init(_ value: Double, slope: Double, curvature: Double = 0) {
    self.value = value
    self.slope = slope
    self.curvature = curvature
  }

  /// A constant, whose derivatives are zero.
  @inlinable
  public init(_ constant: Double) { self.init(constant, slope: 0) }

  /// A constant, rounded.
  @inlinable
  public init(_ constant: DoubleDouble) { self.init(constant.rounded, slope: 0) }

  /// f(self), by the chain rule of second order.
  @inlinable
  public func composed(_ value: Double, _ first: Double, _ second: Double) -> Jet {
    Jet(value, slope: first * slope, curvature: second * slope * slope + first * curvature)
  }

  /// The negative.
  @inlinable
  public static prefix func - (a: Jet) -> Jet {
    Jet(-a.value, slope: -a.slope, curvature: -a.curvature)
  }

  /// The sum.
  @inlinable
  public static func + (a: Jet, b: Jet) -> Jet {
    Jet(a.value + b.value, slope: a.slope + b.slope, curvature: a.curvature + b.curvature)
  }

  /// The sum with a constant.
  @inlinable
  public static func + (a: Jet, b: Double) -> Jet {
    Jet(a.value + b, slope: a.slope, curvature: a.curvature)
  }

  /// The product.
  @inlinable
  public static func * (a: Jet, b: Jet) -> Jet {
    Jet(
      a.value * b.value, slope: a.slope * b.value + a.value * b.slope,
      curvature: a.curvature * b.value + 2 * a.slope * b.slope + a.value * b.curvature)
  }

  /// The product with a constant.
  @inlinable
  public static func * (a: Jet, b: Double) -> Jet {
    Jet(a.value * b, slope: a.slope * b, curvature: a.curvature * b)
  }
}
