/// The scale that the members of ``Auto`` work on: changes relative to the last value.
///
/// Its numbers have no unit, and typical yearly changes are some hundredths, so that priors and floors
/// learned on many series hold for each.
enum RelativeScale: Sendable, Hashable, Codable {
  /// z = root · ((y/last)^0.4 − 1)/0.4, for positive quantities; root is √m with m periods a year, so
  /// that changes of any length of period look like yearly ones.
  case power(last: Double, root: Double)
  /// z = (x − last)/unit, for all others; the mean absolute change is 0.06.
  case linear(last: Double, unit: Double)

  /// The mean absolute change on the linear scale: about that of yearly series on the power scale.
  static let typicalChange = 0.06
  /// The most observations that a forecast looks back on.
  static let longest = 60

  /// The scale of positive quantities.
  ///
  /// - Precondition: all values are positive, and there is one.
  init(positive values: [Double], seasonLength: Int) {
    precondition(values.allSatisfy { $0 > 0 }, "positive values")
    self = .power(last: values[values.count - 1], root: Double(seasonLength).squareRoot())
  }

  /// The scale of values that may go negative, even where none has yet.
  ///
  /// - Parameter plausibleStep: a change that stands in where there is none.
  /// - Throws: `.notRepresentable` where differences overflow.
  init(linear values: [Double], plausibleStep: Double) throws(FitError) {
    let last = values[values.count - 1]
    let changes = Double(values.count - 1)
    var mean = 0.0
    for (sooner, later) in zip(values, values.dropFirst()) { mean += abs(later - sooner) / changes }
    let unit = (mean > 0 ? mean : plausibleStep) / Self.typicalChange
    guard unit.isFinite, values.allSatisfy({ ($0 - last).isFinite }) else {
      throw .notRepresentable
    }
    self = .linear(last: last, unit: unit)
  }

  /// Growth a period that short histories are drawn to: 2 % a year of positive quantities.
  var priorGrowth: Double {
    if case .power(_, let root) = self { 0.02 / root } else { 0 }
  }

  /// A value on the scale.
  func apply(_ value: Double) -> Double {
    switch self {
    case .power(let last, let root): root * PowerScale.deviate(value, reference: last)
    case .linear(let last, let unit): unit > 0 ? (value - last) / unit : 0
    }
  }

  /// The forecast at any place of the scale; the inverse of ``apply(_:)`` for all but deep falls.
  func forecast(_ z: Double) -> Double {
    guard case .power(let last, let root) = self else { return invert(z) }
    return PowerScale.forecast(z / root, reference: last)
  }

  /// Undoes ``forecast(_:)``.
  func place(of forecast: Double) -> Double {
    guard case .power(let last, let root) = self else { return apply(forecast) }
    return root * PowerScale.deviate(ofForecast: forecast, reference: last)
  }

  /// Undoes ``apply(_:)``.
  func invert(_ z: Double) -> Double {
    switch self {
    case .power(let last, let root): PowerScale.value(z / root, reference: last)
    case .linear(let last, let unit): last + unit * z
    }
  }

  /// The distribution of a line given on the scale; a point where nothing ever moved from zero.
  func distribution(_ line: BentNormal) -> PredictiveDistribution {
    switch self {
    case .power(let last, let root): .bentNormal(line.scaled(by: 1 / root).on(reference: last))
    case .linear(let last, let unit):
      unit > 0 ? .bentNormal(line.scaled(by: unit).moved(by: last)) : .point(last)
    }
  }

  /// The value of a line at a normal deviate.
  func value(_ line: BentNormal, at deviate: Double) -> Double {
    if case .linear(_, 0) = self { return invert(0) }
    return forecast(line.value(at: deviate))
  }
}
