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

  /// −ln of the likelihood with initial states and σ integrated out, but for a constant.
  ///
  /// ν/2 ln S + ½ ln |D′D|, D the loadings of the initial states. The plain likelihood of short series
  /// favours parameters whose initial states fit the noise.
  func misfit(at point: [Double]) -> Double {
    guard let estimate = CESEstimate(form, form.parameters(at: point), values) else {
      return .infinity
    }
    let rounding = 4 * magnitude.ulp
    var freedom = Double(estimate.freedom)
    var squares = max(estimate.squares, (freedom + 1) * rounding * rounding)
    if freedom < 2 {
      squares += ErrorVariance.priorWeight * plausibleStep * plausibleStep
      freedom += ErrorVariance.priorWeight
    }
    guard squares > 0 else { return estimate.logVolume }
    return freedom / 2 * Double.log(squares / spread / spread) + estimate.logVolume
  }
}
