import RealModule

/// The errors of a form around one point, to first order, and what they promise.
///
/// The likelihood is that of nonlinear least squares: n ln Σe² + 2 Σ ln μ over relative errors is
/// n ln Σ(Ge)², G the geometric mean of the means. One recursion gives errors and their exact
/// derivatives by initial states and search coordinates, in the lanes of a vector; the columns are
/// then orthogonalised, states first. What remains is Gauss and Newton's quadratic in the search
/// coordinates alone, the states at their best.
///
/// > Source: variable projection: Golub & Pereyra (1973); Kaufman (1975). Derivatives of the
/// > recursion: Hyndman et al. (2008), tables 2.2 and 2.3, differentiated.
struct ETSLinearization<States: SIMD & Sendable> where States.Scalar == Double {
  /// Minus twice the log-likelihood; infinite where there is none.
  private(set) var value = Double.infinity
  private(set) var squares = Double.infinity
  /// ``value`` in the search coordinates around the point.
  private(set) var quadratic: BoxQuadratic
  /// The step of the states that is best while the coordinates stand still.
  private(set) var shift = States.zero
  /// How the states follow each coordinate.
  private(set) var rates = (States.zero, States.zero, States.zero, States.zero)
  /// What the step of the states promises.
  private(set) var shiftDecrease = 0.0

  /// - Complexity: O(n·k) for k states; `scratch` keeps its capacity.
  init(
    _ sample: ETSSample, _ region: ETSRegion, at point: BoxPoint, states: States,
    scratch: inout ETSScratch<States>
  ) {
    quadratic = BoxQuadratic(dimension: max(1, region.dimension))
    let (_, weights): (_, ETSWeights<ETSDual<States>>) = region.derivatives(at: point)
    let logs = scratch.differentiate(sample, weights, from: states)
    guard logs.isFinite else { return }
    squares = scratch.squares
    let floored = max(squares, sample.smallest)
    let n = Double(sample.values.count)
    value = n * .log(floored) + 2 * logs
    let scale = n / floored
    orthogonalise(sample.form, region.dimension, scale, &scratch)
  }

  private mutating func orthogonalise(
    _ form: ETSForm, _ dimension: Int, _ scale: Double, _ scratch: inout ETSScratch<States>
  ) {
    // Level, slope where there is one, season.
    let last = 1 + max(1, form.seasonLength) - 1
    func following(_ j: Int) -> Int? {
      let next = j == 0 && !form.hasSlope ? 2 : j + 1
      return next <= last && (next != 1 || form.hasSlope) ? next : nil
    }
    var parts = States.zero
    var products = scratch.products(0)
    var j = 0
    while let next = following(j) {
      let found = scratch.removeColumn(j, products, next: next)
      parts[j] = found.part
      shiftDecrease += scale * found.part * found.part * found.norm
      products = found.next
      j = next
    }
    let rest = scratch.removeLastColumn(j, products, dimension: dimension)
    parts[j] = rest.part
    shiftDecrease += scale * rest.part * rest.part * rest.norm
    quadratic.setHessian(rest.gram, factor: 2 * scale)
    quadratic.gradient = rest.matches * (2 * scale)
    // Back substitution: the states as functions of the coordinates.
    for j in stride(from: last, through: 0, by: -1) where j != 1 || form.hasSlope {
      let share = scratch.shares[j]
      shift[j] = -parts[j] - (share.states * shift).sum()
      rates.0[j] = -share.coordinates[0] - (share.states * rates.0).sum()
      if dimension > 1 { rates.1[j] = -share.coordinates[1] - (share.states * rates.1).sum() }
      if dimension > 2 { rates.2[j] = -share.coordinates[2] - (share.states * rates.2).sum() }
      if dimension > 3 { rates.3[j] = -share.coordinates[3] - (share.states * rates.3).sum() }
    }
  }

  /// State j after eight steps of the coordinates from where it has a value, `share` of its own step
  /// taken with them.
  @inline(__always)
  func state(
    _ j: Int, from value: Double, following steps: BoxPoints, share: SIMD8<Double>
  ) -> SIMD8<Double> {
    var followed = rates.0[j] * steps[0]
    if quadratic.dimension > 1 { followed += rates.1[j] * steps[1] }
    if quadratic.dimension > 2 { followed += rates.2[j] * steps[2] }
    if quadratic.dimension > 3 { followed += rates.3[j] * steps[3] }
    return value + shift[j] * share + followed
  }

  /// What a step of the coordinates promises with the states that go with it.
  func promisedDecrease(along step: BoxPoint?) -> Double {
    shiftDecrease + (step.map { quadratic.decrease(along: $0) } ?? .infinity)
  }
}
