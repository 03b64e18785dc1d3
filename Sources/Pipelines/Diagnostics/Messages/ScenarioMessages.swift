import Forecasting

extension Diagnostic {
  // MARK: Scenarios and adjustments

  static func notYears(_ text: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .wrongType, "'\(text.clipped)' is no year", at: place,
      help: "write a year or a span such as 2027/2030")
  }

  static func reservedScenario(_ name: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .conflictingKeys, "'\(name)' is what the tables call the projection without scenarios",
      at: place, help: "choose another name")
  }

  static func yearsAfterUntil(_ years: YearSpan, until: Int, at place: SourceLocation) -> Diagnostic
  {
    Diagnostic(
      .outOfRange, "the years go to \(years.last), and the tables end in \(until)", at: place,
      help: "set `until` to \(years.last), or choose earlier years")
  }

  static func growthNotInPercent(_ unit: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .invalidThreshold, "growth is in percent, not in \(unit.clipped)", at: place,
      help: "write for instance 4.5 %")
  }

  static func changeOfDerived(_ name: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .unknownSeries, "'\(name.clipped)' is a derived series, whose formula has to hold", at: place,
      help: "change the series that it is derived from")
  }

  static func yearsAlreadyKnown(
    _ years: YearSpan, of name: String, knownTo last: Int, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .unusedChange,
      "the figure for \(years.text) is not used"
        + (years.last > last ? " up to \(last)" : "") + ": '\(name)' is known to \(last)",
      at: place, help: "choose years after \(last)")
  }

  /// What is to be said of a series in a scenario alone.
  func inScenario(_ name: String) -> Diagnostic {
    Diagnostic(
      code, "scenario '\(name)': \(message)", at: location, help: help, severity: severity)
  }

  static func changeWithoutForecast(
    _ name: String, _ reason: String, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .unusedChange, "the figure is not used: '\(name)' has no forecast: \(reason)", at: place,
      help: "remove it, or add figures of the series")
  }

  static func changeNotPossible(
    _ name: String, _ period: String, _ what: String, link: String
  ) -> Diagnostic {
    Diagnostic(
      .impossibleChange, "'\(name)' keeps its forecast of \(period): \(what)",
      help: "its link is \(link); choose a figure that the series can take")
  }

  static func fewPaths(
    _ scenario: String, _ paths: Int, of all: Int, needed: Int, at place: SourceLocation?
  ) -> Diagnostic {
    let isTooFew = paths < needed
    return Diagnostic(
      .fewPaths,
      "scenario '\(scenario)': \(paths) of \(all) paths meet its targets"
        + (isTooFew
          ? ", and \(needed) are needed: it has no figures" : ", so that its intervals are rough"),
      at: place, help: "raise `project.paths`, or take a target that is less far away")
  }

  // MARK: Equations

  static func notAnEquation(_ text: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .invalidFormula, "'\(text.clipped)' is no equation", at: place,
      help: "write for instance total = part-a + part-b")
  }

  static func equationOverPeriods(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .invalidFormula, "an equation holds within each period, and a function looks at others",
      at: place, help: "use names of series, numbers, + - * / and parentheses")
  }

  static func equationOfOneSeries(_ name: String?, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .invalidFormula,
      name.map { "the equation is about '\($0.clipped)' alone" }
        ?? "the equation names no series", at: place,
      help: "write for instance total = part-a + part-b")
  }

  static func derivedInEquation(_ name: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .unknownSeries, "'\(name.clipped)' is a derived series, which satisfies its formula anyway",
      at: place, help: "write the equation with the series that it is derived from")
  }

  static func rankInEquation(_ name: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .unconvertibleUnit, "'\(name)' is a rank, and ranks do not add up", at: place,
      help: "leave it out of the equations")
  }

  static func contradictoryFigures(
    _ name: String, _ equation: String, _ period: String, gap: Double
  ) -> Diagnostic {
    let percent = ((1e4 * gap).rounded() / 100).compact
    return Diagnostic(
      .notReconciled,
      "'\(name)' is not reconciled with \(equation) in \(period): all its figures are known, judged or "
        + "assumed, and the sides differ by \(percent) %",
      help: "leave one of them to its forecast")
  }

  static func notReconciled(_ name: String, _ equation: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .notReconciled, "'\(name)' is not reconciled with \(equation): \(reason)",
      help: "mend the series that is named, or leave the equation out")
  }
}
