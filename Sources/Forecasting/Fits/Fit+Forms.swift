extension Fit {
  /// The form that the model has chosen; nil for models without a choice.
  public var chosenForm: ChosenForm? {
    func form<M: FormChoosing>(of model: M) -> ChosenForm? {
      (fitted as? M.Fitted).flatMap { model.chosenForm(of: $0) }
    }
    return (model as? any FormChoosing).flatMap { form(of: $0) }
  }

  /// The forms that the model has chosen from, the best first; computed again.
  ///
  /// - Parameter covariates: values of the regressors over the periods of the series.
  /// - Returns: nothing for models without a choice.
  /// - Complexity: a fit each.
  public func comparedForms(
    given covariates: Covariates = .none
  ) throws(FitError) -> [ComparedForm] {
    guard let model = model as? any FormChoosing else { return [] }
    return try model.comparedForms(
      for: scale.modelled(series), given: covariates, link: scale.modelLink)
  }
}
