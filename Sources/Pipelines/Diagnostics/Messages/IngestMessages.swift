import Indicators

extension Diagnostic {
  static func noSheet(_ path: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .defaultsUsed, "there is no sheet '\(path)': units and kinds follow from the statements",
      at: place, help: "describe the indicators there, or name a sheet with `sheet:`")
  }

  static func indicatorInTwoSheets(
    _ id: String, first: SourceLocation, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .duplicateKey, "indicator '\(id.clipped)' is in two sheets", at: place,
      help: "remove it here, or at \(first)")
  }

  static func twoVintages(_ indicator: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .conflictingKeys, "'\(indicator)' was read before at another vintage", at: place,
      help: "give both entries the same `as-of:`")
  }

  static func seriesInTwoTables(_ name: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .duplicateSeries, "series '\(name.clipped)' was read before", at: place,
      help: "rename one of the two")
  }

  static func seriesInTableAndStatements(_ name: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .duplicateSeries, "'\(name.clipped)' is both an indicator and a series of a table", at: place,
      help: "rename one of the two")
  }

  static func seriesOfOneID(
    _ id: String, _ first: String, _ second: String, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .duplicateSeries,
      "'\(first.clipped)' and '\(second.clipped)' would both be the indicator '\(id.clipped)'",
      at: place, help: "read the file as a table, or keep one of the two in it")
  }

  static func periodRepeated(
    _ period: String, of id: String, firstLine: Int, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .duplicatePeriod, "'\(id.clipped)': '\(period.clipped)' is given twice", at: place,
      help: "remove it, or that in line \(firstLine)")
  }

  static func rowsWithoutValue(_ count: Int, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .gaps,
      count == 1
        ? "1 row has no value and is no statement"
        : "\(count) rows have no value and are no statements", at: place)
  }

  /// What shows only when statements are seen together.
  static func finding(
    _ finding: StatementFinding, registry: StatementRegistry, known: [String]
  ) -> Diagnostic {
    let statement = finding.statement
    let place = registry.location(statement, finding.column)
    let isEvidence = statement.status == .accepted && statement.role == .observation
    switch finding {
    case .unknownIndicator:
      return Diagnostic(
        .unknownIndicator, "the sheet has no indicator '\(statement.indicator.clipped)'", at: place,
        help: near(statement.indicator, known)
          ?? "add it to the sheet; until then unit and kind follow from the statements")
    case .unconvertibleUnit(_, let unit):
      return Diagnostic(
        .unconvertibleUnit,
        "\(unitText(statement.unit)) cannot be converted into \(unitText(unit)), the unit of "
          + "'\(statement.indicator)'", at: place,
        help: "correct the unit, or give the row an indicator of its own",
        severity: isEvidence ? .error : .warning)
    case .rankMismatch(_, let kind):
      let message =
        kind == .rank
        ? "'\(statement.indicator)' is a ranking, and the row gives a \(statement.measure.rawValue)"
        : "'\(statement.indicator)' is a \(kind.rawValue), and the row gives a rank"
      return Diagnostic(
        .rankAsLevel, message, at: place,
        help: kind == .rank
          ? "write the measure rank, or give the row an indicator of its own"
          : "give ranks an indicator of their own",
        severity: isEvidence ? .error : .warning)
    case .outsideBounds(_, let bounds):
      return Diagnostic(
        .outsideBounds,
        "\(statement.quantity) lies outside \(bounds.lowerBound.compact) to "
          + "\(bounds.upperBound.compact), the bounds of '\(statement.indicator)'", at: place,
        help: "check value, scale and unit; give a misprint the status rejected")
    case .duplicate(_, let first):
      return Diagnostic(
        .duplicateRow, "the row says the same as \(registry.name(first))", at: place,
        help: "remove one of them")
    case .contradictoryBounds(_, let ceiling):
      return Diagnostic(
        .contradictoryBounds,
        "\(text(of: statement)) lies above \(text(of: ceiling)) of \(registry.name(ceiling))",
        at: place,
        help: "check both sources; give a misprint the status rejected, another perimeter its own "
          + "definition")
    case .disagreeingRepeats(_, let other):
      return Diagnostic(
        .contradictoryBounds,
        "\(text(of: statement)) is not what \(registry.name(other)) says of the same source: "
          + text(of: other), at: place,
        help: "check the source, or give revisions a source of their own")
    }
  }

  /// `at least 4400 count`: hedge, figure and unit.
  static func text(of statement: Statement) -> String {
    let upper = statement.upperQuantity.map { " to \($0)" } ?? ""
    let hedge = statement.qualifier.rawValue.replacing("_", with: " ")
    return "\(hedge) \(statement.quantity)\(upper) \(statement.unit)"
      .trimmingSuffix(while: \.isWhitespace)
  }

  private static func unitText(_ unit: Unit) -> String {
    unit == .other("") ? "a figure without unit" : "\(unit)"
  }
}

extension String {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, predicate(last) { text.removeLast() }
    return String(text)
  }
}
