import Indicators
import TimeSeries

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension RowFormation {
  /// A plan in the series' unit; nil where it is about other periods or cannot be converted.
  func target(_ statement: Statement, of indicator: Indicator) -> StatedTarget? {
    guard let span = TargetSpan(statement, frequency: indicator.frequency),
      let factor = factor(statement, span.measure, into: indicator.unit)
    else { return nil }
    func carried(_ value: Double) -> Double { span.carried(value * factor) }
    let value = carried(statement.quantity.value)
    let isCeiling = [.atMost, .below].contains(statement.qualifier) || statement.measure == .rank
    return StatedTarget(
      period: span.last, lower: isCeiling ? nil : value,
      upper: isCeiling
        ? value
        : statement.qualifier == .range
          ? statement.upperQuantity.map { carried($0.value) } : nil,
      measure: span.measure == .level ? nil : span.measure,
      first: span.measure == .level ? nil : span.first,
      text: span.measure.words(from: span.first, to: span.last)
        + Provenance.text(ofTarget: statement),
      provenance: Provenance(registry: data.registry).text(of: statement))
  }

  private func factor(_ statement: Statement, _ measure: TargetMeasure, into unit: Unit) -> Double?
  {
    if measure == .averageGrowth || measure == .multiple { return 1 }
    if statement.unit == unit { return 1 }
    guard case .currency(let source) = statement.unit, case .currency(let target) = unit else {
      return nil
    }
    return try? rates.convert(1, from: source, to: target, year: statement.period.lastYear)
  }
}

/// What a plan is about: levels, sums and comparisons of whole periods.
private struct TargetSpan {
  let measure: TargetMeasure
  let first: Period
  let last: Period
  /// Whether the figure is a growth in percent over the whole span.
  private let isGrowthOverSpan: Bool

  init?(_ statement: Statement, frequency: Frequency) {
    switch statement.period {
    case .single(let period):
      last = period
      first = period.advanced(by: -period.frequency.seasonLength)
    case .span(let start, let end): (first, last) = (start, end)
    case .half: return nil
    }
    guard last.frequency == frequency else { return nil }
    var isSpan = true
    if case .single = statement.period { isSpan = false }
    isGrowthOverSpan = statement.measure == .growth && isSpan
    switch (statement.measure, isSpan) {
    case (.level, false), (.rank, false): measure = .level
    case (.cumulative, true): measure = .cumulative
    case (.averageGrowth, _), (.growth, false): measure = .averageGrowth
    case (.growth, true), (.multiple, _): measure = .multiple
    case (.change, _): measure = .change
    default: return nil
    }
  }

  /// A figure as the measure has it: growth over several years as the multiple that it is.
  func carried(_ value: Double) -> Double { isGrowthOverSpan ? 1 + value / 100 : value }
}
