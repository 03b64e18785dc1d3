import Forecasting
import Indicators
import OrderedCollections

/// Checks what the configuration says of series against the rows that there are.
struct ReferenceCheck {
  let configuration: Configuration
  let data: GatheredData
  let rows: OrderedDictionary<String, RowPlan.Source>

  /// Every name, unit and definition that leads nowhere.
  var problems: [Diagnostic] { regressors + derivations + targets + definitions }

  private var file: SourceLocation { SourceLocation(file: configuration.file) }
  private var names: [String] { Array(rows.keys) }
  private var namesWithDerived: [String] { names + Array(configuration.derived.keys) }

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

  private var targets: [Diagnostic] {
    configuration.projection.targets.compactMap { target in
      var unit: Unit?
      switch rows[target.series] {
      case .indicator(let indicator): unit = indicator.unit
      case .table(let name): unit = data.sheet.sheet[name]?.unit
      case nil:
        guard let derivation = configuration.derived[target.series] else {
          return .unknownSeries(
            target.series, of: "targets", known: namesWithDerived,
            at: target.seriesLocation ?? file)
        }
        unit = try? Unit(derivation.unit)
      }
      if [.averageGrowth, .multiple].contains(target.measure) {
        unit = target.measure == .multiple ? nil : .percent
      }
      guard let written = target.unit, let unit else { return nil }
      let place = target.thresholdLocation ?? file
      do throws(UnknownWord) {
        return try Unit(written) == unit
          ? nil : .thresholdInOtherUnit(written, unit, target.series, at: place)
      } catch {
        return .unknownUnit(error, of: target.direction.rawValue, at: place)
      }
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
