import TimeSeries

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Arithmetic.Function {
  /// The function in a period; nil where the operand has no value in a period that it needs.
  ///
  /// - Parameters:
  ///   - number: its number: periods for a lag, else a year.
  ///   - operand: the value of the operand in a period.
  func value(of number: Int?, in period: Period, _ operand: (Period) -> Double?) -> Double? {
    switch self {
    case .lag: return operand(period.advanced(by: -(number ?? 1)))
    case .growth:
      let base =
        number.map { Horizon(until: $0, frequency: period.frequency).end }
        ?? period.advanced(by: -period.frequency.seasonLength)
      let length = base.distance(to: period)
      guard length > 0, let first = operand(base), let last = operand(period) else { return nil }
      let years = Double(length) / Double(period.frequency.seasonLength)
      return 100 * expm1(log(last / first) / years)
    case .sum:
      let length = period.frequency.seasonLength
      let start = Period(frequency: period.frequency, ordinal: (number ?? 0) * length)
      guard start <= period else { return nil }
      var sum = 0.0
      for step in 0...start.distance(to: period) {
        guard let value = operand(start.advanced(by: step)) else { return nil }
        sum += value
      }
      return sum
    case .index:
      let base = Horizon(until: number ?? 0, frequency: period.frequency).end
      guard let first = operand(base), let value = operand(period) else { return nil }
      return 100 * value / first
    }
  }

  /// Whether it takes a number.
  func takes(_ number: Int) -> Bool {
    self == .lag ? (1...200).contains(number) : (1500...2200).contains(number)
  }
}
