public import TimeSeries

extension ETS: FormChoosing {
  /// Whether any component is left open.
  private var isChoosing: Bool { error == .auto || trend == .auto || season == .auto }

  /// Error, trend and season that suited best.
  public func chosenForm(of fitted: Fitted) -> ChosenForm? {
    guard isChoosing else { return nil }
    var model = self
    let form = fitted.form
    model.error = form.isRelative ? .multiplicative : .additive
    model.trend =
      switch form.trend {
      case .none: .none
      case .additive: form.isDamped ? .damped : .additive
      case .multiplicative: form.isDamped ? .multiplicativeDamped : .multiplicative
      }
    model.season =
      switch form.season {
      case .none: .none
      case .additive: .additive
      case .multiplicative: .multiplicative
      }
    return ChosenForm(name: form.name, model: model)
  }

  /// All admissible forms; those that cannot be estimated have no score.
  public func comparedForms(
    for series: Series, given covariates: Covariates, link: Link
  ) throws(FitError) -> [ComparedForm] {
    guard isChoosing else { return [] }
    let values = series.values
    let given = ETSRegion.Given(alpha: alpha, beta: beta, gamma: gamma, phi: phi)
    let scored = try forms(for: series, link: link).map { form in
      let estimate = ETSEstimate(form, values, given: given, below: .infinity)
      let score = estimate.map {
        criterion.penalised(
          $0.logLikelihood, parameters: form.parameterCount, observations: values.count)
      }
      return (form.name, form.parameterCount, score)
    }
    return ComparedForm.ranked(scored, by: criterion)
  }
}
