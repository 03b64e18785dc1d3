/// The cells of a damped local trend with drift, eight to a vector.
///
/// zₜ = ℓ + φb + m + e, ℓ' = ℓ + φb + m + αe, b' = φb + βe. The grid holds the random walk, drift,
/// exponential smoothing with drift (β = 0), autoregressive growth, and damped and nearly linear
/// Holt: α of .2, .4, …, 1.4; β = 0, or β of .1, .2, .4, .7, 1 with β ≤ α and α + β ≤ 2, and φ of
/// .4, .6, .8, .9, .97.
///
/// > Source: Hyndman, Koehler, Ord & Snyder (2008), chapter 3, for the model.
enum DampedTrendGrid {
  typealias Lanes = SIMD8<Double>

  /// How many cells there are.
  static let count = cells.count
  /// Vectors of eight cells; the places after the last repeat it and have no weight.
  static let groups = (count + 7) / 8

  static let cells: [(alpha: Double, beta: Double, phi: Double)] = {
    // In tenths, whose comparisons are exact.
    let alphas = [2, 4, 6, 8, 10, 12, 14]
    var cells = alphas.map { (alpha: Double($0) / 10, beta: 0.0, phi: 0.0) }
    for alpha in alphas {
      for beta in [1, 2, 4, 7, 10] where beta <= alpha && alpha + beta <= 20 {
        for phi in [0.4, 0.6, 0.8, 0.9, 0.97] {
          cells.append((alpha: Double(alpha) / 10, beta: Double(beta) / 10, phi: phi))
        }
      }
    }
    return cells
  }()

  /// One number of every cell, in vectors.
  static func lanes(_ value: (Int) -> Double) -> [Lanes] {
    (0..<groups).map { group in
      var result = Lanes.zero
      for lane in 0..<8 { result[lane] = value(min(8 * group + lane, count - 1)) }
      return result
    }
  }

  static let alpha = lanes { cells[$0].alpha }
  static let beta = lanes { cells[$0].beta }
  static let phi = lanes { cells[$0].phi }
}
