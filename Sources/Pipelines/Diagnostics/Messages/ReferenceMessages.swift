import Indicators

extension Diagnostic {
  static func unknownSeries(
    _ name: String, of key: String, known: [String], at place: SourceLocation
  ) -> Diagnostic {
    let what = key == "indicator" || key == "rates" ? "indicator" : "series"
    return Diagnostic(
      .unknownSeries, "unknown \(what) '\(name.clipped)'", at: place,
      help: suggestion(for: name, among: known, noun: "series"))
  }

  static func unknownDefinition(
    _ definition: String, of indicator: String, known: [String], at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .unknownDefinition, "'\(indicator)' has no definition '\(definition.clipped)'", at: place,
      help: suggestion(for: definition, among: known, noun: "definitions"))
  }

  static func derivedRegressor(_ name: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .unknownSeries, "'\(name.clipped)' is a derived series, which no model can use", at: place,
      help: "use the series that it is derived from")
  }

  static func derivedTuned(_ name: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .unknownSeries, "'\(name.clipped)' is a derived series, which has no settings", at: place,
      help: "tune the series that it is derived from")
  }

  static func derivedAndRead(_ name: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .conflictingKeys, "'\(name.clipped)' is derived, and the data have a series of that name",
      at: place, help: "rename the derived one")
  }

  static func responseOfOtherSeries(
    _ response: String, _ name: String, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .conflictingKeys, "the formula of '\(name)' explains '\(response)'", at: place,
      help: "write '\(name)' left of '~', or nothing but its link")
  }

  static func thresholdInOtherUnit(
    _ written: String, _ unit: Unit, _ series: String, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .invalidThreshold, "the threshold is in \(written), and '\(series)' in \(unit)", at: place,
      help: "write it in \(unit)")
  }

  static func notARate(_ name: String, _ unit: Unit?, at place: SourceLocation) -> Diagnostic {
    let text = unit.map { "is in \($0)" } ?? "has no unit"
    return Diagnostic(
      .unitNotTaken, "'\(name)' \(text), which is no price of a currency", at: place,
      help: "its unit has to be such as 'CNY per USD'")
  }

  static func rateOfOtherCurrency(
    _ name: String, _ of: Currency, _ per: Currency, _ currency: String, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .conflictingKeys,
      "'\(name)' is in \(of.code) per \(per.code), and the common currency is \(currency)",
      at: place, help: "name rates of \(currency), or another currency")
  }

  static func noYearlyRates(
    _ name: String, _ reason: String?, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .missingRate, "'\(name)' has no yearly rates" + (reason.map { ": \($0)" } ?? ""), at: place,
      help: "give one rate a year", severity: .error)
  }

  static func untilBeforeData(
    _ name: String, end: String, until: Int, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .untilBeforeData,
      "'\(name)' has data to \(end), which leaves nothing to forecast to \(until)",
      at: place, help: "set `until` to a later year")
  }

  static func targetAfterUntil(_ by: Int, until: Int, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .outOfRange, "the target is for \(by), and the tables end in \(until)", at: place,
      help: "set `until` to \(by), or choose an earlier year")
  }
}
