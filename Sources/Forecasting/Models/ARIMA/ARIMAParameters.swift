import Optimization

/// The estimates of a fit in R's names and order.
enum ARIMAParameters {
  /// - Parameters:
  ///   - root: G by columns, with G·Gᵀ the covariance of the ARMA parameters.
  ///   - sigma: in the unit of the series.
  static func list(
    _ estimate: ARIMAEstimate, _ state: ARIMAState, _ root: [[Double]], sigma: Double
  ) -> [Parameter] {
    var list = coefficients(estimate, root)
    let data = state.data
    let unit = data.units[data.coefficients]
    let order = estimate.order
    let constant = order.hasConstant ? [order.differences == 0 ? "mean" : "drift"] : []
    for (index, name) in (constant + estimate.history.names).enumerated() {
      let j = data.filled + index
      var direction = [Double](repeating: 0, count: data.coefficients)
      direction[j] = 1
      let loadings = state.likelihoods[0].regression.loadings(direction)
      var variance = loadings.reduce(0) { $0 + $1 * $1 } * (sigma * unit) * (sigma * unit)
      for column in root {
        var slope = 0.0
        for i in column.indices {
          slope += column[i] * state.coefficients[i / 8][j].tangents[i % 8]
        }
        variance += slope * slope
      }
      let scale = data.units[j] / unit
      list.append(
        Parameter(
          name, state.coefficients[0][j].value * scale,
          standardError: variance.squareRoot() * scale, responsePower: 1))
    }
    return list
  }

  private static func coefficients(_ estimate: ARIMAEstimate, _ root: [[Double]]) -> [Parameter] {
    let order = estimate.order
    var values: [Parameter] = []
    let names = ["ar", "ma", "sar", "sma"]
    let plain = factors(order, estimate.partials)
    let groups = stride(from: 0, to: order.armaCount, by: 8).map {
      factors(order, ARMACurvature.seeded(estimate.partials, from: $0))
    }
    for (kind, name) in names.enumerated() {
      for (index, value) in plain[kind].enumerated() {
        var variance = 0.0
        for column in root {
          var slope = 0.0
          for i in column.indices {
            slope += column[i] * groups[i / 8][kind][index].tangents[i % 8]
          }
          variance += slope * slope
        }
        values.append(
          Parameter(
            "\(name)\(index + 1)", value,
            standardError: root.isEmpty ? nil : variance.squareRoot()))
      }
    }
    return values
  }

  private static func factors<Scalar: ARMAScalar>(
    _ order: ARIMAOrder, _ partials: [Scalar]
  ) -> [[Scalar]] {
    let factors = ARMAProcess.factors(order, partials: partials)
    return [factors.ar, factors.ma.map { -$0 }, factors.sar, factors.sma.map { -$0 }]
  }
}
