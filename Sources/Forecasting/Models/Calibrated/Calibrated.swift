import TimeSeries

/// A model with bounds that were calibrated on many series, around its own medians.
///
/// The bounds are multiples of the standard deviation of the damped trend of ``Auto``, as those of
/// `auto` are, with factors learned for medians of many kinds (``CalibratedBounds``). Means and quantiles follow
/// from them; joint paths keep the ranks of the model's own. The catalogue makes this type where
/// `predictive: calibrated` is set for a model that has no such setting itself.
struct Calibrated<Base: Model>: CalibratedModel, LinkAwareModel {
  /// The model whose medians are kept.
  var base: Base
  /// Whether bounds are calibrated or those of the model.
  var predictive: PredictiveForm

  init() { self.init(Base(), predictive: .native) }

  init(_ base: Base, predictive: PredictiveForm) {
    self.base = base
    self.predictive = predictive
  }

  static var keyword: String { Base.keyword }
  static var abstract: String { Base.abstract }
  static var family: ModelFamily { Base.family }
  /// The model is fitted with its link inside.
  static var scale: ModelScale { .natural }
  static var settings: [Setting<Calibrated>] {
    Base.settings.map { $0.lifted(to: \.base) } + [
      Setting(PredictiveForm.key, \.predictive, PredictiveForm.abstract)
    ]
  }
  static var examples: [Calibrated] {
    Base.examples.prefix(1).map { Calibrated($0, predictive: .calibrated) }
  }

  var regressors: [String] { base.regressors }
  var requiredObservations: Int { base.requiredObservations }
  /// Those of the model with calibrated bounds, and naive without, which needs no scale.
  var standIns: [any Model] {
    [
      Calibrated<Drift>(Drift(), predictive: predictive),
      Calibrated<Naive>(Naive(), predictive: predictive), Naive(),
    ]
  }

  /// Fits the model under the link, and the scale that its bounds are measured on.
  ///
  /// - Throws: what the model throws, and `.notRepresentable` for values too far apart.
  /// - Complexity: that of the model, and some 60 microseconds for a forecast.
  func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double, link: Link
  ) throws(FitError) -> Fitted {
    let inner = try Fit(base, to: series, link: link, given: covariates)
    guard predictive == .calibrated else { return Fitted(inner: inner, scale: nil) }
    let scale = try Auto().fit(
      series, given: .none, plausibleStep: plausibleStep, link: link)
    return Fitted(inner: inner, scale: scale.hasUnit ? scale : nil)
  }
}

/// A ``Calibrated`` model of any kind.
protocol CalibratedModel: Model {
  /// The model without its wrapping where that changes nothing.
  var plain: any Model { get }
}

extension Calibrated {
  var plain: any Model { predictive == .native ? base : self }
}

extension PredictiveForm {
  /// The key of the setting.
  static let key = "predictive"
  /// One sentence on the setting.
  static let abstract = "Bounds as the model gives them, or calibrated on many series."
}
