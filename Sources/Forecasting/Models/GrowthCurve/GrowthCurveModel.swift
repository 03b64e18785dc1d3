import LinearAlgebra
import Optimization
import RealModule
import TimeSeries

/// What growth curves have in common: the ceiling, and the way they are fitted.
protocol GrowthCurveModel: Model where Fitted == FittedGrowthCurve {
  /// The known ceiling in the unit of the series; nil where it is estimated.
  var ceiling: Double? { get set }
  /// The level of the estimated ceiling's interval.
  var level: Double { get set }

  /// The shape of curves over scaled time.
  func shape(over time: GrowthTime) -> GrowthShape

  /// Fits curve and, unless it is known, ceiling.
  ///
  /// - Parameters:
  ///   - logs: logarithms of the observations in units of the largest.
  ///   - logCeiling: the known ceiling's logarithm in this unit, or nil.
  func estimate(_ logs: [Double], logCeiling: Double?) throws(FitError) -> GrowthEstimate
}

extension GrowthCurveModel {
  /// `growth curve`.
  public static var family: ModelFamily { .growthCurve }
  /// The relative errors are the model's own, whatever the link of the series.
  public static var scale: ModelScale { .natural }

  /// The settings of the ceiling.
  static var ceilingSettings: [Setting<Self>] {
    [
      Setting(
        "ceiling", \Self.ceiling,
        "Where growth levels off, in the unit of the series; none estimates it.",
        expected: "a number above 0, or none", where: { $0.map { $0 > 0 } ?? true }),
      Setting(
        "level", \Self.level, "Level of the estimated ceiling's profile-likelihood interval.",
        expected: "a number from 0.5 to 0.999", where: { $0 >= 0.5 && $0 <= 0.999 }),
    ]
  }

  /// Enough for three residual degrees of freedom, two where the ceiling is known.
  public var requiredObservations: Int { ceiling == nil ? 6 : 4 }

  func estimate(_ logs: [Double], logCeiling: Double?) throws(FitError) -> GrowthEstimate {
    let shape = shape(over: GrowthTime(count: logs.count))
    guard let logCeiling else { return try GrowthEstimate(shape, logs, level: level) }
    return try GrowthEstimate(shape, logs, logCeiling: logCeiling)
  }

  /// Estimates curve, ceiling and σ.
  ///
  /// - Throws: `.tooShort`; `.outsideLink` at the first value that has no logarithm;
  ///   `.unidentified` for a ceiling where the observations do not bend towards one, and for a rate
  ///   where they do not tell how the known ceiling is approached.
  public func fit(_ series: Series, given covariates: Covariates) throws(FitError) -> Fitted {
    try series.requireCount(requiredObservations)
    let naturalLogs = try series.logarithms()
    let unit = series.magnitude
    let logs = series.values.indices.map { index in
      let share = series.values[index] / unit
      return share.isNormal ? Double.log(share) : naturalLogs[index] - Double.log(unit)
    }
    let estimate = try estimate(logs, logCeiling: ceiling.map { Double.log($0 / unit) })
    return try estimate.fitted(
      logs, unit: unit, logSum: naturalLogs.reduce(0, +), ceiling: ceiling)
  }
}

extension GrowthEstimate {
  /// The fitted model in the unit of the series.
  fileprivate func fitted(
    _ logs: [Double], unit: Double, logSum: Double, ceiling: Double?
  ) throws(FitError) -> FittedGrowthCurve {
    let n = logs.count
    let magnitude = logs.reduce(1) { max($0, abs($1)) }
    func curve(_ profile: GrowthProfile, weight: Double) throws(FitError)
      -> FittedGrowthCurve.Curve
    {
      FittedGrowthCurve.Curve(
        shape: profile.shape, weight: weight, logCeiling: profile.logCeiling,
        coefficients: profile.coefficients, covariance: profile.covariance,
        errors: try ErrorVariance(
          sumOfSquares: profile.sumOfSquares, degreesOfFreedom: n - 2, magnitude: magnitude,
          plausibleStep: 0))
    }
    var curves: [FittedGrowthCurve.Curve] = []
    for (profile, weight) in profiles { curves.append(try curve(profile, weight: weight)) }
    let estimated = minimum.parameters.count
    let errors = try ErrorVariance(
      sumOfSquares: minimum.sumOfSquares, degreesOfFreedom: n - estimated, magnitude: magnitude,
      plausibleStep: 0)
    let best = try curve(best, weight: 1)
    return FittedGrowthCurve(
      count: n, unit: unit, logSum: logSum, curves: curves, best: best,
      parameters: parameters(unit: unit, time: GrowthTime(count: n), ceiling: ceiling),
      summary: FitSummary(
        observations: n, parameterCount: estimated + 1, sigma: errors.sigma,
        logLikelihood: errors.logLikelihood(count: n).map { $0 - logSum },
        intervals: intervals(unit: unit)))
  }

  /// The ceiling and what the shape calls its coefficients, with standard errors by linearisation.
  private func parameters(unit: Double, time: GrowthTime, ceiling: Double?) -> [Parameter] {
    let root = minimum.covarianceRoot
    let first = ceiling == nil ? 1 : 0
    func deviation(_ gradient: [Double]) -> Double {
      (0..<root.columns).reduce(0) { sum, column in
        var product = 0.0
        for row in gradient.indices { product += gradient[row] * root[row, column] }
        return sum + product * product
      }.squareRoot()
    }
    let pad = [Double](repeating: 0, count: first)
    let level =
      ceiling.map { Parameter("ceiling", $0, responsePower: 1) }
      ?? Parameter(
        "ceiling", unit * Double.exp(minimum.parameters[0]),
        standardError: unit * Double.exp(minimum.parameters[0]) * deviation([1]),
        responsePower: 1)
    let named = best.shape.named(minimum.parameters[first], minimum.parameters[first + 1], time)
    var asymmetry: [Parameter] = []
    if isShapeEstimated, case .richards(let estimate) = best.shape {
      let gradient = [Double](repeating: 0, count: first + 2) + [estimate]
      asymmetry = [Parameter("shape", estimate, standardError: deviation(gradient))]
    }
    return [level]
      + named.filter(\.estimate.isFinite).map { quantity in
        let error = deviation(pad + quantity.gradient)
        return Parameter(
          quantity.name, quantity.estimate, standardError: error.isFinite ? error : nil)
      } + asymmetry
  }

  /// The ceiling's interval in the unit of the series; none where the ceiling is known.
  private func intervals(unit: Double) -> [ParameterInterval] {
    guard let interval else { return [] }
    func end(_ logarithm: Double?) -> Double? {
      logarithm.map { unit * Double.exp($0) }.flatMap { $0.isFinite ? $0 : nil }
    }
    return [
      ParameterInterval(
        "ceiling", level: interval.level, lower: end(interval.lower), upper: end(interval.upper),
        responsePower: 1)
    ]
  }
}
