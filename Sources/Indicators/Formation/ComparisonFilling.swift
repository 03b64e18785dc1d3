internal import TimeSeries

/// Gives values to periods without a printed figure, from growth and the like.
struct ComparisonFilling {
  private(set) var points: [Period: FormedPoint]
  let indicator: Indicator
  let definition: Definition
  let conversion: UnitConversion

  init(
    points: [Period: FormedPoint], indicator: Indicator, definition: Definition,
    conversion: UnitConversion
  ) {
    self.points = points
    self.indicator = indicator
    self.definition = definition
    self.conversion = conversion
  }

  /// Uses the comparisons in rounds until nothing more follows; the rest of them is set aside.
  mutating func fill(from triage: inout Triage) {
    var comparisons: [Comparison] = []
    for statement in triage.candidates {
      if statement.measure == .cumulative {
        triage.set(aside: statement, .sum)
      } else if statement.measure.isComparison {
        do throws(UnitConversion.Obstacle) {
          let comparison = try Comparison(
            statement, frequency: indicator.frequency, conversion: conversion)
          if let comparison, Precision(statement).isFigure {
            comparisons.append(comparison)
          } else {
            triage.set(aside: statement, comparison == nil ? .otherFrequency : .hedgedComparison)
          }
        } catch {
          triage.set(aside: statement, error.reason)
        }
      }
    }
    comparisons.sort(by: isPreferred)
    var used: Set<Statement> = []
    while true {
      let known = points
      for comparison in comparisons {
        for forward in [true, false] {
          if let point = point(by: comparison, forward: forward, from: known),
            points[point.period] == nil
          {
            points[point.period] = point
            used.insert(comparison.statement)
          }
        }
      }
      if points.count == known.count { break }
    }
    for comparison in comparisons where !used.contains(comparison.statement) {
      let isKnown = points[comparison.first] != nil && points[comparison.last] != nil
      triage.set(
        aside: comparison.statement, isKnown ? .comparisonNotNeeded : .comparisonWithoutValue)
    }
  }

  /// The value at one end from a whole-period value at the other.
  private func point(
    by comparison: Comparison, forward: Bool, from known: [Period: FormedPoint]
  ) -> FormedPoint? {
    let (from, to) =
      forward ? (comparison.first, comparison.last) : (comparison.last, comparison.first)
    guard known[to] == nil, let anchor = known[from] else { return nil }
    if case .partYear = anchor.origin { return nil }
    let (value, halfUnit) = comparison.carry(
      anchor.value, halfUnit: anchor.halfUnit, forward: forward)
    guard value.isFinite, halfUnit.isFinite else { return nil }
    return FormedPoint(
      period: to, value: value, halfUnit: halfUnit,
      origin: .comparison(comparison.statement.measure, with: from),
      statements: [comparison.statement] + anchor.statements)
  }

  /// Shorter spans, more authority, later publication, finer digits.
  private func isPreferred(_ first: Comparison, _ second: Comparison) -> Bool {
    if first.length != second.length { return first.length < second.length }
    let (a, b) = (first.statement, second.statement)
    let authorities = (definition.authority(of: a), definition.authority(of: b))
    if authorities.0 != authorities.1 { return authorities.0 < authorities.1 }
    if a.published != b.published {
      guard let date = a.published else { return false }
      return b.published.map { date > $0 } ?? true
    }
    let (p, q) = (Precision(a), Precision(b))
    return p == q ? CanonicalOrder.precedes(a, b) : p < q
  }
}
