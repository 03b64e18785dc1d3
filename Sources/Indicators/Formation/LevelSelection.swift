internal import TimeSeries

/// Chooses the printed figure of each period.
struct LevelSelection {
  let indicator: Indicator
  let definition: Definition
  let conversion: UnitConversion
  private(set) var points: [Period: FormedPoint] = [:]

  init(indicator: Indicator, definition: Definition, conversion: UnitConversion) {
    self.indicator = indicator
    self.definition = definition
    self.conversion = conversion
  }

  /// A figure that could be the value of a period.
  private struct Candidate {
    let statement: Statement
    let point: FormedPoint
    /// Position in the year of the month it is for where that is within the period; nil at its end.
    let month: Int?
    let authority: Int
  }

  /// Takes the figures of levels and stocks; the rest of those is set aside.
  mutating func select(from triage: inout Triage) {
    var found: [Period: [Candidate]] = [:]
    for statement in triage.candidates where Self.isLevel(statement) {
      switch place(of: statement) {
      case .failure(let fate): triage.set(aside: statement, fate.reason)
      case .success(let (period, month)):
        do throws(UnitConversion.Obstacle) {
          let candidate = try candidate(statement, period: period, month: month)
          found[period, default: []].append(candidate)
        } catch {
          triage.set(aside: statement, error.reason)
        }
      }
    }
    for period in found.keys.sorted() {
      let ranked = found[period, default: []].sorted(by: Self.isPreferred)
      guard let chosen = Self.finest(of: ranked) else { continue }
      points[period] = chosen.point
      for other in ranked where other.statement != chosen.statement {
        let within = other.month != chosen.month
        triage.set(
          aside: other.statement,
          within ? .withinYear : .superseded(line: chosen.statement.line))
      }
    }
  }

  private static func isLevel(_ statement: Statement) -> Bool {
    switch statement.measure {
    case .level, .rank, .asOf: true
    case .growth, .averageGrowth, .multiple, .change, .cumulative: false
    }
  }

  // MARK: Place

  /// Why a level has no place in the series.
  private struct Fate: Error { let reason: UnusedStatement.Reason }

  /// The period that a figure is a value of, and the month where it lies within the period.
  private func place(of statement: Statement) -> Result<(Period, Int?), Fate> {
    let length = 12 / indicator.frequency.seasonLength
    if case (.level, .span(let first, _)) = (statement.measure, statement.period) {
      return .failure(
        Fate(reason: first.frequency == indicator.frequency ? .bound : .otherFrequency))
    }
    if statement.measure != .asOf {
      guard case .single(let period) = statement.period, period.frequency == indicator.frequency
      else { return .failure(Fate(reason: .otherFrequency)) }
      return Precision(statement).isFigure
        ? .success((period, nil)) : .failure(Fate(reason: .bound))
    }
    guard let month = statement.period.lastMonth else {
      return .failure(Fate(reason: .otherFrequency))
    }
    let isYearEnd = indicator.frequency == .annual && month == 12
    if indicator.kind == .flow, !isYearEnd { return .failure(Fate(reason: .yearToDate)) }
    guard Precision(statement).isFigure else { return .failure(Fate(reason: .bound)) }
    let year = statement.period.lastYear
    let period = Period(
      frequency: indicator.frequency,
      ordinal: year * indicator.frequency.seasonLength + (month - 1) / length)
    return .success((period, month % length == 0 ? nil : month))
  }

  private func candidate(
    _ statement: Statement, period: Period, month: Int?
  ) throws(UnitConversion.Obstacle) -> Candidate {
    let (factor, source) = try conversion.factor(for: statement)
    let origin: FormedPoint.Origin =
      month.map { .partYear(month: $0) }
      ?? source.map { .converted(from: $0, rate: factor) } ?? .printed
    let point = FormedPoint(
      period: period, value: statement.quantity.value * factor,
      halfUnit: Precision(statement).halfWidth * factor, origin: origin, statements: [statement])
    return Candidate(
      statement: statement, point: point, month: month,
      authority: definition.authority(of: statement))
  }

  // MARK: Choice

  /// Whole periods first, then later months, more authority, later publication, finer digits.
  private static func isPreferred(_ first: Candidate, _ second: Candidate) -> Bool {
    let (a, b) = (first.month ?? 13, second.month ?? 13)
    if a != b { return a > b }
    if first.authority != second.authority { return first.authority < second.authority }
    if first.statement.published != second.statement.published {
      guard let date = first.statement.published else { return false }
      return second.statement.published.map { date > $0 } ?? true
    }
    if first.point.halfUnit != second.point.halfUnit {
      return first.point.halfUnit < second.point.halfUnit
    }
    return CanonicalOrder.precedes(first.statement, second.statement)
  }

  /// The first candidate, or the finer figure that it is a rounding of.
  private static func finest(of ranked: [Candidate]) -> Candidate? {
    guard var chosen = ranked.first else { return nil }
    for other in ranked.dropFirst() where other.month == chosen.month {
      let isFiner = other.point.halfUnit < chosen.point.halfUnit
      let distance = abs(other.point.value - chosen.point.value)
      if isFiner, distance <= chosen.point.halfUnit { chosen = other }
    }
    return chosen
  }
}

extension Definition {
  /// Place of a statement's spelling in the order of authority; an empty one has the highest.
  func authority(of statement: Statement) -> Int {
    statement.definition.isEmpty ? 0 : rank(of: statement.definition) ?? spellings.count
  }
}
