public import TimeSeries

extension ComplexSmoothing: FormChoosing {
  /// The season that was found; nil where it was given.
  public func chosenForm(of fitted: Fitted) -> ChosenForm? {
    guard season == .auto else { return nil }
    let found = fitted.form.season
    return ChosenForm(name: Self.name(of: found), model: ComplexSmoothing(season: found))
  }

  /// All four kinds of season; those of annual series have none to choose.
  public func comparedForms(
    for series: Series, given covariates: Covariates, link: Link
  ) throws(FitError) -> [ComparedForm] {
    let length = series.frequency.seasonLength
    guard season == .auto, length > 1 else { return [] }
    try series.requireCount(requiredObservations)
    var scored: [(name: String, parameters: Int, score: Double?)] = []
    for kind in [CESSeason.none, .simple, .partial, .full] {
      let data = CESData(
        series, form: CESForm(season: kind, seasonLength: length),
        plausibleStep: series.plausibleStep, link: link)
      scored.append((Self.name(of: kind), data.parameterCount, try data.aicc))
    }
    return ComparedForm.ranked(scored, by: .aicc)
  }

  private static func name(of season: CESSeason) -> String {
    season == .none ? "CES without season" : "CES, \(season.rawValue) season"
  }
}
