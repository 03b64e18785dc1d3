import ExtendedPrecision
import RealModule
import TimeSeries

/// A number with its derivatives by several variables: forward-mode differentiation.
struct GradientNumber: FormulaNumber {
  let value: Double
  /// One derivative a variable; empty where all are 0.
  let gradient: [Double]

  init(_ value: Double, gradient: [Double] = []) {
    self.value = value
    self.gradient = gradient
  }

  init(constant: DoubleDouble) { self.init(constant.rounded) }

  static func + (a: GradientNumber, b: GradientNumber) -> GradientNumber {
    GradientNumber(a.value + b.value, gradient: combined(1, a, 1, b))
  }

  static func - (a: GradientNumber, b: GradientNumber) -> GradientNumber {
    GradientNumber(a.value - b.value, gradient: combined(1, a, -1, b))
  }

  static func * (a: GradientNumber, b: GradientNumber) -> GradientNumber {
    GradientNumber(a.value * b.value, gradient: combined(b.value, a, a.value, b))
  }

  static func / (a: GradientNumber, b: GradientNumber) -> GradientNumber {
    let quotient = a.value / b.value
    return GradientNumber(quotient, gradient: combined(1 / b.value, a, -quotient / b.value, b))
  }

  func power(_ exponent: DoubleDouble) -> GradientNumber {
    chained(value.power(exponent), slope: exponent.rounded * value.power(exponent - 1))
  }

  func applying(_ function: FormulaExpression.ElementaryFunction) -> GradientNumber {
    let result = value.applying(function)
    let slope =
      switch function {
      case .log: 1 / value
      case .sqrt: 0.5 / result
      case .exp: result
      }
    return chained(result, slope: slope)
  }

  /// The natural value of a number on the scale of a link.
  func inverting(_ link: Link) -> GradientNumber {
    let natural = link.invert(value)
    let slope =
      switch link {
      case .identity: 1.0
      case .log, .rank: natural
      case .squareRoot: 2 * max(0, value)
      case .positive(let knee): min(1, natural / knee)
      case .power(let exponent, let knee):
        natural >= knee ? Double.pow(natural / knee, 1 - exponent) : natural / knee
      case .logit(let lower, let upper): (natural - lower) * (upper - natural) / (upper - lower)
      }
    return chained(natural, slope: slope)
  }

  private func chained(_ result: Double, slope: Double) -> GradientNumber {
    GradientNumber(result, gradient: gradient.map { slope * $0 })
  }

  private static func combined(
    _ s: Double, _ a: GradientNumber, _ t: Double, _ b: GradientNumber
  ) -> [Double] {
    if b.gradient.isEmpty { return s == 1 ? a.gradient : a.gradient.map { s * $0 } }
    if a.gradient.isEmpty { return t == 1 ? b.gradient : b.gradient.map { t * $0 } }
    return zip(a.gradient, b.gradient).map { s * $0 + t * $1 }
  }
}
