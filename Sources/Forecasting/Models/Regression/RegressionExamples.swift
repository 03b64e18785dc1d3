import TimeSeries

/// Formulas without other series, which any annual series can be fitted to.
enum RegressionExamples {
  private static let trend = FormulaTerm(.expression(.trend))
  private static let lag = FormulaTerm(.expression(.lag(.series("y"), 1)))
  private static let logarithmicLag = FormulaTerm(
    .expression(.lag(.function(.log, .series("y")), 1)))

  /// `~ trend`, `log ~ trend`, `~ trend + lag(y, 1)` and `log ~ trend + lag(log(y), 1)`.
  static let formulas: [Formula] = [
    .trend,
    Formula(response: response(.log), hasIntercept: true, terms: [trend]),
    Formula(response: response(.identity), hasIntercept: true, terms: [trend, lag]),
    Formula(response: response(.log), hasIntercept: true, terms: [trend, logarithmicLag]),
  ]

  private static func response(_ link: Link) -> FormulaResponse {
    FormulaResponse(name: nil, link: link)
  }
}
