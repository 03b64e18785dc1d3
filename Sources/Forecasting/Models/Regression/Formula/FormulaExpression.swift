import ExtendedPrecision
import TimeSeries

/// An expression that has one number a period.
indirect enum FormulaExpression: Hashable, Sendable {
  /// A number with its spelling.
  case number(DoubleDouble, text: String)
  /// The values of a series.
  case series(String)
  /// 1, 2, 3, ... from the first observation of the response on.
  case trend
  /// 1 from the period on, else 0.
  case step(Period)
  /// 1 within the period, else 0.
  case pulse(Period)
  /// 0 up to the period, then 1, 2, 3, ...
  case knot(Period)
  /// The expression some periods before.
  case lag(FormulaExpression, Int)
  /// The expression less that of some periods before.
  case difference(FormulaExpression, Int)
  /// A function of the expression.
  case function(ElementaryFunction, FormulaExpression)
  /// Arithmetic, as in `I()`.
  case arithmetic(ArithmeticOperator, FormulaExpression, FormulaExpression)
  /// The expression with its sign changed.
  case negative(FormulaExpression)
  /// The expression to a power.
  case power(FormulaExpression, exponent: DoubleDouble, text: String)
  /// The expression in `I()`.
  case isolated(FormulaExpression)

  /// Functions of one number.
  enum ElementaryFunction: String, Hashable, Sendable {
    case log
    case sqrt
    case exp
  }

  /// The four operations.
  enum ArithmeticOperator: Character, Hashable, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
  }
}

extension FormulaExpression {
  /// The names of the series in it, in order of appearance, with repetitions.
  var seriesNames: [String] {
    switch self {
    case .series(let name): [name]
    case .number, .trend, .step, .pulse, .knot: []
    case .lag(let inner, _), .difference(let inner, _), .function(_, let inner),
      .negative(let inner), .power(let inner, _, _), .isolated(let inner):
      inner.seriesNames
    case .arithmetic(_, let left, let right): left.seriesNames + right.seriesNames
    }
  }

  /// The most periods that the expression looks back.
  var deepestLag: Int {
    switch self {
    case .number, .series, .trend, .step, .pulse, .knot: 0
    case .lag(let inner, let periods), .difference(let inner, let periods):
      periods + inner.deepestLag
    case .function(_, let inner), .negative(let inner), .power(let inner, _, _),
      .isolated(let inner):
      inner.deepestLag
    case .arithmetic(_, let left, let right): max(left.deepestLag, right.deepestLag)
    }
  }

  /// Whether the value of a series in the very period is read.
  func readsUnlagged(_ name: String) -> Bool {
    switch self {
    case .series(let own): own == name
    case .number, .trend, .step, .pulse, .knot, .lag: false
    case .difference(let inner, _), .function(_, let inner), .negative(let inner),
      .power(let inner, _, _), .isolated(let inner):
      inner.readsUnlagged(name)
    case .arithmetic(_, let left, let right):
      left.readsUnlagged(name) || right.readsUnlagged(name)
    }
  }
}
