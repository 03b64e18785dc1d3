import Indicators

/// Says in a line where a value comes from.
struct Provenance {
  let registry: StatementRegistry

  /// `statements.csv:12 level exact 3.63 trillion CNY (NBS)`.
  func text(of statement: Statement) -> String {
    let publisher = statement.source.publisher
    return "\(registry.name(statement)) \(statement.measure.rawValue) "
      + Diagnostic.text(of: statement) + (publisher.isEmpty ? "" : " (\(publisher))")
  }

  /// `at least 1.2 trillion CNY`: a target as the tables show it.
  static func text(ofTarget statement: Statement) -> String {
    let text = Diagnostic.text(of: statement)
    return statement.qualifier == .exact ? String(text.dropFirst("exact ".count)) : text
  }

  /// The statement of a value, and what was done to it.
  func text(of point: FormedPoint) -> String {
    guard let first = point.statements.first else { return "" }
    let main = text(of: first)
    switch point.origin {
    case .printed: return main
    case .converted(let currency, let rate):
      return "\(main), converted at \(rate) per \(currency.code)"
    case .partYear(let month): return "\(main), at the end of month \(month)"
    case .comparison(_, let period):
      let others = point.statements.dropFirst().map { registry.name($0) }
      return "\(main), from \(period)"
        + (others.isEmpty ? "" : " (\(others.joined(separator: ", ")))")
    }
  }
}
