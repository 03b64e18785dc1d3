import Indicators
import OrderedCollections
import TimeSeries

extension ReferenceCheck {
  /// Names and units of assumptions and adjustments that lead nowhere.
  var changes: [Diagnostic] {
    let section = configuration.projection
    let assumed = section.scenarios.flatMap(\.assumptions).flatMap { assumption -> [Diagnostic] in
      if let problem = problem(of: assumption.series, key: "scenarios", at: assumption.location) {
        return [problem]
      }
      guard assumption.kind == .set else { return [] }
      return assumption.figures.compactMap { figure in
        problem(
          of: figure.unit, for: assumption.series, unit(of: assumption.series), key: "set",
          at: figure.valueLocation)
      }
    }
    let adjusted = section.adjustments.compactMap { adjustment in
      problem(of: adjustment.series, key: "adjustments", at: adjustment.seriesLocation)
        ?? problem(
          of: adjustment.unit, for: adjustment.series, unit(of: adjustment.series),
          key: adjustment.change.rawValue, at: adjustment.valueLocation)
    }
    return assumed + adjusted
  }

  /// Names in equations that lead nowhere.
  var equations: [Diagnostic] {
    configuration.projection.hierarchies.flatMap { equation in
      equation.names.compactMap { name -> Diagnostic? in
        let place = equation.nameLocations[name] ?? equation.location ?? file
        if configuration.derived[name] != nil { return .derivedInEquation(name, at: place) }
        if rows[name] != nil { return nil }
        return .unknownSeries(name, of: "hierarchies", known: names, at: place)
      }
    }
  }

  /// What is wrong with a name whose forecast is to be changed; nil for nothing.
  private func problem(of name: String, key: String, at place: SourceLocation?) -> Diagnostic? {
    if configuration.derived[name] != nil { return .changeOfDerived(name, at: place ?? file) }
    if rows[name] != nil { return nil }
    return .unknownSeries(name, of: key, known: names, at: place ?? file)
  }
}

extension Configuration {
  /// Changes that change nothing, and ranks in equations, told by the rows.
  func changeProblems(in rows: [IngestedSeries]) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    let whole = SourceLocation(file: file)
    func check(_ name: String, _ years: YearSpan?, at place: SourceLocation?) {
      guard let row = rows.first(where: { $0.name == name }) else { return }
      if let reason = row.reason {
        problems.append(.changeWithoutForecast(name, reason, at: place ?? whole))
      } else if let last = row.lastKnownYear, (years?.first ?? last + 1) <= last,
        let years
      {
        problems.append(
          .yearsAlreadyKnown(years, of: name, knownTo: last, at: place ?? whole))
      }
    }
    for assumption in projection.scenarios.flatMap(\.assumptions) {
      for figure in assumption.figures {
        check(assumption.series, figure.years, at: figure.location ?? assumption.location)
      }
    }
    for adjustment in projection.adjustments {
      check(
        adjustment.series, adjustment.years, at: adjustment.yearsLocation ?? adjustment.location)
    }
    for equation in projection.hierarchies {
      for name in equation.names
      where rows.contains(where: { $0.name == name && $0.link == .rank }) {
        problems.append(
          .rankInEquation(
            name, at: equation.nameLocations[name] ?? equation.location ?? whole))
      }
    }
    return problems
  }
}

extension IngestedSeries {
  /// The last year that something is known of, in full or in part.
  fileprivate var lastKnownYear: Int? { evidence?.end.year ?? lastValue?.period.year }
}
