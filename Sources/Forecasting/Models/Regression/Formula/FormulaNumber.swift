import ExtendedPrecision
import RealModule

/// The numbers that expressions are evaluated in: double-double for designs, doubles for paths,
/// numbers with derivatives for forecasts that feed back into their own regressors.
protocol FormulaNumber {
  /// A constant.
  init(constant: DoubleDouble)
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  /// The number to a constant power.
  func power(_ exponent: DoubleDouble) -> Self
  /// An elementary function of the number.
  func applying(_ function: FormulaExpression.ElementaryFunction) -> Self
}

/// Arithmetic keeps 32 digits, so that powers and interactions of columns are exact products.
///
/// Functions take and give doubles: the logarithm of a regressor is the double that every program
/// computes, and exact from there on.
extension DoubleDouble: FormulaNumber {
  init(constant: DoubleDouble) { self = constant }

  func power(_ exponent: DoubleDouble) -> DoubleDouble {
    if let whole = exponent.smallWhole { return DoubleDouble.pow(self, whole) }
    return DoubleDouble(rounded.power(exponent))
  }

  func applying(_ function: FormulaExpression.ElementaryFunction) -> DoubleDouble {
    DoubleDouble(rounded.applying(function))
  }

  /// The value where it is a whole number of at most a thousand.
  fileprivate var smallWhole: Int? {
    low == 0 && high == high.rounded() && abs(high) <= 1000 ? Int(high) : nil
  }
}

extension Double: FormulaNumber {
  init(constant: DoubleDouble) { self = constant.rounded }

  func power(_ exponent: DoubleDouble) -> Double {
    if let whole = exponent.smallWhole { return .pow(self, whole) }
    return .pow(self, exponent.rounded)
  }

  func applying(_ function: FormulaExpression.ElementaryFunction) -> Double {
    switch function {
    case .log: .log(self)
    case .sqrt: squareRoot()
    case .exp: .exp(self)
    }
  }
}
