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
/// > recursion: Hyndman et al. (2008), table 2.2, differentiated.
struct ETSLinearization {
  typealias Tangents = SIMD8<Double>
  private static let states = 2

  /// Minus twice the log-likelihood; infinite where there is none.
  private(set) var value = Double.infinity
  private(set) var squares = Double.infinity
  /// ``value`` in the search coordinates around the point.
  private(set) var quadratic: BoxQuadratic
  /// The step of level and slope that is best while the coordinates stand still.
  private(set) var shift = SIMD2<Double>.zero
  /// How level and slope follow the coordinates.
  private(set) var rates = (BoxPoint.zero, BoxPoint.zero)
  /// What the step of the states promises.
  private(set) var shiftDecrease = 0.0

  /// - Complexity: O(n); `scratch` keeps its capacity.
  init(
    _ sample: ETSSample, _ region: ETSRegion, at point: BoxPoint, level: Double, slope: Double,
    scratch: inout ETSScratch
  ) {
    quadratic = BoxQuadratic(dimension: max(1, region.dimension))
    let logs = scratch.differentiate(sample, region, at: point, level: level, slope: slope)
    guard logs.isFinite else { return }
    squares = scratch.squares
    let floored = max(squares, sample.smallest)
    let n = Double(sample.values.count)
    value = n * .log(floored) + 2 * logs
    let scale = n / floored
    orthogonalise(sample.form.states, region.dimension, scale, &scratch)
  }

  private mutating func orthogonalise(
    _ states: Int, _ dimension: Int, _ scale: Double, _ scratch: inout ETSScratch
  ) {
    // Column j less its part along those before: coefficients of later columns, and of the errors.
    var shares = (Tangents.zero, Tangents.zero)
    var parts = SIMD2<Double>.zero
    for j in 0..<states {
      let found = scratch.removeColumn(j)
      parts[j] = found.part
      shiftDecrease += scale * found.part * found.part * found.norm
      if j == 0 { shares.0 = found.shares } else { shares.1 = found.shares }
    }
    // Back substitution: both states as functions of the coordinates.
    shift[1] = -parts[1]
    shift[0] = -parts[0] - shares.0[1] * shift[1]
    for i in 0..<dimension {
      let lane = Self.states + i
      rates.1[i] = -shares.1[lane]
      rates.0[i] = -shares.0[lane] - shares.0[1] * rates.1[i]
    }
    for i in 0..<dimension {
      let lane = Self.states + i
      let found = scratch.products(lane)
      quadratic.gradient[i] = 2 * scale * found.match
      quadratic.curvature[i] = 2 * scale * found.row[lane]
      for j in (i + 1)..<max(i + 1, dimension) {
        quadratic.mixed[BoxQuadratic.pair(i, j)] = 2 * scale * found.row[Self.states + j]
      }
    }
  }

  /// What Gauss and Newton's step promises, inside the box.
  func promisedDecrease(from point: BoxPoint, isFree: Bool) -> Double {
    guard isFree else { return shiftDecrease }
    let step = quadratic.step(from: point, damping: 1e-9)
    return shiftDecrease + (step.map { quadratic.decrease(along: $0) } ?? .infinity)
  }
}
