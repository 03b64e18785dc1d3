import ExtendedPrecision
import LinearAlgebra
import TimeSeries

/// A formula evaluated over the periods of a series: response, design and weights.
struct RegressionData: Sendable {
  let formula: Formula
  /// The name of the response.
  let name: String
  /// One a column of the design, in formula order, the intercept first.
  let columns: [FormulaColumn]
  /// The first observation of the series, where `trend` is 1.
  let origin: Period
  /// The place in the series of each row, ascending.
  let places: [Int]
  /// Observations at the start that have no row, because lags reach before the series.
  let lost: Int
  /// Places after those that have no row either, because they were filled or a value is missing.
  let leftOut: Int
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
  /// be there. Places of the series that were filled have no row either, unless they are kept.
  ///
  /// - Parameters:
  ///   - weights: the name of the series of weights.
  ///   - freedom: how many more rows than columns there have to be.
  ///   - leastRows: how many rows there have to be, in place of that, where columns may outnumber
  ///     them.
  ///   - keepsFilled: whether filled places have rows, where rows have to be consecutive.
  /// - Throws: what the data lacks.
  /// - Complexity: O(n·p).
  init(
    _ formula: Formula, explaining series: Series, by covariates: Covariates,
    weights: String? = nil,
    freedom: Int = 1, leastRows: Int? = nil, keepsFilled: Bool = false
  ) throws(FitError) {
    self.formula = formula
    name = series.name
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
    let (lost, all) = try Self.rows(of: columns, over: series, formula: formula, covariates)
    self.lost = lost
    let left = keepsFilled ? [] : Set(series.filledIndices)
    places = (lost..<series.count).filter { !left.contains($0) }
    leftOut = series.count - lost - places.count
    let periods = places.map(series.period)
    let observed = places.map { series.values[$0] }
    response = observed.map(link.apply)
    logSlopes = observed.reduce(0) { $0 + link.logSlope(at: $1) }
    let required = leastRows ?? columns.count + freedom
    let known = observed.count - (keepsFilled ? series.filledCount : 0)
    guard known >= required else {
      throw .tooShort(
        observations: series.count - series.filledCount, required: required + lost)
    }
    let rows = places.map { all[$0 - lost] }
    extendedDesign = ExtendedMatrix(
      columns: columns.indices.map { j in rows.map { $0[j] } })
    design = extendedDesign.rounded
    self.weights = try weights.map { name throws(FitError) in
      try Self.weights(named: name, over: periods, covariates)
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
  func period(at row: Int) -> Period { origin.advanced(by: places[row]) }

  /// One entry an observation of the series, nil where it has no row.
  func spread(_ values: [Double], over observations: Int) -> [Double?] {
    var result = [Double?](repeating: nil, count: observations)
    for (row, place) in places.enumerated() { result[place] = values[row] }
    return result
  }

  private static func rows(
    of columns: [FormulaColumn], over series: Series, formula: Formula, _ covariates: Covariates
  ) throws(FitError) -> (lost: Int, rows: [[DoubleDouble]]) {
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
    return (series.count - rows.count, rows)
  }

  private static func weights(
    named name: String, over periods: [Period], _ covariates: Covariates
  ) throws(FitError) -> [Double] {
    var weights: [Double] = []
    for period in periods {
      guard let weight = covariates[name, period] else {
        throw .missingRegressor(name, period: period.description)
      }
      guard weight > 0 else { throw .undefinedTerm(name, period: period.description) }
      weights.append(weight)
    }
    return weights
  }
}
