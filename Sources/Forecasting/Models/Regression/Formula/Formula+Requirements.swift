extension Formula {
  /// One more observation than columns, and those that lags of the response cost.
  ///
  /// A season counts as one column, because its number depends on the series.
  var requiredObservations: Int {
    terms.count + (hasIntercept ? 1 : 0) + 1 + observationsLostToResponse
  }

  /// Observations that have no row, because lags of the response reach before them.
  var observationsLostToResponse: Int {
    let name = response.nameInTerms
    return terms.flatMap(\.expressions).filter { $0.seriesNames.contains(name) }
      .map(\.deepestLag).max() ?? 0
  }

  /// Whether a term has no meaning without periods: lags, differences, steps, pulses, knots, seasons.
  public var needsPeriods: Bool {
    deepestLag > 0 || terms.contains { $0.factors.contains(.season) }
      || terms.flatMap(\.expressions).contains { !$0.namedPeriods.isEmpty }
  }

  /// Whether a term is about time at all; `trend` alone can also count rows.
  public var readsTime: Bool {
    needsPeriods || terms.flatMap(\.expressions).contains(where: \.readsTrend)
  }

  /// Where a name first stands in the text of a formula, in characters from 0; nil where it does not.
  public static func offset(of name: String, in text: String) -> Int? {
    guard let tokens = try? FormulaToken.cut(text) else { return nil }
    return tokens.first { $0.kind == .word(name) || $0.kind == .quotedName(name) }?.offset
  }
}

extension FormulaExpression {
  /// Whether the expression counts periods.
  fileprivate var readsTrend: Bool {
    switch self {
    case .trend: true
    case .number, .series, .step, .pulse, .knot: false
    case .lag(let inner, _), .difference(let inner, _), .function(_, let inner),
      .negative(let inner), .power(let inner, _, _), .isolated(let inner):
      inner.readsTrend
    case .arithmetic(_, let left, let right): left.readsTrend || right.readsTrend
    }
  }
}
