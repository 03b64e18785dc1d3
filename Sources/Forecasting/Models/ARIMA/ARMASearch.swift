import LinearAlgebra
import RealModule

/// The maximum of an ARMA likelihood over the box of partial autocorrelations.
///
/// Steps of Gauss and Newton, damped where they do not help. Every point lies on a grid of 2⁻²⁰: a
/// rounding error in the deviance, as from another unit, then moves no point at all, unless a step
/// ends half-way between two points of the grid.
///
/// > Source: Levenberg (1944), Marquardt (1963); Nocedal & Wright (2006), §10.3 and §16.7.
struct ARMASearch: Sendable {
  /// The best point.
  private(set) var partials: [Double]
  /// What is known there.
  private(set) var curvature: ARMACurvature

  private static let grid = 0x1p-20
  /// Along a direction that hardly matters a smaller one makes steps of rounding errors.
  private static let leastDamping = 0x1p-14
  /// The bound of autoregressive parameters, short of the unit circle; that of moving averages is on
  /// it, where the likelihood often has its maximum.
  private static let autoregressiveBound = 1 - 0x1p-16

  private let order: ARIMAOrder
  private let bounds: [Double]
  private let effort: Effort

  /// How far a search goes.
  struct Effort: Sendable {
    /// The decrease of the deviance that ends the descent when no step promises more.
    let tolerance: Double
    /// Steps taken after that without a look at the deviance, whose last digits depend on the unit.
    let last: Int
    /// Points to descend from where both polynomials are there, and where there is a moving average.
    let mixed: Int
    let moving: Int

    /// To rank orders by: a thousandth of what a parameter costs.
    static let ranking = Effort(tolerance: 1e-3, last: 0, mixed: 2, moving: 1)
    /// For estimates; only mixed processes have more than two optima worth the time.
    static let estimate = Effort(tolerance: 1e-7, last: 12, mixed: 3, moving: 2)
  }

  /// Searches from the best few of some points.
  ///
  /// - Parameter starts: at least one.
  init(
    _ order: ARIMAOrder, _ data: ARIMAData, from starts: [[Double]], effort: Effort = .estimate
  ) {
    self.order = order
    self.effort = effort
    let bounds = Self.bounds(order)
    self.bounds = bounds
    var points = starts.map { zip($0, bounds).map { Self.snapped($0, bound: $1) } }
    let isMixed = order.p + order.seasonalP > 0 && order.q + order.seasonalQ > 0
    let attempts = isMixed ? effort.mixed : order.q + order.seasonalQ > 0 ? effort.moving : 1
    if points.count > attempts {
      let deviances = points.map { point in
        ARMALikelihood(ARMAProcess<Double>(order, partials: point), data)
          .deviance(observed: data.observed)
      }
      let ranked = points.indices.sorted { i, j in
        deviances[i] < deviances[j] || (deviances[i] == deviances[j] && i < j)
      }
      points = ranked.prefix(attempts).map { points[$0] }
    }
    partials = points[0]
    curvature = ARMACurvature(order, data, at: points[0])
    if partials.isEmpty { return }
    settle(data)
    for point in points.dropFirst() {
      var other = self
      other.partials = point
      other.curvature = ARMACurvature(order, data, at: point)
      other.settle(data)
      // Better by more than rounding: the same optimum is not to change with the unit.
      if other.curvature.deviance < curvature.deviance - 1e-7 {
        partials = other.partials
        curvature = other.curvature
      }
    }
  }

  private static func bounds(_ order: ARIMAOrder) -> [Double] {
    let ar = [Double](repeating: autoregressiveBound, count: max(order.p, order.seasonalP))
    let ma = [Double](repeating: 1, count: max(order.q, order.seasonalQ))
    return Array(
      ar.prefix(order.p) + ma.prefix(order.q) + ar.prefix(order.seasonalP)
        + ma.prefix(order.seasonalQ))
  }

  private static func snapped(_ value: Double, bound: Double) -> Double {
    max(-bound, min(bound, (value / grid).rounded() * grid))
  }

  /// Descends, and does so again from within where a moving average ended on the unit circle.
  ///
  /// The deviance is even in a root's distance from the circle, so that its slope there is 0 whether
  /// or not the circle is a minimum.
  private mutating func settle(_ data: ARIMAData) {
    descend(data)
    for i in partials.indices where abs(partials[i]) == 1 {
      var inner = partials
      inner[i] *= 1 - 0x1p-6
      let deviance = ARMALikelihood(ARMAProcess<Double>(order, partials: inner), data)
        .deviance(observed: data.observed)
      guard deviance < curvature.deviance - 1e-7 else { continue }
      partials = inner
      curvature = ARMACurvature(order, data, at: inner)
      descend(data)
    }
  }

  private mutating func descend(_ data: ARIMAData) {
    approach(data)
    for _ in 0..<effort.last {
      guard let step = step(damping: Self.leastDamping), step.promise < 16 * effort.tolerance else {
        return
      }
      let next = moved(by: step.move)
      if next == partials { return }
      partials = next
      curvature = ARMACurvature(order, data, at: next)
    }
  }

  private mutating func approach(_ data: ARIMAData) {
    var damping = 0x1p-10
    for _ in 0..<100 {
      guard let step = step(damping: damping) else {
        damping *= 16
        if damping > 0x1p20 { return }
        continue
      }
      if step.promise < effort.tolerance { return }
      let next = moved(by: step.move)
      if next == partials { return }
      let tried = ARMACurvature(order, data, at: next)
      if tried.deviance < curvature.deviance {
        let gain = (curvature.deviance - tried.deviance) / step.promise
        partials = next
        curvature = tried
        damping = gain > 0.5 ? max(damping / 16, Self.leastDamping) : damping
      } else {
        damping = max(damping * 8, 0x1p-7)
        if damping > 0x1p20 { return }
      }
    }
  }

  private func moved(by move: [Double]) -> [Double] {
    zip(zip(partials, move), bounds).map { Self.snapped($0.0 + $0.1, bound: $1) }
  }

  /// The damped step in the parameters that no bound stops, and the decrease it promises.
  private func step(damping: Double) -> (move: [Double], promise: Double)? {
    let gradient = curvature.gradient
    let free = partials.indices.filter { i in
      // On the unit circle a moving average's derivative is zero but for rounding.
      abs(partials[i]) < bounds[i] || partials[i] * gradient[i] > 1e-4
    }
    var move = [Double](repeating: 0, count: partials.count)
    if free.isEmpty { return (move, 0) }
    var matrix = Matrix(rows: free.count, columns: free.count)
    for (i, row) in free.enumerated() {
      for (j, column) in free.enumerated() {
        matrix[i, j] = curvature.information[row][column]
      }
      matrix[i, i] += damping * (curvature.information[row][row] + 1)
    }
    guard let factor = try? Cholesky(matrix) else { return nil }
    let solved = factor.solve(free.map { -gradient[$0] / 2 })
    var promise = 0.0
    for (i, place) in free.enumerated() {
      move[place] = solved[i]
      promise -= 0.5 * solved[i] * gradient[place]
    }
    return (move, promise)
  }
}
