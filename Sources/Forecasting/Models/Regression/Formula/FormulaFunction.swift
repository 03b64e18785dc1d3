/// The functions of formulas.
public enum FormulaFunction: String, CaseIterable, Hashable, Sendable {
  case log
  case sqrt
  case exp
  case lag
  case diff
  case identity = "I"
  case step
  case pulse
  case knot

  /// How the function is written: `lag(x, k)`.
  public var signature: String {
    switch self {
    case .log: "log(x)"
    case .sqrt: "sqrt(x)"
    case .exp: "exp(x)"
    case .lag: "lag(x, k)"
    case .diff: "diff(x, k)"
    case .identity: "I(x)"
    case .step: "step(period)"
    case .pulse: "pulse(period)"
    case .knot: "knot(period)"
    }
  }

  /// One sentence on what the function gives.
  public var abstract: String {
    switch self {
    case .log: "The natural logarithm of a positive expression."
    case .sqrt: "The square root of an expression that is not negative."
    case .exp: "The exponential of an expression."
    case .lag: "The expression k periods before; k is 1 where it is not given."
    case .diff: "The expression less that of k periods before; k is 1 where it is not given."
    case .identity: "The expression as arithmetic: +, -, *, / and ^ mean what they mean in numbers."
    case .step: "0 before the period, 1 from it on: a level shift."
    case .pulse: "1 within the period, 0 in all others: an outlier."
    case .knot: "0 up to the period, then 1, 2, 3, ...: a change of the slope of a trend."
    }
  }

  /// How many arguments the function takes.
  var argumentCounts: ClosedRange<Int> {
    switch self {
    case .lag, .diff: 1...2
    default: 1...1
    }
  }
}
