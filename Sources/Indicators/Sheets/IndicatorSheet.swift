/// The indicators that a collection of statements is about, in the order in which they are shown.
public struct IndicatorSheet: Sendable, Hashable {
  /// The indicators, in order.
  public var indicators: [Indicator]

  /// A sheet of these indicators.
  public init(_ indicators: [Indicator] = []) { self.indicators = indicators }

  /// The indicator of an id.
  ///
  /// - Complexity: O(n).
  public subscript(id: String) -> Indicator? { indicators.first { $0.id == id } }

  /// Everything that is wrong with the sheet itself, in its order.
  public var problems: [IndicatorProblem] {
    var problems: [IndicatorProblem] = []
    for (index, indicator) in indicators.enumerated() {
      func report(_ mistake: IndicatorMistake) {
        problems.append(IndicatorProblem(index: index, id: indicator.id, mistake: mistake))
      }
      let meant = KebabCase.spelling(of: indicator.id)
      if meant != indicator.id { report(.notKebabCase(meant: meant)) }
      if indicators[..<index].contains(where: { $0.id == indicator.id }) { report(.duplicateID) }
      indicator.mistakes.forEach(report)
    }
    return problems
  }
}

/// A mistake in a sheet.
public struct IndicatorProblem: Error, Sendable, Hashable {
  /// Place of the indicator in the sheet, from 0.
  public let index: Int
  /// Its id.
  public let id: String
  /// What is wrong.
  public let mistake: IndicatorMistake
}

/// What can be wrong with an indicator of a sheet.
public enum IndicatorMistake: Sendable, Hashable {
  /// The id is not lower-case letters, digits and hyphens.
  case notKebabCase(meant: String)
  /// An earlier indicator has the id.
  case duplicateID
  /// The kind rank without the unit rank, or the other way round.
  case rankMismatch(Kind, Unit)
  /// A share that is not in percent.
  case shareNotInPercent(Unit)
  /// A natural bound that the link cannot take: 0 and below for a log, beyond the ends of a logit.
  case boundsOutsideLink
  /// A spelling that two definitions have.
  case spellingGivenTwice(String, first: String, second: String)
  /// Two definitions of one name.
  case definitionGivenTwice(String)
  /// Percentage points as the unit of levels.
  case notALevelUnit(Unit)
}

extension Indicator {
  /// What is wrong with the indicator, apart from its id.
  var mistakes: [IndicatorMistake] {
    var mistakes: [IndicatorMistake] = []
    if (kind == .rank) != (unit == .rank) { mistakes.append(.rankMismatch(kind, unit)) }
    if kind == .share, unit != .percent { mistakes.append(.shareNotInPercent(unit)) }
    if unit == .percentagePoints { mistakes.append(.notALevelUnit(unit)) }
    if let bounds, !link.reaches(bounds) { mistakes.append(.boundsOutsideLink) }
    for (index, definition) in definitions.enumerated() {
      if definitions[..<index].contains(where: { $0.name == definition.name }) {
        mistakes.append(.definitionGivenTwice(definition.name))
        continue
      }
      for spelling in definition.spellings {
        if let first = definitions[..<index].first(where: { $0.rank(of: spelling) != nil }) {
          mistakes.append(
            .spellingGivenTwice(spelling, first: first.name, second: definition.name))
        }
      }
    }
    return mistakes
  }
}
