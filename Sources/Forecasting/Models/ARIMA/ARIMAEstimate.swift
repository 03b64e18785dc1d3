import RealModule
import TimeSeries

/// A model of one order at the maximum of its likelihood.
struct ARIMAEstimate: Sendable, Hashable, Codable {
  let order: ARIMAOrder
  let history: ARIMAHistory
  /// The ARMA parameters as partial autocorrelations.
  let partials: [Double]
  /// S, in the unit of the series.
  let sumOfSquares: Double
  /// −2 ln L but for a constant: ``ARMALikelihood/deviance(observed:)`` in the data's units.
  let logLikelihood: Double?

  /// Estimates that count, the variance included.
  var parameterCount: Int { order.parameterCount(regressors: history.names.count) }

  /// Observed differences.
  var observed: Int {
    history.values.count - order.lost - history.filledIndices.count
  }

  /// Maximises the likelihood of an order.
  ///
  /// - Parameter starts: points to begin with, at least one.
  init(
    _ order: ARIMAOrder, _ history: ARIMAHistory, _ data: ARIMAData, from starts: [[Double]],
    effort: ARMASearch.Effort = .estimate
  ) {
    let search = ARMASearch(order, data, from: starts, effort: effort)
    let unit = data.units[data.coefficients]
    let n = Double(data.observed)
    self.order = order
    self.history = history
    partials = search.partials
    sumOfSquares = search.curvature.sumOfSquares / unit / unit
    let deviance = search.curvature.deviance - 2 * n * .log(unit)
    let likelihood = -0.5 * (deviance + n * (.log(2 * .pi) - .log(n) + 1))
    logLikelihood = likelihood.isFinite ? likelihood : nil
  }
}
