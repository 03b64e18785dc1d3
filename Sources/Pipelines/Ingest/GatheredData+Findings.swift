import Indicators

extension GatheredData {
  /// What shows only when all statements are seen together; an unknown indicator once.
  var findings: [StatementFinding] {
    var unknown: Set<String> = []
    return StatementSet(statements).findings(against: hasSheet ? sheet.sheet : nil).filter {
      guard case .unknownIndicator(let statement) = $0 else { return true }
      return unknown.insert(statement.indicator).inserted
    }
  }

  /// The findings in words, with their places.
  func diagnostics(of findings: [StatementFinding]) -> [Diagnostic] {
    let known = sheet.sheet.indicators.map(\.id)
    return findings.map { .finding($0, registry: registry, known: known) }
  }
}

extension [StatementFinding] {
  /// Numbers of the statements that were found to contradict others.
  var contradicted: Set<Int> {
    var numbers: Set<Int> = []
    for case .contradictoryBounds(let floor, let ceiling) in self {
      numbers.formUnion([floor.line, ceiling.line])
    }
    return numbers
  }
}
