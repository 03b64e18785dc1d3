import RealModule

/// Derivatives by the initial states (level, slope, season) and by up to four further numbers.
struct ETSTangent<States: SIMD & Sendable>: Sendable where States.Scalar == Double {
  var states: States
  var coordinates: BoxPoint

  static var zero: Self { Self(states: .zero, coordinates: .zero) }

  @inline(__always)
  static func + (a: Self, b: Self) -> Self {
    Self(states: a.states + b.states, coordinates: a.coordinates + b.coordinates)
  }
  @inline(__always)
  static func - (a: Self, b: Self) -> Self {
    Self(states: a.states - b.states, coordinates: a.coordinates - b.coordinates)
  }
  @inline(__always)
  static prefix func - (a: Self) -> Self {
    Self(states: -a.states, coordinates: -a.coordinates)
  }
  @inline(__always)
  static func * (a: Self, b: Double) -> Self {
    Self(states: a.states * b, coordinates: a.coordinates * b)
  }
}

/// A number with its derivatives.
struct ETSDual<States: SIMD & Sendable>: ETSScalar where States.Scalar == Double {
  var value: Double
  var tangent: ETSTangent<States>

  /// A number that none of the states moves.
  init(_ value: Double, coordinates: BoxPoint = .zero) {
    self.value = value
    tangent = ETSTangent(states: .zero, coordinates: coordinates)
  }

  @inline(__always)
  init(_ value: Double, tangent: ETSTangent<States>) {
    self.value = value
    self.tangent = tangent
  }

  @inline(__always)
  static func + (a: Self, b: Self) -> Self {
    Self(a.value + b.value, tangent: a.tangent + b.tangent)
  }
  @inline(__always)
  static func - (a: Double, b: Self) -> Self { Self(a - b.value, tangent: -b.tangent) }
  @inline(__always)
  static func * (a: Self, b: Self) -> Self {
    Self(a.value * b.value, tangent: a.tangent * b.value + b.tangent * a.value)
  }
  @inline(__always)
  static func / (a: Self, b: Self) -> Self {
    let quotient = a.value / b.value
    return Self(quotient, tangent: (a.tangent - b.tangent * quotient) * (1 / b.value))
  }
  func raised(to power: Self) -> Self {
    let logarithm = Double.log(value)
    let result = Double.exp(power.value * logarithm)
    let rate = tangent * (power.value / value) + power.tangent * logarithm
    return Self(result, tangent: rate * result)
  }
}
