extension StatementSet {
  /// What only shows when statements are seen together, in the order of their rows.
  ///
  /// Rejected rows are known to be wrong, so that nothing more is said of them than that their
  /// indicator is unknown.
  ///
  /// - Parameter sheet: the indicators; nil where there is no sheet to compare with.
  /// - Complexity: O(n log n) for n statements, apart from contradictions within one period.
  public func findings(against sheet: IndicatorSheet?) -> [StatementFinding] {
    var findings: [StatementFinding] = []
    var indicators: [String: Indicator] = [:]
    for indicator in sheet?.indicators ?? [] where indicators[indicator.id] == nil {
      indicators[indicator.id] = indicator
    }
    if sheet != nil {
      for statement in statements {
        if let indicator = indicators[statement.indicator] {
          findings += statement.findings(against: indicator)
        } else {
          findings.append(.unknownIndicator(statement))
        }
      }
    }
    findings += duplicates + contradictions + disagreements(in: indicators)
    return findings.enumerated()
      .sorted { ($0.element.statement.line, $0.offset) < ($1.element.statement.line, $1.offset) }
      .map(\.element)
  }

  private var duplicates: [StatementFinding] {
    var first: [Statement: Statement] = [:]
    var findings: [StatementFinding] = []
    for statement in statements {
      var text = statement
      text.line = 0
      if let earlier = first[text] {
        findings.append(.duplicate(statement, of: earlier))
      } else {
        first[text] = statement
      }
    }
    return findings
  }

  // MARK: Contradictions

  /// What floors and ceilings have to share to contradict each other.
  private struct Subject: Hashable {
    let indicator: String
    let definition: String
    let period: StatementPeriod
    let measure: Measure
    let unit: Unit
  }

  /// Every floor above the lowest ceiling of its subject; two figures are vintages instead.
  private var contradictions: [StatementFinding] {
    var groups: [Subject: [Statement]] = [:]
    var subjects: [Subject] = []
    for statement in statements where statement.isEvidence {
      let subject = Subject(
        indicator: statement.indicator, definition: statement.definition,
        period: statement.period, measure: statement.measure, unit: statement.unit)
      if groups[subject] == nil { subjects.append(subject) }
      groups[subject, default: []].append(statement)
    }
    var findings: [StatementFinding] = []
    for subject in subjects {
      let group = groups[subject, default: []]
      guard group.contains(where: { !Precision($0).isFigure }) else { continue }
      for statement in group {
        guard let floor = Limits(bounding: statement).lower else { continue }
        let ceilings = group.compactMap { other in
          Limits(bounding: other).upper.map { (statement: other, value: $0) }
        }
        let isFigure = Precision(statement).isFigure
        let lowest = ceilings.filter { !(isFigure && Precision($0.statement).isFigure) }
          .min { ($0.value, $0.statement.line) < ($1.value, $1.statement.line) }
        if let lowest, floor > lowest.value {
          findings.append(.contradictoryBounds(floor: statement, ceiling: lowest.statement))
        }
      }
    }
    return findings
  }

  /// Figures of one identity whose cells do not meet, each beside the first of them.
  ///
  /// Where a source gives several units, only figures in the indicator's own are compared: the
  /// others are conversions, at whatever rate.
  private func disagreements(in indicators: [String: Indicator]) -> [StatementFinding] {
    var units: [StatementIdentity: Set<Unit>] = [:]
    for statement in statements where statement.isEvidence {
      guard let identity = StatementIdentity(statement) else { continue }
      units[identity, default: []].insert(statement.unit)
    }
    var first: [StatementIdentity: Statement] = [:]
    var findings: [StatementFinding] = []
    for statement in statements where statement.isEvidence && Precision(statement).isFigure {
      guard let identity = StatementIdentity(statement) else { continue }
      let isOnlyUnit = units[identity]?.count == 1
      guard isOnlyUnit || statement.unit == indicators[statement.indicator]?.unit else { continue }
      guard let earlier = first[identity] else {
        first[identity] = statement
        continue
      }
      let (a, b) = (Limits(bounding: earlier), Limits(bounding: statement))
      if let low = a.lower, let high = b.upper, low > high {
        findings.append(.disagreeingRepeats(statement, earlier))
      } else if let low = b.lower, let high = a.upper, low > high {
        findings.append(.disagreeingRepeats(statement, earlier))
      }
    }
    return findings
  }
}

extension Limits {
  /// What a statement rules out strictly: "nearly" has a ceiling, but its floor is a manner of
  /// speaking.
  fileprivate init(bounding statement: Statement) {
    self.init(statement, asFloor: false)
    if statement.qualifier == .nearly { lower = nil }
  }
}

// MARK: - Beside the sheet

extension Statement {
  /// What does not fit the indicator.
  fileprivate func findings(against indicator: Indicator) -> [StatementFinding] {
    if status == .rejected || [.growth, .averageGrowth, .multiple].contains(measure) { return [] }
    if measure != .change, (measure == .rank) != (indicator.kind == .rank) {
      return [.rankMismatch(self, kind: indicator.kind)]
    }
    let isDifference = measure == .change && unit == .percentagePoints
    if !(unit.isConvertible(to: indicator.unit) || isDifference && indicator.unit == .percent) {
      return [.unconvertibleUnit(self, indicator: indicator.unit)]
    }
    if let bounds = indicator.bounds, unit == indicator.unit, measure != .change,
      measure != .cumulative, !bounds.contains(quantity.value)
    {
      return [.outsideBounds(self, bounds: bounds)]
    }
    return []
  }
}
