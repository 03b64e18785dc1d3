/// Initial states by least squares for eight sets of smoothing parameters: where searches of forms
/// without season and growth factor may begin.
///
/// Errors are linear in the initial states: e = e₀ − Mx, with e₀ the errors from the state zero and
/// M the responses to unit states. The columns of M are orthogonalised by Gram and Schmidt's modified
/// process, which solves least squares as stably as Householder's reflections. Relative errors are
/// weighted by 1/y, which is near their likelihood.
///
/// > Source: Björck (1996), "Numerical methods for least squares problems", §2.4.
struct ETSScreening {
  typealias Lanes = SIMD8<Double>

  private struct Row {
    var error: Lanes
    var level: Lanes
    var slope: Lanes
  }
  private var rows: [Row]

  init(count: Int) {
    rows = Array(repeating: Row(error: .zero, level: .zero, slope: .zero), count: count)
  }

  /// - Complexity: O(n); no allocation.
  mutating func states(
    of sample: ETSSample, at weights: ETSWeights<Lanes>
  ) -> (level: Lanes, slope: Lanes) {
    let (alpha, beta, phi) = (weights.alpha, weights.beta, weights.phi)
    var (l, b) = (Lanes.zero, Lanes.zero)
    var (l1, b1) = (Lanes(repeating: 1), Lanes.zero)
    var (l2, b2) = (Lanes.zero, Lanes(repeating: 1))
    var (norm, cross, match) = (Lanes.zero, Lanes.zero, Lanes.zero)
    for t in rows.indices {
      let weight = sample.form.isRelative ? 1 / sample.values[t] : 1
      b *= phi
      let expected = l + b
      let error = sample.shifted[t] - expected
      l = expected + alpha * error
      b += beta * error
      b1 *= phi
      let m1 = l1 + b1
      l1 = m1 - alpha * m1
      b1 -= beta * m1
      b2 *= phi
      let m2 = l2 + b2
      l2 = m2 - alpha * m2
      b2 -= beta * m2
      let row = Row(error: error * weight, level: m1 * weight, slope: m2 * weight)
      rows[t] = row
      norm += row.level * row.level
      cross += row.level * row.slope
      match += row.level * row.error
    }
    guard sample.form.hasSlope else { return (match / norm, .zero) }
    let (share, part) = (cross / norm, match / norm)
    var (rest, restMatch, whole) = (Lanes.zero, Lanes.zero, Lanes.zero)
    for row in rows {
      let slope = row.slope - share * row.level
      rest += slope * slope
      restMatch += slope * (row.error - part * row.level)
      whole += row.slope * row.slope
    }
    let slope = (restMatch / rest).replacing(with: 0, where: .!(rest .> 1e-24 * whole))
    return (part - share * slope, slope)
  }
}
