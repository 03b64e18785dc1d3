import TimeSeries

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Yearly change between two values.
struct GrowthRate: Sendable, Hashable {
  /// Proportions (0.08 for 8 % a year, compounded) or differences in the unit of the values.
  let isRelative: Bool

  /// The way of counting for a series: proportions for positive quantities, differences for shares,
  /// ranks and what is not positive.
  init(link: Link, values: [Double]) {
    switch link {
    case .logit, .rank: isRelative = false
    default: isRelative = values.allSatisfy { $0 > 0 }
    }
  }

  /// The yearly change that leads from one value to another; nil without time between them.
  ///
  /// Relative: (to/from)^(1/years) − 1. Absolute: (to − from)/years.
  func yearly(from: Double, to: Double, periods: Int, frequency: Frequency) -> Double? {
    guard periods > 0 else { return nil }
    let years = Double(periods) / Double(frequency.seasonLength)
    let rate = isRelative ? expm1(log(to / from) / years) : (to - from) / years
    return rate.isFinite ? rate : nil
  }
}
