internal import TimeSeries

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Makes items of the statements of one series.
struct EvidenceForm {
  let indicator: Indicator
  let definition: Definition
  let others: OtherDefinitions
  let publishers: PublisherOffsets
  let conversion: UnitConversion

  private static let noise = 0.003
  private static let currencyNoise = 0.01
  private static let partYearNoise = 0.03

  /// The most authoritative, then the latest first.
  func ranked(_ statements: [Statement]) -> [Statement] {
    statements.sorted { a, b in
      let (first, second) = (definition.authority(of: a), definition.authority(of: b))
      if first != second { return first < second }
      if a.published != b.published {
        guard let date = a.published else { return false }
        return b.published.map { date > $0 } ?? true
      }
      return CanonicalOrder.precedes(a, b)
    }
  }

  /// The figure of the same period, measure and definition that came before; nil for bounds and where
  /// there is none.
  func first(
    for statement: Statement, among items: [(item: EvidenceItem, statement: Statement)]
  ) -> Statement? {
    guard Precision(statement).isFigure else { return nil }
    return items.first {
      $0.statement.period == statement.period && $0.statement.measure == statement.measure
        && Precision($0.statement).isFigure && isOfOneDefinition($0.statement, statement)
    }?.statement
  }

  private func isOfOneDefinition(_ a: Statement, _ b: Statement) -> Bool {
    func name(_ text: String) -> String {
      text.isEmpty ? definition.name : indicator.definition(named: text).name
    }
    return name(a.definition) == name(b.definition)
  }

  /// - Parameter first: the figure of the same thing that came before.
  func items(
    of statement: Statement, beside first: Statement?, _ label: String
  ) -> Result<[EvidenceItem], EvidenceRefusal> {
    let cells = EvidenceCells(statement: statement)
    let comparison: Comparison?
    let factor: Double
    let isConverted: Bool
    do throws(UnitConversion.Obstacle) {
      comparison =
        statement.measure.isComparison
        ? try Comparison(statement, frequency: indicator.frequency, conversion: conversion) : nil
      if statement.measure.isComparison {
        (factor, isConverted) = (comparison?.factor ?? 1, false)
      } else {
        let found = try conversion.factor(for: statement)
        (factor, isConverted) = (found.factor, found.from != nil)
      }
    } catch {
      return .failure(EvidenceRefusal(reason: error.reason))
    }
    // A place in a ranking has no measurement error.
    var noise = indicator.unit == .rank ? Self.noise / 10 : Self.noise
    if isConverted { noise = hypot(noise, Self.currencyNoise) }
    if let first { noise = hypot(noise, Self.disagreement(statement, first)) }
    let (own, base) = offsets(of: statement)
    noise = hypot(noise, own.noise)
    func made(
      _ quantity: EvidenceQuantity, _ cells: [EvidenceCell], _ printed: Double?, loose: Int = 0
    ) -> Result<[EvidenceItem], EvidenceRefusal> {
      .success([
        EvidenceItem(
          quantity, cells: cells, noise: noise, shares: own.shares, baseShares: base,
          printed: printed, looseCells: loose, label: label)
      ])
    }
    let printed = cells.printed
    if statement.measure.isComparison {
      guard let comparison else { return .failure(EvidenceRefusal(reason: .otherFrequency)) }
      let years =
        Double(comparison.length) / Double(indicator.frequency.seasonLength)
      noise *= max(1, years)
      switch statement.measure {
      case .change:
        return made(
          .difference(comparison.first, comparison.last),
          cells.figures.map { $0.mapped { $0 * factor } }, printed * factor,
          loose: cells.looseFigures)
      case .multiple:
        return made(
          .ratio(comparison.first, comparison.last), cells.figures, printed,
          loose: cells.looseFigures)
      case .averageGrowth:
        func grown(_ percent: Double) -> Double { pow(max(1 + percent / 100, 0.01), years) }
        return made(
          .ratio(comparison.first, comparison.last), cells.growths.map { $0.mapped(grown) },
          grown(printed))
      default:
        func grown(_ percent: Double) -> Double { max(1 + percent / 100, 0.01) }
        return made(
          .ratio(comparison.first, comparison.last), cells.growths.map { $0.mapped(grown) },
          grown(printed))
      }
    }
    let scaled = cells.figures.map { $0.mapped { $0 * factor } }
    switch (statement.measure, statement.period) {
    case (.cumulative, .span(let first, let last)) where first.frequency == indicator.frequency:
      return made(.sum(first, last), scaled, printed * factor, loose: cells.looseFigures)
    case (.asOf, _):
      return partYear(
        statement, scaled, printed * factor, cells.looseFigures, noise, own.shares, label)
    case (.level, .span(let first, let last)) where first.frequency == indicator.frequency:
      // A streak: the bound holds in every period.
      return .success(
        (0...first.distance(to: last)).map { step in
          let period = first.advanced(by: step)
          return EvidenceItem(
            .level(period), cells: scaled, noise: noise, shares: own.shares,
            printed: printed * factor, label: "\(label) (\(period))")
        })
    case (_, .single(let period)) where period.frequency == indicator.frequency:
      return indicator.unit == .rank
        ? made(.level(period), cells.ranks, printed)
        : made(.level(period), scaled, printed * factor, loose: cells.looseFigures)
    default: return .failure(EvidenceRefusal(reason: .otherFrequency))
    }
  }

  /// The shares of a statement's last period and of the one that it is compared with.
  private func offsets(
    of statement: Statement
  ) -> (own: (shares: [EvidenceShare], noise: Double), base: [EvidenceShare]) {
    let publisher = publishers.offset(of: statement)
    func with(_ text: String) -> (shares: [EvidenceShare], noise: Double) {
      let definition = others.offset(of: text)
      return (
        definition.shares + publisher.shares, hypot(definition.noise, publisher.noise)
      )
    }
    guard let (old, new) = others.across(statement) else {
      let both = with(statement.definition)
      return (both, both.shares)
    }
    return (with(new), with(old).shares)
  }

  /// Noise of a later figure: revisions, which were far larger before 2008, or half of what separates
  /// it from the first where that is more, up to a twentieth.
  private static func disagreement(_ statement: Statement, _ first: Statement) -> Double {
    let usual = statement.period.lastYear < 2008 ? 0.025 : 0.01
    let (a, b) = (statement.quantity.value, first.quantity.value)
    guard a > 0, b > 0, statement.unit == first.unit else { return usual }
    return max(usual, min(abs(log(a / b)) / 2, 0.05))
  }

  /// A stock within the year, or a flow up to a month.
  private func partYear(
    _ statement: Statement, _ cells: [EvidenceCell], _ printed: Double, _ loose: Int,
    _ noise: Double, _ shares: [EvidenceShare], _ label: String
  ) -> Result<[EvidenceItem], EvidenceRefusal> {
    guard let month = statement.period.lastMonth else {
      return .failure(EvidenceRefusal(reason: .otherFrequency))
    }
    let length = 12 / indicator.frequency.seasonLength
    let period = Period(
      frequency: indicator.frequency,
      ordinal: statement.period.lastYear * indicator.frequency.seasonLength + (month - 1) / length)
    func made(
      _ quantity: EvidenceQuantity, _ noise: Double, _ shares: [EvidenceShare]
    ) -> Result<[EvidenceItem], EvidenceRefusal> {
      .success([
        EvidenceItem(
          quantity, cells: cells, noise: noise, shares: shares, printed: printed,
          looseCells: loose, label: label)
      ])
    }
    if month % length == 0, indicator.kind != .flow || month == 12 {
      return made(.level(period), noise, shares)
    }
    let within = Double((month - 1) % length + 1) / Double(length)
    let noise = hypot(noise, Self.partYearNoise)
    if indicator.kind != .flow {
      return made(.within(period, fraction: within), noise, shares)
    }
    guard indicator.link == .log, indicator.frequency == .annual else {
      return .failure(EvidenceRefusal(reason: .yearToDate))
    }
    // Spending comes late in the year: shares of 15, 37 and 79 % at months 3, 6 and 11 were found.
    let share = EvidenceShare(
      name: "month \(month)", mean: log(within) - 0.4 * (1 - within), deviation: 0.2)
    return made(.level(period), noise, shares + [share])
  }
}
