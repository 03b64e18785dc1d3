import Indicators
import TimeSeries

extension RowFormation {
  /// Every statement about an indicator in the order of its rows: what it says, or why it does not
  /// count.
  ///
  /// - Parameter formed: the evidence that was made of them.
  func reported(_ formed: FormedEvidence, _ indicator: Indicator) -> [ReportedStatement] {
    var found: [(line: Int, statement: ReportedStatement)] = []
    let items = formed.evidence?.items ?? []
    for (item, statement) in zip(items, formed.statements) {
      // A streak gives several items, one after the other.
      if let last = found.last, last.line == statement.line {
        found[found.count - 1].statement.last = item.quantity.last
      } else {
        found.append((statement.line, reported(statement, item, indicator)))
      }
    }
    for entry in formed.unused {
      var row = reported(entry.statement)
      row.setAside = entry.reason.words(data.registry)
      found.append((entry.statement.line, row))
    }
    let known = Set(found.map(\.line))
    for statement in data.statements(about: indicator.id) where !known.contains(statement.line) {
      found.append((statement.line, reported(statement)))
    }
    return found.sorted { $0.line < $1.line }.map(\.statement)
  }

  /// A statement as it is printed.
  private func reported(_ statement: Statement) -> ReportedStatement {
    ReportedStatement(
      place: data.registry.name(statement),
      label: Provenance(registry: data.registry).text(of: statement),
      text: "\(statement.measure.rawValue) \(Diagnostic.text(of: statement))",
      period: statement.period.description, form: .none,
      isHedged: statement.qualifier == .about || statement.qualifier == .nearly,
      isOffset: false,
      isTarget: statement.role == .target, publisher: statement.source.publisher,
      published: statement.published?.description, title: statement.source.title,
      url: statement.source.url, note: statement.note)
  }

  /// A statement with what it says of the series.
  private func reported(
    _ statement: Statement, _ item: EvidenceItem, _ indicator: Indicator
  ) -> ReportedStatement {
    var row = reported(statement)
    row.conversion = conversion(of: statement, into: indicator)
    row.value = item.printed
    row.first = item.quantity.first
    row.last = item.quantity.last
    row.form = statement.form(as: item)
    row.isOffset = item.shares.contains { !$0.isPartOfYear }
    if case .within(_, let fraction) = item.quantity { row.fraction = fraction }
    if row.form == .partial, row.fraction == nil, let month = statement.period.lastMonth {
      row.fraction = Double(month) / 12
    }
    let cells = item.cells.dropLast(item.looseCells)
    let lowers = cells.map(\.lower)
    let uppers = cells.map(\.upper)
    row.lower = lowers.contains(nil) ? nil : lowers.compactMap(\.self).min()
    row.upper = uppers.contains(nil) ? nil : uppers.compactMap(\.self).max()
    return row
  }
}

extension EvidenceShare {
  /// Whether it stands for the part of the year that a figure is about.
  fileprivate var isPartOfYear: Bool { name.hasPrefix("month ") }
}

extension Statement {
  /// What the statement says of the values of the series that an item is evidence of.
  fileprivate func form(as item: EvidenceItem) -> ReportedStatement.Form {
    switch item.quantity {
    case .within: return .partial
    case .ratio: return .ratio
    case .difference: return .difference
    case .sum: return .sum
    case .level: break
    }
    // The figure of January to November is one of its share of the year.
    if measure == .asOf, item.shares.contains(where: \.isPartOfYear) {
      return .partial
    }
    switch qualifier {
    case .exact, .about: return .level
    // The first place in a ranking is its best.
    case .atLeast, .above: return unit == .rank ? .ceiling : .floor
    case .atMost, .below: return unit == .rank ? .floor : .ceiling
    case .nearly: return .ceiling
    case .range: return .range
    }
  }
}
