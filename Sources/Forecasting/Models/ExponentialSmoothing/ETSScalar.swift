import RealModule

/// The numbers that the recursion is written in: one, eight at a time, or one with derivatives.
protocol ETSScalar: Sendable {
  static func + (a: Self, b: Self) -> Self
  static func - (a: Double, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  /// A power of a positive number.
  func raised(to power: Self) -> Self
}

extension Double: ETSScalar {
  @inline(__always)
  func raised(to power: Double) -> Double { .exp(power * .log(self)) }
}

extension SIMD8<Double>: ETSScalar {
  func raised(to power: Self) -> Self {
    var result = Self.zero
    for lane in 0..<8 { result[lane] = self[lane].raised(to: power[lane]) }
    return result
  }
}

/// The smoothing parameters of a form.
struct ETSWeights<Scalar: ETSScalar>: Sendable {
  /// The weight of an error in the level.
  var alpha: Scalar
  /// The weight of an error in the slope, at most alpha: R's beta.
  var beta: Scalar
  /// The weight of an error in the season.
  var gamma: Scalar
  /// What a slope keeps from period to period; 1 without damping.
  var phi: Scalar
}

extension ETSWeights: Equatable where Scalar: Equatable {}
extension ETSWeights: Hashable where Scalar: Hashable {}
extension ETSWeights: Codable where Scalar: Codable {}
