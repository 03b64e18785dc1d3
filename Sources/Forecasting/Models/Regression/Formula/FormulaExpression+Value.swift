import ExtendedPrecision
import TimeSeries

/// A value that an expression needs and nothing provides.
struct MissingValue: Error {
  let name: String
  let period: Period
}

extension FormulaExpression {
  /// The expression's number in a period.
  ///
  /// - Parameters:
  ///   - period: the period asked for.
  ///   - origin: the period where `trend` is 1.
  ///   - read: the value of a series in a period, nil where there is none.
  /// - Throws: the first value that is not there.
  /// - Complexity: one reading a name and lag.
  func value<Number: FormulaNumber>(
    at period: Period, from origin: Period, reading read: (String, Period) -> Number?
  ) throws(MissingValue) -> Number {
    switch self {
    case .number(let value, _): return Number(constant: value)
    case .series(let name):
      guard let value = read(name, period) else { throw MissingValue(name: name, period: period) }
      return value
    case .trend: return Number(constant: DoubleDouble(origin.distance(to: period) + 1))
    case .step(let start):
      return Number(constant: period.months.lowerBound < start.months.lowerBound ? 0 : 1)
    case .pulse(let whole):
      return Number(constant: whole.months.contains(period.months.lowerBound) ? 1 : 0)
    case .knot(let start): return Number(constant: DoubleDouble(period.steps(after: start)))
    case .lag(let inner, let periods):
      return try inner.value(at: period.advanced(by: -periods), from: origin, reading: read)
    case .difference(let inner, let periods):
      let now = try inner.value(at: period, from: origin, reading: read)
      let before = try inner.value(at: period.advanced(by: -periods), from: origin, reading: read)
      return now - before
    case .function(let function, let inner):
      return try inner.value(at: period, from: origin, reading: read).applying(function)
    case .arithmetic(let sign, let left, let right):
      let a = try left.value(at: period, from: origin, reading: read)
      let b = try right.value(at: period, from: origin, reading: read)
      switch sign {
      case .add: return a + b
      case .subtract: return a - b
      case .multiply: return a * b
      case .divide: return a / b
      }
    case .negative(let inner):
      let value = try inner.value(at: period, from: origin, reading: read)
      return Number(constant: 0) - value
    case .power(let inner, let exponent, _):
      return try inner.value(at: period, from: origin, reading: read).power(exponent)
    case .isolated(let inner):
      return try inner.value(at: period, from: origin, reading: read)
    }
  }

  /// The periods that `step`, `pulse` and `knot` name.
  var namedPeriods: [Period] {
    switch self {
    case .step(let period), .pulse(let period), .knot(let period): [period]
    case .number, .series, .trend: []
    case .lag(let inner, _), .difference(let inner, _), .function(_, let inner),
      .negative(let inner), .power(let inner, _, _), .isolated(let inner):
      inner.namedPeriods
    case .arithmetic(_, let left, let right): left.namedPeriods + right.namedPeriods
    }
  }
}

extension Period {
  /// The months that the period covers, counted from year 0.
  fileprivate var months: Range<Int> {
    let length = frequency.monthsPerPeriod
    return ordinal * length..<(ordinal + 1) * length
  }

  /// Periods since the one in which `start` begins; 0 before.
  fileprivate func steps(after start: Period) -> Int {
    let months = months.lowerBound - start.months.lowerBound
    return months <= 0 ? 0 : months / frequency.monthsPerPeriod
  }
}
