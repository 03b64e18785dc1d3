internal import TimeSeries

/// The statements of an indicator, sorted by what they can do for its series.
struct Triage {
  /// Statements that may give values or be checked, one an identity, in canonical order.
  private(set) var candidates: [Statement] = []
  /// Accepted targets in the vintage, one an identity.
  private(set) var targets: [Statement] = []
  /// Statements whose fate is decided.
  private(set) var unused: [UnusedStatement] = []

  /// - Parameter others: which other definitions stay among the candidates; nil for none.
  init(
    _ statements: [Statement], indicator: Indicator, definition: Definition, vintage: Vintage,
    others: OtherDefinitions? = nil
  ) {
    var observed: [Statement] = []
    var planned: [Statement] = []
    for statement in statements {
      let own = indicator.definition(named: statement.definition)
      if statement.status == .rejected {
        set(aside: statement, .rejected)
      } else if statement.status == .proposed {
        set(aside: statement, .proposed)
      } else if !vintage.contains(statement.published) {
        set(aside: statement, statement.published == nil ? .undated : .laterThanVintage)
      } else if statement.role == .target {
        planned.append(statement)
      } else if !statement.definition.isEmpty, own != definition {
        switch others?.verdict(on: statement) ?? .other {
        case .main, .alike: observed.append(statement)
        case .other: set(aside: statement, .otherDefinition(own.name))
        case .product(let offset):
          set(aside: statement, .otherProduct(own.name, offset: offset))
        }
      } else {
        observed.append(statement)
      }
    }
    candidates = merged(observed, in: indicator.unit)
    targets = merged(planned, in: indicator.unit)
  }

  /// Records why a statement gives no value.
  mutating func set(aside statement: Statement, _ reason: UnusedStatement.Reason) {
    unused.append(UnusedStatement(statement: statement, reason: reason))
  }

  // MARK: Identity

  /// What rows of one identity share: an amount in whatever currency, or a figure in one unit.
  private struct Figure: Hashable {
    let identity: StatementIdentity
    let unit: Unit?

    init?(_ statement: Statement) {
      guard let identity = StatementIdentity(statement) else { return nil }
      self.identity = identity
      if case .currency = statement.unit { unit = nil } else { unit = statement.unit }
    }
  }

  /// One statement an identity; the others are set aside as its repeats.
  private mutating func merged(_ statements: [Statement], in unit: Unit) -> [Statement] {
    var groups: [Figure: [Int]] = [:]
    for (index, statement) in statements.enumerated() {
      if let figure = Figure(statement) { groups[figure, default: []].append(index) }
    }
    var kept: [Statement] = []
    for (index, statement) in statements.enumerated() {
      guard let figure = Figure(statement),
        let best = groups[figure]?.max(by: {
          Self.isWeaker(statements[$0], than: statements[$1], in: unit)
        }), best != index
      else {
        kept.append(statement)
        continue
      }
      let line = statements[best].line
      let isSameUnit = statement.unit == statements[best].unit
      set(aside: statement, isSameUnit ? .repeats(line: line) : .conversion(line: line))
    }
    return kept
  }

  /// Whether another row of the identity stands for both: in the indicator's unit, more precise,
  /// then later.
  private static func isWeaker(_ first: Statement, than second: Statement, in unit: Unit) -> Bool {
    if first.unit != second.unit {
      if second.unit == unit { return true }
      if first.unit == unit { return false }
      return first.unit.description > second.unit.description
    }
    let (a, b) = (Precision(first), Precision(second))
    if a != b { return a > b }
    if first.published != second.published {
      guard let a = first.published else { return true }
      return second.published.map { a < $0 } ?? false
    }
    return CanonicalOrder.precedes(second, first)
  }
}

extension FormationObstacle {
  /// Counts the causes; repeats of one statement count once.
  init(unused: [UnusedStatement], targets: [Statement]) {
    var tally: [Cause: Int] = [:]
    var seen: Set<StatementIdentity> = []
    for entry in unused {
      guard let cause = Cause(entry) else { continue }
      if let identity = StatementIdentity(entry.statement), !seen.insert(identity).inserted {
        continue
      }
      tally[cause, default: 0] += 1
    }
    tally[.target] = targets.isEmpty ? nil : targets.count
    let all = Cause.allCases.compactMap { cause in
      tally[cause].map { Count(cause: cause, count: $0) }
    }
    counts = all.filter { !$0.cause.isAside }
    aside = all.filter(\.cause.isAside)
  }
}

extension FormationObstacle.Cause {
  fileprivate init?(_ entry: UnusedStatement) {
    switch entry.reason {
    case .proposed: self = .proposed
    case .rejected: self = .rejected
    case .otherDefinition, .otherProduct: self = .otherDefinition
    case .laterThanVintage, .undated: self = .notYetPublished
    case .sum: self = .sum
    case .yearToDate: self = .yearToDate
    case .hedgedComparison, .comparisonNotNeeded, .comparisonWithoutValue: self = .comparison
    case .otherFrequency: self = .otherFrequency
    case .unconvertible, .noRate: self = .unconvertible
    case .bound:
      switch entry.statement.qualifier {
      case .atLeast, .above: self = .lowerBound
      case .atMost, .below: self = .upperBound
      case .nearly: self = .nearly
      case .range: self = .range
      case .exact, .about: return nil
      }
    case .repeats, .conversion, .superseded, .withinYear: return nil
    }
  }
}
