import Forecasting
import Indicators
import OrderedCollections

/// Checks what the configuration says of series against the rows that there are.
struct ReferenceCheck {
  let configuration: Configuration
  let data: GatheredData
  let rows: OrderedDictionary<String, RowPlan.Source>

  /// Every name, unit and definition that leads nowhere.
  var problems: [Diagnostic] {
    regressors + derivations + targets(configuration.projection.targets, of: "targets")
      + targets(configuration.projection.scenarios.flatMap(\.given), of: "given") + changes
      + equations + definitions
  }

  var file: SourceLocation { SourceLocation(file: configuration.file) }
  var names: [String] { Array(rows.keys) }
  var namesWithDerived: [String] { names + Array(configuration.derived.keys) }

  private var regressors: [Diagnostic] {
    configuration.fit.series.values.flatMap { choice in
      (choice.model?.model.regressors ?? []).compactMap { name in
        if rows[name] != nil { return nil }
        let place = choice.nameLocations[name] ?? choice.modelLocation ?? file
        if configuration.derived[name] != nil {
          return .derivedRegressor(name, at: place)
        }
        return .unknownSeries(name, of: "formula", known: names, at: place)
      }
    }
  }

  private var derivations: [Diagnostic] {
    configuration.derived.flatMap { name, derivation in
      var problems: [Diagnostic] = []
      if rows[name] != nil {
        problems.append(.derivedAndRead(name, at: derivation.location ?? file))
      }
      for needed in (try? Arithmetic(derivation.formula))?.names ?? []
      where rows[needed] == nil && configuration.derived[needed] == nil {
        problems.append(
          .unknownSeries(
            needed, of: "formula", known: namesWithDerived,
            at: derivation.nameLocations[needed] ?? derivation.location ?? file))
      }
      return problems
    }
  }

  private func targets(_ choices: [TargetChoice], of key: String) -> [Diagnostic] {
    choices.compactMap { target in
      guard isKnown(target.series) else {
        return .unknownSeries(
          target.series, of: key, known: namesWithDerived, at: target.seriesLocation ?? file)
      }
      var unit = unit(of: target.series)
      if [.averageGrowth, .multiple].contains(target.measure) {
        unit = target.measure == .multiple ? nil : .percent
      }
      return problem(
        of: target.unit, for: target.series, unit, key: target.direction.rawValue,
        at: target.thresholdLocation)
    }
  }

  /// Whether a name is a series of the data or a derived one.
  func isKnown(_ name: String) -> Bool {
    rows[name] != nil || configuration.derived[name] != nil
  }

  /// The unit of a series; nil where there is none, or one that is not known.
  func unit(of name: String) -> Unit? {
    switch rows[name] {
    case .indicator(let indicator): indicator.unit
    case .table(let table): data.sheet.sheet[table]?.unit
    case nil: configuration.derived[name].flatMap { try? Unit($0.unit) }
    }
  }

  /// What is wrong with the unit that a figure was written in; nil for nothing.
  func problem(
    of written: String?, for series: String, _ unit: Unit?, key: String, at place: SourceLocation?
  ) -> Diagnostic? {
    guard let written, let unit else { return nil }
    let place = place ?? file
    do throws(UnknownWord) {
      return try Unit(written) == unit
        ? nil : .thresholdInOtherUnit(written, unit, series, at: place)
    } catch {
      return .unknownUnit(error, of: key, at: place)
    }
  }

  private var definitions: [Diagnostic] {
    configuration.fit.series.compactMap { name, choice in
      guard let definition = choice.definition, case .indicator(let indicator) = rows[name] else {
        return nil
      }
      var known = indicator.definitions.map(\.name)
      for statement in data.statements(about: indicator.id)
      where !statement.definition.isEmpty && !known.contains(statement.definition) {
        known.append(statement.definition)
      }
      let isKnown =
        known.contains(definition)
        || indicator.definitions.contains { $0.rank(of: definition) != nil }
      return isKnown
        ? nil
        : .unknownDefinition(
          definition, of: indicator.id, known: known, at: choice.definitionLocation ?? file)
    }
  }
}
