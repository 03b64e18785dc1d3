internal import TimeSeries

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Which statements of other definitions say something of the chosen one, and with what offset.
///
/// A definition enters with a shift of the link's scale that is the same in all its figures; one whose
/// figures lie further off than ``limit`` is another product and stays out.
struct OtherDefinitions {
  /// Standard deviation of an offset before the data.
  static let deviation = 0.15
  /// Offset beyond which a definition is another product: half, or more than one and a half times.
  static let limit = 0.5

  /// What becomes of a definition.
  enum Verdict: Equatable {
    /// It is the chosen one, or said to be none in particular.
    case main
    /// It counts nearly the same.
    case alike(noise: Double)
    /// It counts something else, or nothing says that it does not.
    case other
    /// It is said to be another product, or its figures lie that far off.
    case product(offset: Double?)
  }

  private let indicator: Indicator
  private let chosen: Definition
  private var verdicts: [String: Verdict] = [:]

  /// - Parameters:
  ///   - isNamed: whether somebody chose the definition, and not the number of its statements.
  ///   - statements: those of the indicator in the vintage.
  init(
    of indicator: Indicator, beside chosen: Definition, isNamed: Bool, statements: [Statement]
  ) {
    self.indicator = indicator
    self.chosen = chosen
    let evidence = statements.filter(\.isEvidence)
    let main = Self.figures(evidence.filter { Self.isOf($0, chosen, indicator) }, indicator)
    for statement in evidence where !statement.definition.isEmpty {
      let own = indicator.definition(named: statement.definition)
      // A comparison across two definitions is of both, and not of a third.
      let isAcross = statement.measure.isComparison && statement.definitionsCompared != nil
      guard own != chosen, verdicts[own.name] == nil, !isAcross else { continue }
      let theirs = Self.figures(evidence.filter { Self.isOf($0, own, indicator) }, indicator)
      verdicts[own.name] = verdict(
        own.name, isNamed: isNamed, offset: Self.offset(of: theirs, from: main))
    }
  }

  private func verdict(_ name: String, isNamed: Bool, offset: Double?) -> Verdict {
    if indicator.otherProducts.contains(name) { return .product(offset: nil) }
    let noise: Double
    switch indicator.alike {
    case .none: return .other
    case .listed(let names):
      guard let listed = names[name] else { return .other }
      noise = listed
    case .byFigures:
      if offset == nil, isNamed { return .other }
      noise = Alikeness.usualNoise
    }
    if let offset, abs(offset) > Self.limit { return .product(offset: offset) }
    return .alike(noise: noise)
  }

  /// The verdict on a definition as a statement writes it.
  func verdict(on text: String) -> Verdict {
    if text.isEmpty { return .main }
    let own = indicator.definition(named: text)
    return own == chosen ? .main : verdicts[own.name] ?? .other
  }

  /// The verdict on a statement: on both definitions of a comparison across two.
  func verdict(on statement: Statement) -> Verdict {
    guard let (old, new) = across(statement) else { return verdict(on: statement.definition) }
    let both = [verdict(on: old), verdict(on: new)]
    return both.first { if case .product = $0 { true } else { false } }
      ?? both.first { $0 == .other } ?? both.first { $0 != .main } ?? .main
  }

  /// The definitions of the first and the last period of a comparison that names two: `old / new`.
  func across(_ statement: Statement) -> (old: String, new: String)? {
    guard statement.measure.isComparison, verdicts[statement.definition] == nil,
      chosen.rank(of: statement.definition) == nil
    else { return nil }
    return statement.definitionsCompared
  }

  /// The shares and the noise that a definition brings into a figure.
  func offset(of text: String) -> (shares: [EvidenceShare], noise: Double) {
    guard case .alike(let noise) = verdict(on: text) else { return ([], 0) }
    let name = indicator.definition(named: text).name
    return (
      [EvidenceShare(name: name, deviation: Self.deviation, limit: Self.limit)], noise
    )
  }

  // MARK: Figures of the same periods

  private static func isOf(
    _ statement: Statement, _ definition: Definition, _ indicator: Indicator
  ) -> Bool {
    !statement.definition.isEmpty && indicator.definition(named: statement.definition) == definition
  }

  /// Logarithms of positive figures and tight bounds by period, the first by row of each.
  private static func figures(
    _ statements: [Statement], _ indicator: Indicator
  ) -> [Period: Double] {
    var figures: [Period: (log: Double, precision: Precision)] = [:]
    for statement in statements where [.level, .rank].contains(statement.measure) {
      let precision = Precision(statement)
      guard case .single(let period) = statement.period, statement.unit == indicator.unit,
        statement.quantity.value > 0, precision.vagueness < 2
      else { continue }
      if let known = figures[period], !(precision < known.precision) { continue }
      figures[period] = (log(statement.quantity.value), precision)
    }
    return figures.mapValues(\.log)
  }

  /// The median distance in the periods that both have; nil without any.
  private static func offset(of own: [Period: Double], from main: [Period: Double]) -> Double? {
    let distances = own.keys.sorted().compactMap { period in
      main[period].map { (own[period] ?? 0) - $0 }
    }.sorted()
    guard !distances.isEmpty else { return nil }
    return (distances[(distances.count - 1) / 2] + distances[distances.count / 2]) / 2
  }
}

extension Statement {
  /// The definitions of the two periods of a comparison that is written as `old / new`.
  var definitionsCompared: (old: String, new: String)? {
    let parts = definition.split(separator: " / ", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    return (String(parts[0]), String(parts[1]))
  }
}
