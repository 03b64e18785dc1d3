public import TimeSeries

/// Several models, their forecasts made one.
///
/// A member is a keyword, with settings where other than the defaults are wanted: `ets(trend=damped)`,
/// read by ``ModelExpression``. One that the series is too short for, or that has no answer, is left out
/// and has weight 0 among the parameters. The default members are the
/// dynamic Theta, exponential smoothing and drift, the median of which is hard to beat by any one.
///
/// > Source: Petropoulos & Svetunkov (2020), "A simple combination of univariate models",
/// > International Journal of Forecasting 36; Lichtendahl, Grushka-Cockayne & Winkler (2013).
public struct Combination: LinkAwareModel {
  /// The members as model expressions, which in the simplest case are keywords.
  public var members: [String]
  /// How their forecasts become one.
  public var rule: CombinationRule

  /// The median of the default members.
  public init() { self.init(members: Self.defaultMembers) }

  /// A combination of the models with these keywords.
  ///
  /// - Precondition: the catalogue has them, and none is a combination or needs regressors.
  public init(members: [String], rule: CombinationRule = .median) {
    precondition(Self.isAdmissible(members), "members \(members)")
    self.members = members
    self.rule = rule
  }

  /// `combination`.
  public static let keyword = "combination"
  /// One sentence on the model.
  public static let abstract = "Several models, their forecasts made one by mean, median or AICc."
  /// Combinations.
  public static let family = ModelFamily.combination
  /// Members choose for themselves; the link is handed on.
  public static let scale = ModelScale.natural
  /// Who takes part, and how.
  public static let settings: [Setting<Combination>] = [
    Setting(
      "members", \.members, "The models that take part, with settings as in ets(trend=damped).",
      expected: "a list of univariate models of the catalogue, none twice", where: isAdmissible),
    Setting("by", \.rule, "How the forecasts become one."),
  ]
  /// Each rule.
  public static let examples: [Combination] = [
    Combination(),
    Combination(members: ["naive", "drift", "mean"], rule: .mean),
    Combination(members: ["drift", "polynomial", "mean"], rule: .aicc),
  ]

  /// Members of a combination that names none.
  static let defaultMembers = ["dynamic-optimized-theta", "ets", "drift"]

  private static func isAdmissible(_ members: [String]) -> Bool {
    !members.isEmpty && Set(members).count == members.count
      && members.allSatisfy { word in
        guard let model = model(of: word), !(model is Combination) else { return false }
        return model.regressors.isEmpty
      }
  }

  private static func model(of member: String) -> (any Model)? {
    try? ModelExpression(member).configured.get()
  }

  private var models: [any Model] { members.compactMap(Self.model) }

  /// As many as the most modest member needs.
  public var requiredObservations: Int { models.map(\.requiredObservations).min() ?? 1 }

  /// Fits the members under a link.
  ///
  /// - Throws: the first member's reason where none can be fitted.
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double, link: Link
  ) throws(FitError) -> Fitted {
    var fits: [Fit] = []
    var fitted: [Bool] = []
    var firstError: FitError?
    for model in models {
      do {
        fits.append(try Fit(model, to: series, link: link, given: covariates))
        fitted.append(true)
      } catch {
        fitted.append(false)
        firstError = firstError ?? error
      }
    }
    if let firstError, fits.isEmpty { throw firstError }
    let weights = rule.weights(of: fits.map(\.summary))
    var next = 0
    let parts = zip(members, fitted).map { keyword, isFitted in
      defer { if isFitted { next += 1 } }
      return Fitted.Member(
        keyword: keyword, fit: isFitted ? fits[next] : nil, weight: isFitted ? weights[next] : 0)
    }
    return Fitted(rule: rule, members: parts, count: series.count)
  }
}
