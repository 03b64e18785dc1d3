import TimeSeries

extension ARIMA {
  /// The estimate of the order that suits a series best, within the limits of R's `auto.arima`.
  func chosen(_ history: ARIMAHistory, seasonLength: Int, link: Link) -> ARIMAEstimate {
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
    return selection.isExact ? selection.best : selection.refined
  }
}
