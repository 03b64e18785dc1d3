import Forecasting
public import OrderedCollections
public import TimeSeries

/// `fit:`.
public struct FitSection: Sendable, Hashable {
  /// What a series gets that does not say otherwise; without a model there, statements get
  /// `latent-trend` and tables `auto`.
  public var defaults = SeriesChoice()
  /// Draws of an uncertain history that a model of values is fitted to.
  public var imputations = 20
  /// Series by name, in file order.
  public var series: OrderedDictionary<String, SeriesChoice> = [:]
}

extension FitSection {
  /// The model of a series.
  ///
  /// - Parameter isStated: whether the series comes from statements.
  func model(of name: String, isStated: Bool) -> ModelChoice {
    series[name]?.model ?? defaults.model
      ?? (isStated ? ModelChoice(LatentTrend()) : ModelChoice(Auto()))
  }

  /// The scale that a series was configured to have, a logit between the series' natural bounds; nil
  /// where neither it nor the defaults name one.
  func link(of name: String, bounds: ClosedRange<Double>?) -> Link? {
    guard let link = series[name]?.link ?? defaults.link else { return nil }
    guard case .logit = link, let bounds else { return link }
    return .logit(lower: bounds.lowerBound, upper: bounds.upperBound)
  }
}

/// How one series is formed and fitted.
public struct SeriesChoice: Sendable, Hashable {
  /// The model with its settings; nil leaves the default.
  public var model: ModelChoice?
  /// Which definition of the indicator is the series; nil for the sheet's main one.
  public var definition: String?
  /// The link; nil for the indicator's own.
  public var link: Link?
  /// First year that the model is fitted to; nil for all.
  public var from: Int?
  /// The indicator that the series is formed from, where its name is another.
  public var indicator: String?
  /// Whether only `tune:` names the series.
  public var isImplied = false
  /// Where the entry stands in the file.
  public var location: SourceLocation?
  /// Where the model is named.
  public var modelLocation: SourceLocation?
  /// Where the definition is named.
  public var definitionLocation: SourceLocation?
  /// Where the indicator is named.
  public var indicatorLocation: SourceLocation?
  /// Where the model's formula names other series.
  public var nameLocations: [String: SourceLocation] = [:]

  /// Nothing chosen.
  public init() {}
}
