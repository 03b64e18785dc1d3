/// A measure of how far forecasts were from what came; smaller is better.
public enum Score: String, Sendable, Hashable, CaseIterable, Codable {
  /// Symmetric mean absolute percentage error, 0 to 200, of the median.
  case smape
  /// Mean absolute error of the median over the mean absolute change of the training part.
  case mase
  /// Root mean squared error of the mean over the root mean squared change of the training part.
  case rmsse
  /// Width of the widest interval plus what misses cost, over the mean absolute change.
  case msis
  /// Mean pinball loss of the median and all bounds, over the mean absolute change.
  case pinball
  /// Continuous ranked probability score over the mean absolute change.
  case crps
  /// Negative logarithm of the density of what came, over the mean absolute change: in nats.
  case logScore = "log-score"

  /// What it is called in a table.
  public var title: String {
    switch self {
    case .smape: "sMAPE"
    case .mase: "MASE"
    case .rmsse: "RMSSE"
    case .msis: "MSIS"
    case .pinball: "pinball"
    case .crps: "CRPS"
    case .logScore: "log score"
    }
  }
}
