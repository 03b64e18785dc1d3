import Indicators

/// Which indicator of the sheet a figure is about.
enum IndicatorChoice {
  /// The indicator of a figure; nil where no name that fits its unit stands in the sentence.
  ///
  /// Of names that share words the one with the most words counts. A count takes the name right behind
  /// it; other figures take the last name before them, else the first behind.
  static func indicator(
    of figure: Figure, measure: Measure, in reader: SentenceReader
  ) -> Indicator? {
    let fitting = reader.names.filter { fits($0.indicator, figure.unit, measure) }
    let names = fitting.filter { name in
      !fitting.contains { $0.words > name.words && $0.overlaps(name) }
    }
    let behind = names.filter { $0.tokens.lowerBound >= figure.tokens.upperBound }
      .min { $0.tokens.lowerBound < $1.tokens.lowerBound }
    if figure.unit == .count || figure.unit == .none, let behind,
      behind.tokens.lowerBound - figure.tokens.upperBound <= 5
    {
      return best(names, near: behind, figure)
    }
    let before = names.filter { $0.tokens.lowerBound < figure.tokens.lowerBound }
      .max { $0.tokens.upperBound < $1.tokens.upperBound }
    return (before ?? behind).map { best(names, near: $0, figure) }
  }

  /// Of the indicators of one name, the one in the figure's own unit.
  private static func best(
    _ names: [IndicatorNames.Match], near name: IndicatorNames.Match, _ figure: Figure
  ) -> Indicator {
    let same = names.filter { $0.tokens == name.tokens && $0.words == name.words }
    return (same.first { $0.indicator.unit.description == figure.unit.text } ?? same.first ?? name)
      .indicator
  }

  /// Whether a figure of such a unit can say something of an indicator.
  static func fits(_ indicator: Indicator, _ unit: FigureUnit, _ measure: Measure) -> Bool {
    switch (unit, indicator.unit) {
    case (.money, .currency), (.points, .percent), (.rank, .rank), (.count, .count),
      (.none, .count):
      true
    case (.percent, let other):
      measure == .level
        ? other == .percent : other != .percent && other != .rank && indicator.kind != .rank
    case (.ratio, let other): other != .percent && other != .rank
    case (.other(let text), let other): other.description == text
    default: false
    }
  }
}
