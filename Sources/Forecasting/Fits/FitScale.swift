import RealModule
import TimeSeries

/// The scale that one series is modelled on: a unit, a power of two of the series' own, and a link.
///
/// The unit brings the largest value to [1, 2), so that no square over- or underflows, and, being a
/// power of two, changes no digit. Links that have no unit (logarithms, shares, ranks) and models of
/// the natural scale keep the series' own.
struct FitScale: Sendable, Hashable, Codable {
  /// What a value of the series is multiplied by before the link.
  let factor: Double
  /// The link of the multiplied values.
  let link: Link
  /// The link of the values in their own unit.
  private let ownLink: Link
  /// The link that the model is told of.
  let modelLink: Link

  /// Chooses the unit.
  ///
  /// - Throws: `.outsideLink` at the first value that the link does not admit; never for models of the
  ///   natural scale.
  init(of series: Series, link: Link, for scale: ModelScale) throws(FitError) {
    if scale == .link, let index = series.values.firstIndex(where: { !link.admits($0) }) {
      throw .outsideLink(index: index)
    }
    ownLink = scale == .link ? link : .identity
    switch (scale, link) {
    case (.natural, _):
      factor = 1
      self.link = .identity
    case (.link, .identity):
      factor = Self.unit(for: series.magnitude)
      self.link = .identity
    case (.link, .positive(let knee)):
      factor = Self.unit(for: series.magnitude)
      self.link = .positive(knee: factor * knee)
    case (.link, .power(let exponent, let knee)):
      factor = Self.unit(for: series.magnitude)
      self.link = .power(exponent: exponent, knee: factor * knee)
    case (.link, _):
      factor = 1
      self.link = link
    }
    modelLink = scale == .link ? self.link : link
  }

  /// The power of two that carries `magnitude` to [1, 2), kept so far inside double precision that
  /// it has an inverse.
  static func unit(for magnitude: Double) -> Double {
    guard magnitude > 0 else { return 1 }
    let exponent = max(-1022, min(1022, -Int(magnitude.exponent)))
    return Double(sign: .plus, exponent: exponent, significand: 1)
  }

  /// Whether values pass unchanged.
  var isNatural: Bool { factor == 1 && link == .identity }

  /// The series as the model gets it.
  ///
  /// - Throws: `.notRepresentable` where a value overflows on the scale of the link.
  func modelled(_ series: Series) throws(FitError) -> Series {
    if isNatural { return series }
    let values = series.values.map(modelled)
    guard values.allSatisfy(\.isFinite) else { throw .notRepresentable }
    return series.replacingValues(values)
  }

  /// A value of the series as the model gets it.
  private func modelled(_ y: Double) -> Double {
    let value = factor * y
    switch link {
    case .positive(let knee) where !value.isNormal,
      .power(_, let knee) where !value.isNormal:
      // Too small in this unit to keep its digits: x = knee(1 + ln(y/knee)), in logarithms.
      return knee * (1 + Double.log(y) + Double.log(factor) - Double.log(knee))
    default: return link.apply(value)
    }
  }

  /// A value of the modelling scale in the unit of the series.
  func natural(_ x: Double) -> Double { link.invert(x) / factor }

  /// A distribution on the modelling scale in the unit of the series.
  func natural(_ distribution: PredictiveDistribution) -> PredictiveDistribution {
    if isNatural { return distribution }
    switch link {
    case .identity: return distribution.scaled(by: 1 / factor)
    case .positive, .power:
      return PredictiveDistribution.linked(distribution, link).scaled(by: 1 / factor)
    case .log, .squareRoot, .logit, .rank: return .linked(distribution, link)
    }
  }

  /// A plausible standard deviation of changes of the modelled series.
  ///
  /// A tenth of the last value a year (of the distance to the nearer bound for shares), carried
  /// through the slope of the link.
  func plausibleStep(of series: Series) -> Double {
    carried(step: series.plausibleStep, of: series)
  }

  /// A standard deviation of changes after the last value, carried through the slope of the link.
  func carried(step: Double, of series: Series) -> Double {
    guard !isNatural else { return step }
    var step = factor * step
    if case .logit(let lower, let upper) = link {
      step *= min(series.last - lower, upper - series.last) / abs(series.last)
    }
    return step * Double.exp(ownLink.logSlope(at: series.last))
  }

  /// ln(dx/dy) at a value of the series: what a density of the modelled value gains on the way back.
  func logSlope(at y: Double) -> Double {
    isNatural ? 0 : Double.log(factor) + ownLink.logSlope(at: y)
  }
}
