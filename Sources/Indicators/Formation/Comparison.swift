internal import TimeSeries

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A statement that compares two periods of a series.
struct Comparison {
  let statement: Statement
  let first: Period
  let last: Period
  /// What the quantity is worth in the indicator's unit; 1 for rates.
  let factor: Double

  /// The comparison of a growth, average growth, multiple or change; nil where its periods are not
  /// those of the series.
  ///
  /// - Throws: where the change is in a unit that cannot be converted.
  init?(
    _ statement: Statement, frequency: Frequency, conversion: UnitConversion
  ) throws(UnitConversion.Obstacle) {
    switch statement.period {
    case .single(let period):
      first = period.advanced(by: -period.frequency.seasonLength)
      last = period
    case .span(let start, let end): (first, last) = (start, end)
    case .half: return nil
    }
    guard last.frequency == frequency else { return nil }
    self.statement = statement
    if statement.measure != .change {
      factor = 1
    } else if statement.unit == .percentagePoints, conversion.target == .percent {
      factor = 1
    } else if statement.unit == conversion.target {
      factor = 1
    } else {
      // Two years have two rates, so a change in another currency is not one of this series.
      throw .unconvertible(statement.unit)
    }
  }

  /// Periods between the two.
  var length: Int { first.distance(to: last) }

  private var years: Double { Double(length) / Double(last.frequency.seasonLength) }

  /// The value and half unit of one period from those of the other.
  ///
  /// The half unit adds both roundings, to first order.
  func carry(
    _ value: Double, halfUnit: Double, forward: Bool
  ) -> (value: Double, halfUnit: Double) {
    let quantity = statement.quantity.value * factor
    let rounding = Precision(statement).halfWidth * factor
    if statement.measure == .change {
      return (forward ? value + quantity : value - quantity, halfUnit + rounding)
    }
    let ratio = ratio(of: quantity)
    let relative = abs(self.ratio(of: quantity + rounding) - ratio) / ratio
    let carried = forward ? value * ratio : value / ratio
    return (carried, abs(carried) * (abs(halfUnit / value) + relative))
  }

  /// The quantity that two values amount to: a percentage, a multiple or a difference.
  func quantity(from first: Double, to last: Double) -> Double {
    switch statement.measure {
    case .change: last - first
    case .multiple: last / first
    case .averageGrowth: 100 * (pow(last / first, 1 / years) - 1)
    default: 100 * (last / first - 1)
    }
  }

  private func ratio(of quantity: Double) -> Double {
    switch statement.measure {
    case .multiple: quantity
    case .averageGrowth: pow(1 + quantity / 100, years)
    default: 1 + quantity / 100
    }
  }
}

extension Measure {
  /// Whether it compares two periods.
  var isComparison: Bool {
    switch self {
    case .growth, .averageGrowth, .multiple, .change: true
    case .level, .cumulative, .asOf, .rank: false
    }
  }
}
