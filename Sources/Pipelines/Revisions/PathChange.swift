import TimeSeries

/// A change of one series' forecast in some years: a judgement or an assumption.
struct PathChange: Sendable, Hashable {
  /// What happens.
  enum Kind: Sendable, Hashable {
    /// The median is multiplied.
    case factor(Double)
    /// Something is added to the median.
    case amount(Double)
    /// The median is replaced.
    case value(Double)
    /// Every path takes the value: it is assumed, and so without uncertainty.
    case hold(Double)
    /// The median grows by so many percent a year; later years keep what was gained or lost.
    case growth(Double)
  }

  let kind: Kind
  /// The years; nil for every year of the forecast.
  let years: YearSpan?

  /// Whether it says something of a period.
  func covers(_ period: Period) -> Bool { years?.contains(period.year) ?? true }
}

extension PathChange {
  init(_ adjustment: Adjustment) {
    kind =
      switch adjustment.change {
      case .factor: .factor(adjustment.value)
      case .amount: .amount(adjustment.value)
      case .value: .value(adjustment.value)
      }
    years = adjustment.years
  }

  /// The changes of an assumption, by year.
  static func changes(of assumption: Assumption) -> [PathChange] {
    assumption.figures.map { figure in
      switch assumption.kind {
      case .set: PathChange(kind: .hold(figure.value), years: figure.years)
      case .growth: PathChange(kind: .growth(figure.value), years: figure.years)
      }
    }.sorted { ($0.years?.first ?? 0) < ($1.years?.first ?? 0) }
  }
}

/// Carries a distribution's median to another place, on the scale of the link.
///
/// On logarithms everything is multiplied, on natural values something is added; shares and ranks keep
/// their bounds. Increasing, so that quantiles go to quantiles.
struct MedianMove: Sendable {
  private let link: Link
  private let from: Double
  private let to: Double

  /// A move; nil where the link has no place for one of the two.
  init?(from: Double, to: Double, link: Link) {
    guard from.isFinite, to.isFinite, link.admits(from), link.admits(to) else { return nil }
    self.link = link
    self.from = from
    self.to = to
  }

  /// A value after the move.
  ///
  /// Models of natural values may leave the range of the link; what is outside of it stays.
  func callAsFunction(_ value: Double) -> Double {
    if from == to { return value }
    if value == from { return to }
    switch link {
    case .identity: return value + (to - from)
    case .log: return value * (to / from)
    default:
      guard link.admits(value) else { return value }
      return link.invert(link.apply(value) + (link.apply(to) - link.apply(from)))
    }
  }

  /// Whether the mean goes where the values go.
  var isAffine: Bool { link == .identity || link == .log }
}
