import Pipelines

/// What a reconciliation rests on, in words.
enum ReconciliationText {
  /// `weights: one-step errors of 14 periods in common, correlations shrunk by 38 %; …`.
  static func weights(of reconciliation: Reconciliation) -> String {
    var text = "weights: "
    if let periods = reconciliation.observations, let shrinkage = reconciliation.shrinkage {
      text += "one-step errors of \(periods) periods in common, correlations shrunk by "
      text += "\(DecimalText.fixed(100 * shrinkage, decimals: 0)) %"
    } else {
      text += "widths of the forecasts, for there are no one-step errors in common"
    }
    let gap = DecimalText.fixed(100 * reconciliation.gapBefore, decimals: 1)
    return text + "; the sides differed by up to \(gap) %"
  }
}
