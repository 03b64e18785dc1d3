import ExtendedPrecision
import LinearAlgebra
import TimeSeries

/// A formula evaluated over the periods of a series: response, design and weights.
struct RegressionData: Sendable {
  let formula: Formula
  /// One a column of the design, in formula order, the intercept first.
  let columns: [FormulaColumn]
  /// The first observation of the series, where `trend` is 1.
  let origin: Period
  /// Observations at the start that have no row, because lags reach before the series.
  let lost: Int
  /// The response on the scale of its link, one a row.
  let response: [Double]
  /// X, one row a period, with powers and products of regressors to 32 digits.
  let extendedDesign: ExtendedMatrix
  /// X rounded to doubles.
  let design: Matrix
  /// Σ ln(dx/dy) over the rows: what a likelihood of the response gains as one of natural values.
  let logSlopes: Double
  /// Weights in inverse proportion to the variances of the errors; nil where all are equal.
  let weights: [Double]?

  /// Evaluates a formula.
  ///
  /// A value that a lag looks for before the series begins costs the row; every other value has to
  /// be there.
  ///
  /// - Parameters:
  ///   - weights: the name of the series of weights.
  ///   - freedom: how many more rows than columns there have to be.
  /// - Throws: what the data lacks.
  /// - Complexity: O(n·p).
  init(
    _ formula: Formula, explaining series: Series, by covariates: Covariates,
    weights: String? = nil,
    freedom: Int = 1
  ) throws(FitError) {
    self.formula = formula
    origin = series.start
    columns = try formula.columns(for: series.frequency)
    let link = formula.response.link
    if let index = series.values.firstIndex(where: { !link.admits($0) }) {
      throw .outsideLink(index: index)
    }
    for name in formula.regressors + [weights].compactMap(\.self)
    where !covariates.contains(name) {
      throw .unknownRegressor(name)
    }
    let rows = try Self.rows(of: columns, over: series, formula: formula, covariates)
    let lost = series.count - rows.count
    self.lost = lost
    response = series.values[lost...].map { link.apply($0) }
    logSlopes = series.values[lost...].reduce(0) { $0 + link.logSlope(at: $1) }
    let required = columns.count + freedom
    guard rows.count >= required else {
      throw .tooShort(observations: series.count, required: required + lost)
    }
    extendedDesign = ExtendedMatrix(
      columns: columns.indices.map { j in rows.map { $0[j] } })
    design = extendedDesign.rounded
    self.weights = try weights.map { name throws(FitError) in
      try Self.weights(named: name, over: series, from: lost, covariates)
    }
  }

  /// How many rows there are.
  var count: Int { response.count }
  /// The largest response in absolute value.
  var magnitude: Double { response.reduce(0) { max($0, abs($1)) } }
  /// The power of two below the largest response: a unit in which squares neither over- nor
  /// underflow.
  var unit: Double {
    let exponent = magnitude == 0 ? 0 : max(Int(magnitude.exponent), -1000)
    return Double(sign: .plus, exponent: exponent, significand: 1)
  }
  /// The period of a row.
  func period(at row: Int) -> Period { origin.advanced(by: lost + row) }

  private static func rows(
    of columns: [FormulaColumn], over series: Series, formula: Formula, _ covariates: Covariates
  ) throws(FitError) -> [[DoubleDouble]] {
    let response = formula.response.nameInTerms
    let read = { (name: String, period: Period) in
      (name == response ? series[period] : covariates[name, period]).map { DoubleDouble($0) }
    }
    var rows: [[DoubleDouble]] = []
    rows.reserveCapacity(series.count)
    for index in 0..<series.count {
      let period = series.period(at: index)
      var row: [DoubleDouble] = []
      row.reserveCapacity(columns.count)
      do {
        for column in columns {
          row.append(try column.value(at: period, from: series.start, reading: read))
        }
      } catch {
        guard rows.isEmpty, index < formula.deepestLag, error.period < series.start else {
          throw .missingRegressor(error.name, period: error.period.description)
        }
        continue
      }
      if let j = row.firstIndex(where: { !$0.isFinite }) {
        throw .undefinedTerm(columns[j].name, period: period.description)
      }
      rows.append(row)
    }
    return rows
  }

  private static func weights(
    named name: String, over series: Series, from lost: Int, _ covariates: Covariates
  ) throws(FitError) -> [Double] {
    var weights: [Double] = []
    for index in lost..<series.count {
      let period = series.period(at: index)
      guard let weight = covariates[name, period] else {
        throw .missingRegressor(name, period: period.description)
      }
      guard weight > 0 else { throw .undefinedTerm(name, period: period.description) }
      weights.append(weight)
    }
    return weights
  }
}
