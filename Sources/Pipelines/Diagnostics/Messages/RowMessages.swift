import Indicators
import TimeSeries

extension Diagnostic {
  static func boundViolated(
    _ violation: BoundViolation, _ name: String, at place: SourceLocation
  ) -> Diagnostic {
    let measure = violation.statement.measure
    let isLevel = measure == .level || measure == .rank || measure == .asOf
    let subject = isLevel ? "'\(name)'" : "the \(measure.rawValue) of '\(name)'"
    let limits =
      switch (violation.lower, violation.upper) {
      case (let lower?, let upper?): "\(Figure.text(lower)) to \(Figure.text(upper))"
      case (let lower?, nil): "at least \(Figure.text(lower))"
      case (nil, let upper?): "at most \(Figure.text(upper))"
      case (nil, nil): "\(text(of: violation.statement))"
      }
    return Diagnostic(
      .boundViolated,
      "\(subject) is \(Figure.text(violation.value)) in \(violation.statement.period), and the row says "
        + limits, at: place,
      help: "compare the sources; the series keeps its value")
  }

  static func noRate(
    _ error: ExchangeRateError, _ name: String, at place: SourceLocation
  ) -> Diagnostic {
    switch error {
    case .unknownPair(let first, let second):
      Diagnostic(
        .unconvertibleUnit,
        "'\(name)' has a figure in \(first.code), and no rates convert it into \(second.code)",
        at: place, help: "set up `convert:` with an indicator of yearly rates", severity: .warning)
    case .missingYear(let of, let per, let year):
      Diagnostic(
        .missingRate,
        "'\(name)' has a figure of \(year), and no \(of.code) per \(per.code) is known",
        at: place, help: "add the rate of \(year)")
    }
  }

  /// Counts the statements that gave no value, by reason; nil where all did.
  static func rowsNotUsed(_ unused: [UnusedStatement], _ name: String) -> Diagnostic? {
    var counts: [(reason: String, count: Int)] = []
    for entry in unused {
      let reason = words(for: entry.reason)
      if let index = counts.firstIndex(where: { $0.reason == reason }) {
        counts[index].count += 1
      } else {
        counts.append((reason, 1))
      }
    }
    if counts.isEmpty { return nil }
    let list = counts.map { "\($0.reason) \($0.count)" }.joined(separator: ", ")
    let rows = unused.count
    return Diagnostic(
      .rowsNotUsed, "'\(name)': \(rows) row\(rows == 1 ? " gives" : "s give") no value: \(list)")
  }

  /// Statements of growth alone.
  static func growthIndex(_ name: String, base: Period, leftOut: Int) -> Diagnostic {
    let rest =
      leftOut == 0 ? "" : "; \(leftOut) in absolute terms \(leftOut == 1 ? "is" : "are") left out"
    return Diagnostic(
      .growthIndex,
      "'\(name)': only growth is stated, so the series is an index, 100 in \(base)\(rest)",
      help: "add a figure of any year to have the level")
  }

  /// A sum over several periods, which no single value of the series shows.
  static func sumKept(_ statement: Statement, _ text: String, _ name: String) -> Diagnostic {
    Diagnostic(.rowsNotUsed, "'\(name)': over \(statement.period) the sum is \(text)")
  }

  private static func words(for reason: UnusedStatement.Reason) -> String {
    switch reason {
    case .proposed: "proposed"
    case .rejected: "rejected"
    case .otherDefinition: "of other definitions"
    case .otherProduct: "of other products"
    case .laterThanVintage: "published after the vintage"
    case .undated: "without publication date"
    case .repeats: "repeating another"
    case .conversion: "converted from another"
    case .superseded: "superseded"
    case .bound: "bounds"
    case .sum: "sums"
    case .yearToDate: "for a part of the year"
    case .withinYear: "within the year"
    case .hedgedComparison: "hedged comparisons"
    case .comparisonNotNeeded: "comparisons not needed"
    case .comparisonWithoutValue: "comparisons without a level"
    case .otherFrequency: "about periods of another length"
    case .unconvertible: "in other units"
    case .noRate: "without exchange rate"
    }
  }

  /// The periods between the first and the last that have no value; nil where there are none.
  static func gaps(in periods: [Period], _ name: String) -> Diagnostic? {
    var missing: [Period] = []
    for (earlier, later) in zip(periods, periods.dropFirst()) {
      for step in 1..<max(1, earlier.distance(to: later)) {
        missing.append(earlier.advanced(by: step))
      }
    }
    return gapNotice(missing, name)
  }

  /// Lists missing periods, the first eight by name.
  static func gapNotice(_ missing: [Period], _ name: String) -> Diagnostic? {
    if missing.isEmpty { return nil }
    let shown = missing.prefix(8).map { "\($0)" }.joined(separator: ", ")
    let more = missing.count > 8 ? " and \(missing.count - 8) more" : ""
    return Diagnostic(.gaps, "'\(name)' has no value in \(shown)\(more)")
  }

  static func outsideLink(
    _ name: String, _ value: Double, period: String, provenance: String
  ) -> Diagnostic {
    Diagnostic(
      .outsideLink, "'\(name)' is \(Figure.text(value)) in \(period), which its link cannot take",
      help: "choose `link: identity` for the series, or check \(provenance)")
  }
}
