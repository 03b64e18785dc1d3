internal import TimeSeries

/// Compares the finished series with the statements that gave it no value.
///
/// A statement counts as contradicted only where the whole cell that the series' value stands for
/// lies outside what the statement allows.
struct ConsistencyCheck {
  let points: [Period: FormedPoint]
  let indicator: Indicator
  let conversion: UnitConversion

  /// The contradiction between the series and a statement; nil where there is none, or where they
  /// cannot be compared.
  func violation(of entry: UnusedStatement) -> BoundViolation? {
    let statement = entry.statement
    switch entry.reason {
    case .bound where statement.isStreak: return violation(ofStreak: statement)
    case .bound, .yearToDate, .sum:
      guard let factor = try? conversion.factor(for: statement).factor,
        let value = total(over: statement)
      else { return nil }
      let limits = Limits(statement, asFloor: entry.reason == .yearToDate)
      return violation(of: statement, value: value, limits: limits.scaled(by: factor))
    case .hedgedComparison:
      guard
        let comparison = try? Comparison(
          statement, frequency: indicator.frequency, conversion: conversion),
        let first = points[comparison.first], let last = points[comparison.last],
        first.isWholePeriod, last.isWholePeriod
      else { return nil }
      let value = comparison.quantity(from: first.value, to: last.value)
      let low = comparison.quantity(
        from: first.value + first.halfUnit, to: last.value - last.halfUnit)
      let high = comparison.quantity(
        from: first.value - first.halfUnit, to: last.value + last.halfUnit)
      guard value.isFinite, low.isFinite, high.isFinite else { return nil }
      return violation(
        of: statement, value: (value, max(high - value, value - low)),
        limits: Limits(statement, asFloor: false))
    default: return nil
    }
  }

  /// The contradiction of the first period in which the series breaks a streak.
  private func violation(ofStreak statement: Statement) -> BoundViolation? {
    guard case .span(let first, let last) = statement.period,
      let factor = try? conversion.factor(for: statement).factor
    else { return nil }
    let limits = Limits(statement, asFloor: false).scaled(by: factor)
    return (0...first.distance(to: last)).lazy.compactMap { step -> BoundViolation? in
      guard let point = points[first.advanced(by: step)], point.isWholePeriod else { return nil }
      return violation(of: statement, value: (point.value, point.halfUnit), limits: limits)
    }.first
  }

  /// The series' value, or sum of values, over the statement's period, with its half unit.
  private func total(over statement: Statement) -> (value: Double, halfUnit: Double)? {
    let range: (Period, Period)
    switch (statement.measure, statement.period) {
    case (.asOf, let period):
      guard let month = period.lastMonth else { return nil }
      let length = 12 / indicator.frequency.seasonLength
      let ordinal = period.lastYear * indicator.frequency.seasonLength + (month - 1) / length
      let whole = Period(frequency: indicator.frequency, ordinal: ordinal)
      guard let point = points[whole] else { return nil }
      // A stock within a period says nothing of its end, unless the series stands there too.
      let isComparable =
        indicator.kind == .flow || month % length == 0 || point.origin == .partYear(month: month)
      return isComparable ? (point.value, point.halfUnit) : nil
    case (_, .single(let period)): range = (period, period)
    case (_, .span(let first, let last)): range = (first, last)
    case (_, .half): return nil
    }
    guard range.0.frequency == indicator.frequency else { return nil }
    var sum = (value: 0.0, halfUnit: 0.0)
    for step in 0...range.0.distance(to: range.1) {
      guard let point = points[range.0.advanced(by: step)], point.isWholePeriod else { return nil }
      sum.value += point.value
      sum.halfUnit += point.halfUnit
    }
    return sum
  }

  private func violation(
    of statement: Statement, value: (value: Double, halfUnit: Double), limits: Limits
  ) -> BoundViolation? {
    // Rounding in the last place of a sum is not a contradiction.
    let slack = value.halfUnit + 1e-12 * abs(value.value)
    let isBelow = limits.lower.map { value.value + slack < $0 } ?? false
    let isAbove = limits.upper.map { value.value - slack > $0 } ?? false
    guard isBelow || isAbove else { return nil }
    return BoundViolation(
      statement: statement, value: value.value, halfUnit: value.halfUnit, lower: limits.lower,
      upper: limits.upper)
  }
}

/// The values that a statement allows, in its own unit.
struct Limits: Hashable {
  var lower: Double?
  var upper: Double?

  /// - Parameter asFloor: whether the figure is only a part of what it is compared with.
  init(_ statement: Statement, asFloor: Bool) {
    let value = statement.quantity.value
    let unit = statement.quantity.lastDigitUnit
    switch statement.qualifier {
    case .exact: (lower, upper) = (value - unit / 2, value + unit / 2)
    case .about: (lower, upper) = (value - unit, value + unit)
    case .atLeast, .above: (lower, upper) = (value, nil)
    case .atMost, .below: (lower, upper) = (nil, value)
    case .nearly: (lower, upper) = (value - statement.quantity.lastNonzeroDigitUnit, value)
    case .range: (lower, upper) = (value, statement.upperQuantity?.value)
    }
    if asFloor { upper = nil }
  }

  func scaled(by factor: Double) -> Limits {
    var limits = self
    limits.lower = lower.map { $0 * factor }
    limits.upper = upper.map { $0 * factor }
    return limits
  }
}

extension FormedPoint {
  /// Whether the value stands for the whole period.
  var isWholePeriod: Bool {
    if case .partYear = origin { false } else { true }
  }
}
