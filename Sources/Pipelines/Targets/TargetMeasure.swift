import TimeSeries

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What of a series a target is about.
public enum TargetMeasure: String, Sendable, Hashable, CaseIterable, Codable {
  /// The value of the period.
  case level
  /// The sum from the first period to the last, both in.
  case cumulative
  /// Percent a year on average, from the first period to the last.
  case averageGrowth = "average-growth"
  /// The last value less the first.
  case change
  /// The last value over the first.
  case multiple

  /// The quantity; nil where a value that it needs is not known.
  ///
  /// - Parameters:
  ///   - first: the first period; not looked at for a level.
  ///   - known: the value of a period.
  func value(from first: Period, to last: Period, _ known: (Period) -> Double?) -> Double? {
    if self == .level { return known(last) }
    guard first < last || (self == .cumulative && first == last) else { return nil }
    if self == .cumulative {
      var sum = 0.0
      for step in 0...first.distance(to: last) {
        guard let value = known(first.advanced(by: step)) else { return nil }
        sum += value
      }
      return sum
    }
    guard let a = known(first), let b = known(last) else { return nil }
    switch self {
    case .averageGrowth:
      let years = Double(first.distance(to: last)) / Double(last.frequency.seasonLength)
      return 100 * expm1(log(b / a) / years)
    case .multiple: return b / a
    default: return b - a
    }
  }

  /// The measure in front of a figure: `sum over 2021-2025 `; empty for a level.
  func words(from first: Period?, to last: Period) -> String {
    guard let first else { return "" }
    switch self {
    case .level: return ""
    case .cumulative: return "sum over \(first)-\(last) "
    case .averageGrowth: return "growth a year since \(first) "
    case .change: return "change since \(first) "
    case .multiple: return "multiple of \(first) "
    }
  }
}
