import Optimization
import RealModule

/// The numbers that an ARMA likelihood is written in: doubles, or doubles with derivatives.
protocol ARMAScalar: DifferentiableScalar {
  /// The value without its derivatives.
  var value: Double { get }
  /// Whether value and derivatives are zero.
  var isZero: Bool { get }
}

extension ARMAScalar {
  static var zero: Self { Self(0 as Double) }
  static var one: Self { Self(1 as Double) }
}

extension Double: ARMAScalar {
  var value: Double { self }
}

extension Dual: ARMAScalar {
  var isZero: Bool { value == 0 && tangents == .zero }
}
