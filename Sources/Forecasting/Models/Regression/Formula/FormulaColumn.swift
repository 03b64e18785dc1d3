import ExtendedPrecision
import TimeSeries

/// One column of a design: a product of expressions and of membership in seasons.
struct FormulaColumn: Hashable, Sendable {
  /// The name that coefficients are reported under: `log(gdp-cny)`, `season2:trend`.
  let name: String
  private let expressions: [FormulaExpression]
  /// The column is 0 outside this position within the year.
  private let season: Int?
  /// The constant 1.
  static let intercept = FormulaColumn(name: "(Intercept)", expressions: [], season: nil)

  private init(name: String, expressions: [FormulaExpression], season: Int?) {
    self.name = name
    self.expressions = expressions
    self.season = season
  }

  /// The column of a term, within one season where the term has `season`.
  init(_ term: FormulaTerm, season: Int?) {
    name = term.factors.map { factor in
      if case .season = factor, let season { return "season\(season)" }
      return factor.description
    }.joined(separator: ":")
    expressions = term.expressions
    self.season = season
  }

  /// The names of the series that the column reads.
  var seriesNames: [String] { expressions.flatMap(\.seriesNames) }

  /// The column's number in a period; see ``FormulaExpression/value(at:from:reading:)``.
  func value<Number: FormulaNumber>(
    at period: Period, from origin: Period, reading read: (String, Period) -> Number?
  ) throws(MissingValue) -> Number {
    var product: Number?
    for expression in expressions {
      let factor = try expression.value(at: period, from: origin, reading: read)
      product = product.map { $0 * factor } ?? factor
    }
    if let season, season != period.position { return Number(constant: 0) }
    return product ?? Number(constant: 1)
  }
}

extension Formula {
  /// The columns that the formula gives a series of a frequency, the intercept first.
  ///
  /// A season has a column for each position but the first where the term without it is in the
  /// formula too, else one for each, so that the columns span the same space (as in R).
  ///
  /// - Throws: `.unidentified` for seasons of a year, `.undefinedTerm` where a step, pulse or knot
  ///   names a period shorter than those of the series.
  func columns(for frequency: Frequency) throws(FitError) -> [FormulaColumn] {
    var columns = hasIntercept ? [FormulaColumn.intercept] : []
    for term in terms {
      for expression in term.expressions {
        for period in expression.namedPeriods
        where period.frequency.seasonLength > frequency.seasonLength {
          throw .undefinedTerm(expression.description, period: period.description)
        }
      }
      guard term.factors.contains(.season) else {
        columns.append(FormulaColumn(term, season: nil))
        continue
      }
      guard frequency.seasonLength > 1 else { throw .unidentified(parameter: term.description) }
      let isContrast = term.withoutSeason.map { terms.contains(where: $0.matches) } ?? hasIntercept
      for season in (isContrast ? 2 : 1)...frequency.seasonLength {
        columns.append(FormulaColumn(term, season: season))
      }
    }
    return columns
  }
}
