import RealModule
import TimeSeries

/// The observations of complex exponential smoothing and how well parameters do on them.
struct CESData: Sendable {
  let form: CESForm
  /// Less the origin; nil where the series was filled.
  let values: [Double?]
  /// The first value on scales that have no zero of their own, otherwise 0.
  let origin: Double
  let magnitude: Double
  let plausibleStep: Double
  private let spread: Double

  /// The prior of the factor by which forecasts grow in the long run, ``CESParameters/growth``: normal
  /// around 1 with this deviation.
  ///
  /// Without one a trend that explodes is as likely as any. Chosen by forecasts of the last years of the
  /// training parts of the yearly M1, M3 and Tourism series: OWA .92 without, .89, .875, .88 and .90 with
  /// .03, .05, .07 and .10.
  private static let growthDeviation = 0.05

  init(_ series: Series, form: CESForm, plausibleStep: Double, link: Link) {
    self.form = form
    switch link {
    case .identity, .positive: origin = 0
    default: origin = series.values[0]
    }
    magnitude = series.magnitude
    self.plausibleStep = plausibleStep
    var places: [Double?] = []
    var spread = 0.0
    for value in series.values {
      places.append(value - origin)
      spread = max(spread, abs(value - series.values[0]))
    }
    for index in series.filledIndices { places[index] = nil }
    values = places
    self.spread = spread > 0 ? spread : max(magnitude, .leastNormalMagnitude)
  }

  /// −ln of the posterior density at eight points, initial states and σ integrated out, but for a
  /// constant.
  ///
  /// ν/2 ln S + ½ ln |D′D|, D the loadings of the initial states, and the prior of growth. The plain
  /// likelihood of short series favours parameters whose initial states fit the noise.
  func misfit(at points: [SIMD8<Double>]) -> SIMD8<Double> {
    var result = SIMD8<Double>(repeating: .infinity)
    var parameters = CESLanes.Parameters()
    for lane in 0..<8 {
      let own = form.parameters(at: points.map { $0[lane] })
      guard form.isStable(own) else { continue }
      let excess = (own.growth - 1) / Self.growthDeviation
      result[lane] = excess * excess / 2
      parameters.alpha0[lane] = own.alpha0
      parameters.alpha1[lane] = own.alpha1
      parameters.beta0[lane] = own.beta0
      parameters.beta1[lane] = own.beta1
    }
    guard any(result .< .infinity) else { return result }
    let found = CESLanes(form: form, values: values).evaluate(parameters)
    let rounding = 4 * magnitude.ulp
    var freedom = Double(found.freedom)
    let least = (freedom + 1) * rounding * rounding
    var prior = 0.0
    if freedom < 2 {
      prior = ErrorVariance.priorWeight * plausibleStep * plausibleStep
      freedom += ErrorVariance.priorWeight
    }
    for lane in 0..<8 where result[lane] < .infinity {
      result[lane] += found.logVolume[lane]
      let squares = max(found.squares[lane], least) + prior
      if squares > 0 { result[lane] += freedom / 2 * .log(squares / spread / spread) }
    }
    return result
  }
}
