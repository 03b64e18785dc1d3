import Optimization

/// Turns the values of a stationary ARMA process into innovations, one row of columns at a time.
///
/// w = z for the first p rows and φ(B)z from there on has a banded covariance L·diag(v)·Lᵀ, whose
/// rows follow one another; e = L⁻¹w are independent with variances v. The recursion does not end
/// with the data: rows after the last, with e = 0, predict.
///
/// > Source: Ansley (1979), "An algorithm for the exact likelihood of a mixed autoregressive-moving
/// > average process", Biometrika 66; Brockwell & Davis (1991), §5.3.
struct ARMAWhitening<Scalar: ARMAScalar>: Sendable {
  private let ar: [(lag: Int, coefficient: Scalar)]
  private let ma: [Scalar]
  private let p: Int
  private let covariance: ARMACovariance<Scalar>
  private let columns: Int
  /// The longest reach of L to the left of its diagonal.
  let band: Int
  /// The rows so far.
  private(set) var row = 0
  /// L, v and e of the latest rows, in a ring of `band + 1`.
  private var lower: [Scalar]
  private var variances: [Scalar]
  private var innovations: [Scalar]
  private var scratch: [Scalar]
  /// Whether L has come to repeat itself, to the last digit.
  private(set) var isSteady: Bool

  init(_ process: ARMAProcess<Scalar>, columns: Int) {
    ar = process.ar.enumerated().filter { !$0.element.isZero }.map { ($0 + 1, $1) }
    ma = process.ma
    p = process.ar.count
    covariance = ARMACovariance(process)
    self.columns = columns
    band = max(p - 1, ma.count, 0)
    lower = Array(repeating: Scalar.zero, count: (band + 1) * max(band, 1))
    variances = Array(repeating: Scalar.one, count: band + 1)
    innovations = Array(repeating: Scalar.zero, count: (band + 1) * columns)
    scratch = Array(repeating: Scalar.zero, count: band + 1)
    isSteady = p == 0 && ma.isEmpty
  }

  /// Moves on to the next row and returns the variance of its innovations.
  mutating func advance() -> Scalar {
    defer { row += 1 }
    if isSteady { return Scalar.one }
    let (t, size, q) = (row, band + 1, ma.count)
    let reach = reach(of: t)
    let here = (t % size) * band
    var variance = t < p ? covariance.process[0] : covariance.filtered[0]
    var distance = 0.0
    // C_tj = A_tj − Σ_{k<j} C_tk L_jk, then L_tj = C_tj / v_j.
    for h in stride(from: reach, to: 0, by: -1) {
      let j = t - h
      var sum = t < p ? covariance.process[h] : j < p ? covariance.cross[h] : covariance.filtered[h]
      let there = (j % size) * band
      let common = min(reach - h, self.reach(of: j))
      for k in 0..<max(0, common) {
        sum = sum - scratch[h + 1 + k] * lower[there + k]
      }
      scratch[h] = sum
      let factor = sum / variances[j % size]
      lower[here + h - 1] = factor
      variance = variance - sum * factor
      if t >= p { distance = max(distance, abs(factor.value - ma[h - 1].value)) }
    }
    variances[t % size] = variance
    if t >= p + q, distance < 1e-15 { isSteady = true }
    return variance
  }

  /// How far the row of L reaches.
  private func reach(of t: Int) -> Int { t < p ? t : min(t, ma.count) }

  /// The factor in L of the innovation `lag` rows before the present one; 0 beyond the band.
  func factor(lag: Int) -> Scalar {
    if isSteady { return lag <= ma.count ? ma[lag - 1] : Scalar.zero }
    let t = row - 1
    return lag <= reach(of: t) ? lower[(t % (band + 1)) * band + lag - 1] : Scalar.zero
  }

  /// The innovation of a column in the present row.
  ///
  /// - Parameter value: the column's value a number of rows before the present one.
  mutating func innovation(column: Int, _ value: (_ lag: Int) -> Double) -> Scalar {
    let t = row - 1
    var e = Scalar(value(0))
    if t >= p {
      for term in ar { e = e - term.coefficient * value(term.lag) }
    }
    e = e - prediction(column: column)
    innovations[(t % (band + 1)) * columns + column] = e
    return e
  }

  /// What the innovations before the present row say of w.
  func prediction(column: Int) -> Scalar {
    let (t, size) = (row - 1, band + 1)
    let here = (t % size) * band
    var sum = Scalar.zero
    if isSteady {
      for h in 0..<min(t, ma.count) {
        sum = sum + ma[h] * innovations[((t - h - 1) % size) * columns + column]
      }
      return sum
    }
    for h in 0..<reach(of: t) {
      sum = sum + lower[here + h] * innovations[((t - h - 1) % size) * columns + column]
    }
    return sum
  }

  /// Ends the present row without an observation: its innovations are expected to be 0.
  mutating func skipInnovations() {
    let here = ((row - 1) % (band + 1)) * columns
    for column in 0..<columns { innovations[here + column] = Scalar.zero }
  }
}
