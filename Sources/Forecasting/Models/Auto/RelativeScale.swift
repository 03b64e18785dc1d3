import TimeSeries

/// The scale that the members of ``Auto`` work on: changes relative to the last value.
///
/// Its numbers have no unit, and typical yearly changes are some hundredths, so that priors and floors
/// learned on many series hold for each.
enum RelativeScale: Sendable, Hashable, Codable {
  /// z = root · ((y/last)^0.4 − 1)/0.4, for positive quantities; root is √m with m periods a year, so
  /// that changes of any length of period look like yearly ones.
  case power(last: Double, root: Double)
  /// z = (x − last)/unit with x = link(y), for all others; the mean absolute change is 0.06.
  case linear(last: Double, unit: Double, link: Link)

  /// The mean absolute change on the linear scale: about that of yearly series on the power scale.
  static let typicalChange = 0.06
  /// The most observations that a forecast looks back on.
  static let longest = 60

  /// The scale of values whose link is `link`.
  ///
  /// Under ``TimeSeries/Link/identity`` values may go negative, even where none has yet.
  ///
  /// - Throws: `.outsideLink` at the first value that a link of shares or ranks does not admit, and
  ///   `.notRepresentable` where differences overflow.
  init(
    of values: [Double], link: Link, seasonLength: Int = 1, plausibleStep: Double
  ) throws(FitError) {
    switch link {
    case .log, .squareRoot, .positive, .power:
      if values.allSatisfy({ $0 > 0 }) {
        self = .power(
          last: values[values.count - 1], root: Double(seasonLength).squareRoot())
      } else {
        try self.init(linear: values, link: .identity, plausibleStep: plausibleStep)
      }
    case .identity:
      try self.init(linear: values, link: .identity, plausibleStep: plausibleStep)
    case .logit, .rank:
      if let index = values.firstIndex(where: { !link.admits($0) }) {
        throw .outsideLink(index: index)
      }
      try self.init(linear: values.map(link.apply), link: link, plausibleStep: 0.1)
    }
  }

  private init(linear values: [Double], link: Link, plausibleStep: Double) throws(FitError) {
    let last = values[values.count - 1]
    let changes = Double(values.count - 1)
    var mean = 0.0
    for (sooner, later) in zip(values, values.dropFirst()) { mean += abs(later - sooner) / changes }
    let unit = (mean > 0 ? mean : plausibleStep) / Self.typicalChange
    guard unit.isFinite, values.allSatisfy({ ($0 - last).isFinite }) else {
      throw .notRepresentable
    }
    self = .linear(last: last, unit: unit, link: link)
  }

  /// Growth a period that short histories are drawn to: 2 % a year of positive quantities.
  var priorGrowth: Double {
    if case .power(_, let root) = self { 0.02 / root } else { 0 }
  }

  /// A value on the scale.
  func apply(_ value: Double) -> Double {
    switch self {
    case .power(let last, let root): root * PowerScale.deviate(value, reference: last)
    case .linear(let last, let unit, let link):
      unit > 0 ? (link.apply(value) - last) / unit : 0
    }
  }

  /// Undoes ``apply(_:)``.
  func invert(_ z: Double) -> Double {
    switch self {
    case .power(let last, let root): PowerScale.value(z / root, reference: last)
    case .linear(let last, let unit, let link): link.invert(last + unit * z)
    }
  }

  /// The distribution of a line given on the scale; a point where nothing ever moved from zero.
  func distribution(_ line: BentNormal) -> PredictiveDistribution {
    switch self {
    case .power(let last, let root): .bentNormal(line.scaled(by: 1 / root).on(reference: last))
    case .linear(let last, let unit, let link):
      unit > 0
        ? .linked(.bentNormal(line.scaled(by: unit).moved(by: last)), link)
        : .point(link.invert(last))
    }
  }

  /// The value of a line at a normal deviate.
  func value(_ line: BentNormal, at deviate: Double) -> Double {
    if case .linear(_, 0, _) = self { return invert(0) }
    return invert(line.value(at: deviate))
  }
}
