import Forecasting
import TimeSeries

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Looks for the slip that makes a figure fit what all others say.
///
/// The quantity that a figure is about is drawn from the joint history without it. A slip is named where
/// the figure as printed lies far out and the corrected one well inside; a wide distribution, in which
/// much would fit, names none.
struct SlipSearch {
  private let start: Period
  /// The last period that something is known of.
  private let end: Period
  private let paths: [[Double]]

  /// Deviations from the median from which on a figure is looked at.
  private static let suspect = 4.0
  /// Deviations within which a figure fits whose scale or currency is corrected, and one of another
  /// year, which says less.
  private static let fitting = (size: 3.5, year: 2.0)
  /// How many times nearer a corrected figure has to be.
  private static let gain = 3.0
  /// Standard deviation, in logarithms, of what another definition makes of a value.
  private static let otherDefinition = 0.3
  private static let draws = 400

  /// Draws the history, and some years after it for figures about them.
  ///
  /// - Parameter earlier: the first period that a figure may be about.
  init(
    _ others: StatedHistory, from earlier: Period? = nil, seed: UInt64
  ) throws(FitError) {
    let others = earlier.flatMap { others.begun(in: $0) } ?? others
    start = others.evidence.start
    end = others.evidence.end
    let ahead = 3 * others.evidence.frequency.seasonLength
    paths = try others.paths(Self.draws, over: ahead, seed: seed)
  }

  /// The slips that would make an item fit, the best first; none where it fits as it is.
  ///
  /// - Parameters:
  ///   - readings: what it would be in other currencies.
  ///   - levels: the printed figures that a growth may disagree with.
  ///   - isOfOtherDefinition: whether it is about another definition: then only its size can be judged.
  func suggestions(
    for item: EvidenceItem, readings: [CurrencyReading], levels: [EvidenceItem],
    isOfOtherDefinition: Bool = false
  ) -> [Suggestion] {
    guard let figure = item.finestCell,
      let own = place(of: item.quantity, isOfOtherDefinition)
    else {
      return []
    }
    // A figure for a part of the year stands for the whole one, less surely.
    let share = exp(item.shares.reduce(0) { $0 + $1.mean })
    let value = (figure.lower + figure.upper) / 2 / share
    let width =
      (figure.upper - figure.lower) / share + 2 * abs(value)
      * item.shares.reduce(0) { $0 + $1.deviation }
    let distance = own.distance(of: value, width: width)
    guard distance >= Self.suspect else { return [] }
    func fits(_ other: Double, within most: Double) -> Bool {
      other <= most && Self.gain * other <= distance
    }
    var found: [(distance: Double, suggestion: Suggestion)] = []
    if item.quantity.isAmount {
      for (power, words) in Self.scales {
        let factor = pow(10, Double(power))
        let other = own.distance(of: value * factor, width: width * factor)
        if fits(other, within: Self.fitting.size) {
          found.append(
            (
              other,
              Suggestion(
                slip: .scale,
                text: "a slip of scale (\(words)): \(Figure.text(value * factor)) would fit",
                value: value * factor, period: nil)
            ))
        }
      }
      for reading in readings {
        let other = own.distance(of: value * reading.factor, width: width * reading.factor)
        if fits(other, within: Self.fitting.size) {
          found.append(
            (
              other,
              Suggestion(
                slip: .currency,
                text:
                  "\(reading.currency) were meant: \(Figure.text(value * reading.factor)) would fit",
                value: value * reading.factor, period: nil)
            ))
        }
      }
    }
    for step in [-1, 1] {
      guard !isOfOtherDefinition, item.quantity.last.advanced(by: step) <= end,
        let place = place(of: item.quantity.moved(by: step))
      else { continue }
      let other = place.distance(of: value, width: width)
      if fits(other, within: Self.fitting.year) {
        let period = item.quantity.last.advanced(by: step)
        found.append(
          (
            other,
            Suggestion(
              slip: .year, text: "\(period) was meant, not \(item.quantity.last)", value: value,
              period: period)
          ))
      }
    }
    var suggestions = found.sorted { $0.distance < $1.distance }.prefix(2).map(\.suggestion)
    if suggestions.isEmpty, let broken = definitionBreak(item, value, own, levels) {
      suggestions.append(broken)
    }
    return suggestions
  }

  /// A growth that is another than the two printed levels imply.
  private func definitionBreak(
    _ item: EvidenceItem, _ value: Double, _ implied: Place, _ levels: [EvidenceItem]
  ) -> Suggestion? {
    guard case .ratio(let first, let last) = item.quantity else { return nil }
    let isPrinted = [first, last].allSatisfy { period in
      levels.contains { $0.quantity == .level(period) }
    }
    guard isPrinted else { return nil }
    func percent(_ ratio: Double) -> String {
      let rounded = (1000 * (ratio - 1)).rounded() / 10
      return "\(rounded < 0 ? "" : "+")\(rounded) %"
    }
    return Suggestion(
      slip: .definition,
      text:
        "a break in definition between \(first) and \(last), or a re-based figure: the levels imply "
        + "\(percent(implied.natural)), the statement says \(percent(value))",
      value: nil, period: nil)
  }

  private static let scales: [(power: Int, words: String)] = [
    (1, "10 times too small"), (-1, "10 times too large"), (2, "100 times too small"),
    (-2, "100 times too large"), (3, "1000 times too small: one scale word off"),
    (-3, "1000 times too large: one scale word off"), (4, "万 left out"), (-4, "万 too much"),
    (-8, "亿 too much"), (8, "亿 left out"),
  ]

  private func place(
    of quantity: EvidenceQuantity, _ isOfOtherDefinition: Bool = false
  ) -> Place? {
    Place(values(of: quantity), spread: isOfOtherDefinition ? Self.otherDefinition : 0)
  }

  /// The quantity on each path; empty where it is about periods outside of them.
  private func values(of quantity: EvidenceQuantity) -> [Double] {
    let (first, last) = (start.distance(to: quantity.first), start.distance(to: quantity.last))
    guard first >= 0, let length = paths.first?.count, last < length else { return [] }
    return paths.map { path in
      switch quantity {
      case .level: path[last]
      case .within(_, let fraction): (1 - fraction) * path[first] + fraction * path[last]
      case .ratio: path[last] / path[first]
      case .difference: path[last] - path[first]
      case .sum: path[first...last].reduce(0, +)
      }
    }
  }
}

/// Middle and width of a quantity, on logarithms where it is positive.
private struct Place {
  private let isLogarithmic: Bool
  private let middle: Double
  private let deviation: Double

  init?(_ values: [Double], spread: Double) {
    guard !values.isEmpty, values.allSatisfy(\.isFinite) else { return nil }
    isLogarithmic = values.allSatisfy { $0 > 0 }
    let sorted = (isLogarithmic ? values.map { log($0) } : values).sorted()
    func quantile(_ p: Double) -> Double { sorted[Int(p * Double(sorted.count - 1))] }
    middle = quantile(0.5)
    let own = (quantile(0.8413) - quantile(0.1587)) / 2
    deviation = hypot(own, isLogarithmic ? spread : spread * abs(middle))
  }

  /// The median in its own unit.
  var natural: Double { isLogarithmic ? exp(middle) : middle }

  /// How many deviations a figure lies from the middle, its own rounding counted in.
  func distance(of value: Double, width: Double) -> Double {
    if isLogarithmic, value <= 0 { return .infinity }
    let place = isLogarithmic ? log(value) : value
    let rounding = (isLogarithmic ? width / value : width) / 2
    // Differences of less than half a percent are no slip.
    let least = isLogarithmic ? 0.005 : 0.005 * abs(middle)
    return abs(place - middle) / max(hypot(deviation, rounding), max(least, .leastNormalMagnitude))
  }
}

extension StatedHistory {
  /// The same from an earlier period on, of which nothing is known; nil where it begins by then.
  fileprivate func begun(in period: Period) -> StatedHistory? {
    let start = evidence.start
    guard period.frequency == start.frequency, period < start, period.distance(to: start) <= 10
    else { return nil }
    let vague =
      link == .identity
      ? EvidenceItem(.difference(period, start), cells: [EvidenceCell(-1e9, 1e9)], noise: 0.003)
      : EvidenceItem(.ratio(period, start), cells: [EvidenceCell(1e-6, 1e6)], noise: 0.003)
    guard let longer = try? Evidence(name: evidence.name, items: evidence.items + [vague]) else {
      return nil
    }
    return StatedHistory(name: name, evidence: longer, link: link, model: model)
  }
}

extension EvidenceItem {
  /// The narrowest cell with two ends.
  fileprivate var finestCell: (lower: Double, upper: Double)? {
    cells.compactMap { cell -> (lower: Double, upper: Double)? in
      guard let lower = cell.lower, let upper = cell.upper else { return nil }
      return (lower, upper)
    }.min { $0.upper - $0.lower < $1.upper - $1.lower }
  }
}

extension EvidenceQuantity {
  /// Whether it has the unit of the series, so that scale and currency can be mistaken.
  fileprivate var isAmount: Bool { if case .ratio = self { false } else { true } }

  /// The same of other periods.
  fileprivate func moved(by periods: Int) -> EvidenceQuantity {
    switch self {
    case .level(let period): .level(period.advanced(by: periods))
    case .within(let period, let fraction):
      .within(period.advanced(by: periods), fraction: fraction)
    case .ratio(let first, let last):
      .ratio(first.advanced(by: periods), last.advanced(by: periods))
    case .difference(let first, let last):
      .difference(first.advanced(by: periods), last.advanced(by: periods))
    case .sum(let first, let last):
      .sum(first.advanced(by: periods), last.advanced(by: periods))
    }
  }
}
