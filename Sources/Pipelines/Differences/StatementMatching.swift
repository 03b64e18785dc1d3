import Indicators

/// Which statements of one run are which of another.
///
/// Rows with the same content are the same statement wherever they stand; of the others, rows that agree
/// in indicator, definition, period, measure, role and source (publisher where no source is named) are
/// revisions of one another, in their order.
struct StatementMatching {
  /// What became of a statement of the earlier run.
  enum Fate {
    case kept
    /// Number of the later row.
    case revised(Statement)
    /// The later row makes evidence of one that was none.
    case accepted(Statement)
    case withdrawn
  }

  /// By number in the earlier run.
  private(set) var fates: [Int: Fate] = [:]
  /// Statements of the later run that the earlier one does not have, in order.
  private(set) var new: [Statement] = []

  init(_ before: [Statement], _ after: [Statement]) {
    var open: [Statement: [Statement]] = [:]
    for statement in after.reversed() { open[statement.content, default: []].append(statement) }
    var changed: [Statement] = []
    for statement in before {
      if open[statement.content]?.popLast() != nil {
        fates[statement.line] = .kept
      } else {
        changed.append(statement)
      }
    }
    let left = Set(open.values.flatMap { $0 }.map(\.line))
    var candidates: [Likeness: [Statement]] = [:]
    for statement in after.reversed() where left.contains(statement.line) {
      candidates[Likeness(statement), default: []].append(statement)
    }
    var used: Set<Int> = []
    for statement in changed {
      guard let later = candidates[Likeness(statement)]?.popLast() else {
        fates[statement.line] = .withdrawn
        continue
      }
      used.insert(later.line)
      fates[statement.line] =
        statement.status != .accepted && later.status == .accepted
        ? .accepted(later) : .revised(later)
    }
    new = after.filter { left.contains($0.line) && !used.contains($0.line) }
  }

  /// What rows have to agree in to be about one thing.
  private struct Likeness: Hashable {
    let indicator, definition, source: String
    let period: StatementPeriod
    let measure: Measure
    let role: Role

    init(_ statement: Statement) {
      indicator = statement.indicator
      definition = statement.definition
      source =
        statement.source.id.isEmpty ? "by \(statement.source.publisher)" : statement.source.id
      period = statement.period
      measure = statement.measure
      role = statement.role
    }
  }
}

extension Statement {
  /// All that a forecast can depend on.
  fileprivate var content: Statement {
    var content = self
    content.line = 0
    content.note = ""
    content.source.title = ""
    content.source.url = ""
    return content
  }
}
