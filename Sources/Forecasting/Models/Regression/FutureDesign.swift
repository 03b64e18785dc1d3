import TimeSeries

/// What a fitted regression keeps to evaluate its formula after the last observation.
struct FutureDesign: Sendable, Hashable {
  let formula: Formula
  /// The columns of the formula, in order.
  let columns: [FormulaColumn]
  /// Where `trend` is 1.
  let origin: Period
  /// The last observation.
  let end: Period
  /// The series of weights, where there is one.
  let weights: String?
  /// The last values of the response and of the regressors, as far back as lags reach.
  let tails: [Series]

  /// The state at the end of a series.
  init(_ data: RegressionData, of series: Series, _ covariates: Covariates, weights: String?) {
    formula = data.formula
    columns = data.columns
    origin = data.origin
    end = series.end
    self.weights = weights
    let reach = data.formula.deepestLag
    let response = data.formula.response.nameInTerms
    let names = (data.formula.readsResponse ? [response] : []) + data.formula.regressors
    tails = names.compactMap { name in
      let known = (0..<reach).reversed().compactMap { back -> (period: Period, value: Double)? in
        let period = series.end.advanced(by: -back)
        let value = name == response ? series[period] : covariates[name, period]
        return value.map { (period, $0) }
      }
      // Values of one series, so consecutive; none where the lags of this name are shorter.
      return known.first.flatMap {
        try? Series(name: name, start: $0.period, values: known.map(\.value))
      }
    }
  }

  /// The scale of the response.
  var link: Link { formula.response.link }

  /// The power of the response's unit that a coefficient carries.
  func responsePower(of column: Int) -> Int {
    let feedsBack = columns[column].seriesNames.contains(formula.response.nameInTerms)
    return link == .identity && !feedsBack ? 1 : 0
  }

  /// The value of another series in a period, from what is given or else from what is kept.
  func known(_ name: String, _ period: Period, in covariates: Covariates) -> Double? {
    covariates[name, period] ?? tails.first { $0.name == name }?[period]
  }

  /// The standard deviation of the error of a period, in units of σ.
  func errorScale(of period: Period, _ covariates: Covariates) throws(ForecastError) -> Double {
    guard let weights else { return 1 }
    guard let weight = covariates[weights, period] else {
      throw .missingRegressor(weights, period: period.description)
    }
    guard weight > 0 else { throw .undefinedTerm(weights, period: period.description) }
    return 1 / weight.squareRoot()
  }

  /// One row of the design, with the past of the response given.
  ///
  /// - Parameter past: natural values of the response by step, from 0 for the first after the end.
  func row<Number: FormulaNumber>(
    at period: Period, past: [Number], _ covariates: Covariates, constant: (Double) -> Number,
    value: (Number) -> Double
  ) throws(ForecastError) -> [Number] {
    let response = formula.response.nameInTerms
    let read = { (name: String, wanted: Period) -> Number? in
      if name == response, wanted > end {
        let step = end.distance(to: wanted) - 1
        return past.indices.contains(step) ? past[step] : nil
      }
      return known(name, wanted, in: covariates).map(constant)
    }
    var row: [Number] = []
    row.reserveCapacity(columns.count)
    for column in columns {
      let entry: Number
      do {
        entry = try column.value(at: period, from: origin, reading: read)
      } catch {
        throw .missingRegressor(error.name, period: error.period.description)
      }
      guard value(entry).isFinite else {
        throw .undefinedTerm(column.name, period: period.description)
      }
      row.append(entry)
    }
    return row
  }
}

extension FutureDesign: Codable {
  private enum CodingKeys: String, CodingKey { case formula, origin, end, weights, tails }

  /// Reads the state; the columns follow from the formula.
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    formula = try container.decode(Formula.self, forKey: .formula)
    origin = try container.decode(Period.self, forKey: .origin)
    end = try container.decode(Period.self, forKey: .end)
    weights = try container.decodeIfPresent(String.self, forKey: .weights)
    tails = try container.decode([Series].self, forKey: .tails)
    columns = try formula.columns(for: origin.frequency)
  }

  /// Writes all but the columns.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(formula, forKey: .formula)
    try container.encode(origin, forKey: .origin)
    try container.encode(end, forKey: .end)
    try container.encodeIfPresent(weights, forKey: .weights)
    try container.encode(tails, forKey: .tails)
  }
}
