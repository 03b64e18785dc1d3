import RealModule

/// Points to begin the search of a likelihood with.
struct ARIMAStarts: Sendable {
  /// Sample partial autocorrelations of what regressors and constant leave, from lag 1.
  private let partials: [Double]

  /// Lags up to here may be asked for.
  private static let lags = 8

  init(_ data: ARIMAData) {
    let regression = ARMALikelihood(
      ARMAProcess<Double>(ARIMAOrder(), partials: []), data
    ).regression
    let coefficients = regression.firstDependent == nil ? regression.coefficients : []
    let residuals = (0..<data.rows).map { t in
      let here = t * data.width
      var value = data.differenced[here + data.coefficients]
      for (j, coefficient) in coefficients.enumerated() {
        value -= coefficient * data.differenced[here + j]
      }
      return value
    }
    partials = Self.partials(residuals)
  }

  /// Sample partial autocorrelations by Durbin's recursion.
  private static func partials(_ values: [Double]) -> [Double] {
    let covariances = (0...lags).map { lag in
      var sum = 0.0
      for t in lag..<max(lag, values.count) { sum += values[t] * values[t - lag] }
      return sum
    }
    var variance = covariances[0]
    var (a, result): ([Double], [Double]) = ([], [])
    for k in 1...lags {
      var sum = covariances[k]
      for i in a.indices { sum -= a[i] * covariances[k - 1 - i] }
      let r = variance > 0 ? max(-0.95, min(0.95, sum / variance)) : 0
      result.append(r)
      a = a.indices.map { a[$0] - r * a[a.count - 1 - $0] } + [r]
      variance *= 1 - r * r
    }
    return result
  }

  /// Points for an order: no correlation, that of the sample, and two moving averages.
  func points(for order: ARIMAOrder) -> [[Double]] {
    if order.armaCount == 0 { return [[]] }
    func point(_ ar: [Double], _ ma: [Double], season: Double) -> [Double] {
      func padded(_ values: [Double], _ count: Int) -> [Double] {
        (0..<count).map { $0 < values.count ? values[$0] : 0 }
      }
      return padded(ar, order.p) + padded(ma, order.q) + padded([season], order.seasonalP)
        + padded([season], order.seasonalQ)
    }
    var points = [point(partials, [], season: 0)]
    for season in order.seasonalP + order.seasonalQ > 0 ? [0.0, 0.4] : [0.0] {
      points.append(point([], [], season: season))
      if order.q > 0 {
        points += [-0.5, 0.5].map { point([], [$0], season: season) }
      }
      if order.q > 0, order.p > 0 {
        points += [0.9, 0.6, -0.6].map { point([$0], [$0 / 2], season: season) }
        points.append(point([0.8], [0.95], season: season))
      }
      if order.q > 1, order.p > 1 {
        points += [0.7, -0.7].map { point([0, $0], [0, $0 * 0.8], season: season) }
      }
    }
    return points
  }
}
