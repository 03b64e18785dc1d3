import RealModule
import TimeSeries

/// The observations of a structural model, less the first of them, and Z in every period.
struct StructuralData: Sendable {
  /// Nil where the series was filled: the filter passes over gaps.
  let values: [Double?]
  let origin: Double
  /// One row for all periods, or one a period.
  let rows: [[Double]]
  /// What is taken off each regressor, its first value, and what the rest is divided by.
  ///
  /// The level takes the constant up; a regressor that hardly moves would leave it few digits.
  let regressorUnits: [RegressorUnit]
  let magnitude: Double
  /// The largest distance from the origin, which misfits are counted in.
  private let spread: Double
  let plausibleStep: Double

  init(
    _ series: Series, form: StructuralForm, regressors: [String], _ covariates: Covariates,
    plausibleStep: Double
  ) throws(FitError) {
    origin = series.values[0]
    magnitude = series.magnitude
    self.plausibleStep = plausibleStep
    var places: [Double?] = []
    for value in series.values { places.append(value - origin) }
    for index in series.filledIndices { places[index] = nil }
    values = places
    let spread = places.reduce(0) { max($0, abs($1 ?? 0)) }
    self.spread = spread > 0 ? spread : 1
    let z = form.system(StructuralParameters()).observation
    if regressors.isEmpty {
      rows = [z]
      regressorUnits = []
      return
    }
    var units: [RegressorUnit] = []
    var rows = [[Double]](repeating: z, count: series.count)
    for (k, name) in regressors.enumerated() {
      guard covariates.contains(name) else { throw .unknownRegressor(name) }
      var column: [Double] = []
      for t in 0..<series.count {
        let period = series.period(at: t)
        guard let value = covariates[name, period] else {
          throw .missingRegressor(name, period: period.description)
        }
        column.append(value)
      }
      let unit = RegressorUnit(of: column)
      units.append(unit)
      let place = z.count - regressors.count + k
      for t in column.indices { rows[t][place] = unit.scaled(column[t]) }
    }
    self.rows = rows
    regressorUnits = units
  }

  /// The system of these parameters, filtered over the observations; nil where it has no likelihood.
  func likelihood(_ form: StructuralForm, _ parameters: StructuralParameters) -> DiffuseLikelihood?
  {
    DiffuseLikelihood(form.system(parameters), values, rows: rows)
  }

  /// σ² of a likelihood's errors.
  func variance(of likelihood: DiffuseLikelihood) throws(FitError) -> ErrorVariance {
    try ErrorVariance(
      sumOfSquares: likelihood.squares, degreesOfFreedom: likelihood.freedom,
      magnitude: magnitude, plausibleStep: plausibleStep)
  }

  /// −ln of the likelihood of parameters with σ integrated out, but for a constant.
  ///
  /// ½(ν ln S + Σ ln F); where hardly any errors are left, the prior of σ counts among them.
  func misfit(_ form: StructuralForm, at point: [Double]) -> Double {
    guard let likelihood = likelihood(form, form.parameters(at: point)), likelihood.isIdentified
    else { return .infinity }
    let rounding = 4 * magnitude.ulp
    var freedom = Double(likelihood.freedom)
    var squares = max(likelihood.squares, (freedom + 1) * rounding * rounding)
    if freedom < 2 {
      squares += ErrorVariance.priorWeight * plausibleStep * plausibleStep
      freedom += ErrorVariance.priorWeight
    }
    guard squares > 0 else { return likelihood.logVariances / 2 }
    return (freedom * Double.log(squares / spread / spread) + likelihood.logVariances) / 2
  }
}

/// How the values of a regressor enter Z.
struct RegressorUnit: Sendable, Hashable, Codable {
  let origin: Double
  let scale: Double

  init(of column: [Double]) {
    origin = column[0]
    var largest = 0.0
    for value in column { largest = max(largest, abs(value - origin)) }
    scale = largest > 0 ? largest : 1
  }

  func scaled(_ value: Double) -> Double { (value - origin) / scale }
}
