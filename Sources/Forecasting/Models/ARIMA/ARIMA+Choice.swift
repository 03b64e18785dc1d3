public import TimeSeries

extension ARIMA {
  /// The estimate of the order that suits a series best, within the limits of R's `auto.arima`.
  func chosen(_ history: ARIMAHistory, seasonLength: Int, link: Link) -> ARIMAEstimate {
    let selection = selection(history, seasonLength: seasonLength, link: link)
    return selection.isExact ? selection.best : selection.refined
  }

  /// The search for it, done.
  private func selection(
    _ history: ARIMAHistory, seasonLength: Int, link: Link
  ) -> ARIMASelection {
    let count = history.values.count - history.filledIndices.count
    let m = isSeasonal ? seasonLength : 1
    let differences = ARIMADifferences(history, seasonLength: m, observed: count, self)
    var base = ARIMAOrder(d: differences.ordinary, seasonalD: differences.seasonal)
    let fixed = hasConstant(base, link: link)
    base.hasConstant = fixed ?? false
    var limits = ARIMASelection.Limits()
    limits.p = min(limits.p, count / 3)
    limits.q = min(limits.q, count / 3)
    limits.seasonalP = m > 1 ? min(limits.seasonalP, count / 3 / m) : 0
    limits.seasonalQ = limits.seasonalP
    if limits.seasonalP > 0 {
      limits.p = min(limits.p, m - 1)
      limits.q = min(limits.q, m - 1)
    }
    if limits.seasonalP > 0 || base.seasonalD > 0 { base.seasonLength = m }
    var selection = ARIMASelection(
      history, base: base, limits: limits, criterion: criterion, choosesConstant: fixed == nil)
    if !selection.isExact {
      switch search {
      case .stepwise: selection.climb()
      case .full: selection.visitAll()
      }
    }
    return selection
  }
}

extension ARIMA: FormChoosing {
  /// The order that suited best.
  public func chosenForm(of fitted: Fitted) -> ChosenForm? {
    guard order == nil else { return nil }
    let chosen = fitted.estimate.order
    var model = self
    model.order = [chosen.p, chosen.d, chosen.q]
    if chosen.seasonLength > 1 {
      model.seasonalOrder = [chosen.seasonalP, chosen.seasonalD, chosen.seasonalQ]
    }
    model.constant = chosen.hasConstant ? .included : .excluded
    return ChosenForm(name: chosen.name, model: model)
  }

  /// The orders that the search came to; likelihoods are searched as far as ranking them takes.
  public func comparedForms(
    for series: Series, given covariates: Covariates, link: Link
  ) throws(FitError) -> [ComparedForm] {
    guard order == nil else { return [] }
    try series.requireCount(requiredObservations)
    let history = try ARIMAHistory(series, names: regressors, given: covariates)
    let done = selection(history, seasonLength: series.frequency.seasonLength, link: link)
    if done.isExact { return [] }
    return ComparedForm.ranked(
      done.visits.map { visit in
        (
          visit.order.name, visit.order.parameterCount(regressors: regressors.count), visit.score
        )
      }, by: criterion)
  }
}
