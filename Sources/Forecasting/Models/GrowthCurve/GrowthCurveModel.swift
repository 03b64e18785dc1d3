import LinearAlgebra
import Optimization
import RealModule
import TimeSeries

/// What logistic and Gompertz growth have in common: the ceiling, and the way they are fitted.
protocol GrowthCurveModel: Model where Fitted == FittedGrowthCurve {
  static var shape: GrowthShape { get }
  /// The known ceiling in the unit of the series; nil where it is estimated.
  var ceiling: Double? { get }
}

extension GrowthCurveModel {
  /// `growth curve`.
  public static var family: ModelFamily { .growthCurve }
  /// The relative errors are the model's own, whatever the link of the series.
  public static var scale: ModelScale { .natural }

  /// Enough for three residual degrees of freedom, two where the ceiling is known.
  public var requiredObservations: Int { ceiling == nil ? 6 : 4 }

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
    let estimate =
      if let ceiling {
        try GrowthEstimate(Self.shape, logs, logCeiling: Double.log(ceiling / unit))
      } else {
        try GrowthEstimate(Self.shape, logs)
      }
    return try estimate.fitted(
      Self.shape, logs, unit: unit, logSum: naturalLogs.reduce(0, +), ceiling: ceiling)
  }
}

extension GrowthEstimate {
  /// The fitted model in the unit of the series.
  fileprivate func fitted(
    _ shape: GrowthShape, _ logs: [Double], unit: Double, logSum: Double, ceiling: Double?
  ) throws(FitError) -> FittedGrowthCurve {
    let n = logs.count
    let magnitude = logs.reduce(1) { max($0, abs($1)) }
    func curve(_ profile: GrowthProfile, weight: Double) throws(FitError)
      -> FittedGrowthCurve.Curve
    {
      FittedGrowthCurve.Curve(
        weight: weight, logCeiling: profile.logCeiling, intercept: profile.eta[0],
        slope: profile.eta[1], covariance: profile.covariance,
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
      shape: shape, count: n, unit: unit, logSum: logSum, curves: curves, best: best,
      parameters: parameters(unit: unit, time: GrowthTime(count: n), ceiling: ceiling),
      summary: FitSummary(
        observations: n, parameterCount: estimated + 1, sigma: errors.sigma,
        logLikelihood: errors.logLikelihood(count: n).map { $0 - logSum }))
  }

  /// Ceiling, rate a period and time of inflection, with standard errors by linearisation.
  private func parameters(unit: Double, time: GrowthTime, ceiling: Double?) -> [Parameter] {
    let root = minimum.covarianceRoot
    let first = minimum.parameters.count - 2
    func deviation(_ gradient: [Double]) -> Double {
      (0..<root.columns).reduce(0) { sum, column in
        var product = 0.0
        for row in gradient.indices { product += gradient[row] * root[row, column] }
        return sum + product * product
      }.squareRoot()
    }
    let pad = [Double](repeating: 0, count: first)
    let (a, b) = (minimum.parameters[first], minimum.parameters[first + 1])
    var parameters = [
      ceiling.map { Parameter("ceiling", $0, responsePower: 1) }
        ?? Parameter(
          "ceiling", unit * Double.exp(minimum.parameters[0]),
          standardError: unit * Double.exp(minimum.parameters[0]) * deviation([1, 0, 0]),
          responsePower: 1),
      Parameter("rate", b / time.half, standardError: deviation(pad + [0, 1]) / time.half),
    ]
    let inflection = time.half * (1 - a / b) + 1
    if inflection.isFinite {
      let error = time.half * deviation(pad + [1 / b, -a / (b * b)])
      parameters.append(
        Parameter("inflection", inflection, standardError: error.isFinite ? error : nil))
    }
    return parameters
  }
}
