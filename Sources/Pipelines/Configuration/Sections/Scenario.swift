/// One entry of `scenarios:`: what is assumed in place of the forecasts.
public struct Scenario: Sendable, Hashable {
  /// The name in files and tables.
  public var name: String
  /// What the tables call it; nil for the name.
  public var title: String?
  /// The paths and growth that are assumed, in file order.
  public var assumptions: [Assumption] = []
  /// The targets that are taken as met.
  public var given: [TargetChoice] = []
  /// Where the entry stands in the file.
  public var location: SourceLocation?

  /// A scenario that assumes nothing.
  public init(name: String) { self.name = name }

  /// All that its figures depend on besides the series.
  var description: String {
    let assumed = assumptions.map { assumption in
      let figures = assumption.figures.map { "\($0.value) in \($0.years?.text ?? "all years")" }
      return "\(assumption.kind.rawValue) \(assumption.series) \(figures.joined(separator: ", "))"
    }
    let targets = given.map {
      "given \($0.series) \($0.measure.rawValue) \($0.direction.rawValue) \($0.threshold) from \($0.from ?? $0.by) by \($0.by)"
    }
    return (assumed + targets).joined(separator: "; ")
  }
}

/// What a scenario assumes of one series.
public struct Assumption: Sendable, Hashable {
  /// What the figures are.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// Values, in the unit of the series.
    case set
    /// Growth over the year before, in percent.
    case growth
  }

  /// The series.
  public var series: String
  /// Values or growth.
  public var kind: Kind
  /// The figures by year, in file order.
  public var figures: [YearFigure]
  /// Where the series is named.
  public var location: SourceLocation?

  /// `set cny-per-usd 7 in 2026, 6.8 in 2027-2030`.
  public var text: String {
    "\(kind.rawValue) \(series) " + figures.map(\.phrase).joined(separator: ", ")
  }
}

/// Years from one to another, both in.
public struct YearSpan: Sendable, Hashable, Codable {
  /// The first year.
  public var first: Int
  /// The last year.
  public var last: Int

  /// Whether a year is one of them.
  public func contains(_ year: Int) -> Bool { first <= year && year <= last }

  /// `2027`, `2027-2030`.
  public var text: String { first == last ? "\(first)" : "\(first)-\(last)" }
}

/// A figure for some years.
public struct YearFigure: Sendable, Hashable {
  /// The years; nil for every year of the forecast.
  public var years: YearSpan?
  /// The figure, its scale applied.
  public var value: Double
  /// The unit as written; nil for none.
  public var unit: String?
  /// The figure as written.
  public var text: String
  /// Where the years stand, or the figure where there are none.
  public var location: SourceLocation?
  /// Where the figure stands.
  public var valueLocation: SourceLocation?

  fileprivate var phrase: String { years.map { "\(text) in \($0.text)" } ?? text }
}
