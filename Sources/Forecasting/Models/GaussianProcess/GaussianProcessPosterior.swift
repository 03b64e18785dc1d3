import RealModule

/// Hyperparameters that the data leave possible, with weights that sum to 1.
///
/// Short series without season are integrated over a fixed grid, no optimiser in between; for the others
/// ``ParameterPosterior`` stands around the likeliest point. The prior is flat in the coordinates of
/// ``GaussianProcessForm``.
struct GaussianProcessPosterior: Sendable {
  let best: [Double]
  let atoms: [(point: [Double], weight: Double)]

  /// Observations from which on the grid would be too coarse.
  static let gridLimit = 30
  /// The grid that the likeliest point is carried to, far coarser than where rounding ends a search, and
  /// far finer than the posterior.
  private static let step = 0x1p-8
  private static let noiseCells = 7
  private static let lengthCells = 7
  /// Atoms below this part of the heaviest are left out.
  private static let leastShare = 0.02

  init(_ data: GaussianProcessData) {
    if data.form.hasSeason || data.values.count >= Self.gridLimit {
      var search = BlockSearch(dimension: data.form.dimension, data.misfit(at:))
      best = search.best().map { ($0 / Self.step).rounded() * Self.step }
      let posterior = ParameterPosterior(around: best, misfit: data.misfit(at:))
      atoms = posterior.atoms
      return
    }
    var points: [(point: [Double], misfit: Double)] = []
    for i in 0..<Self.noiseCells {
      for j in 0..<Self.lengthCells {
        let point = [
          (Double(i) + 0.5) / Double(Self.noiseCells),
          (Double(j) + 0.5) / Double(Self.lengthCells),
        ]
        points.append((point, data.misfit(at: point)))
      }
    }
    var least = points[0]
    for candidate in points where candidate.misfit < least.misfit { least = candidate }
    best = least.point
    var kept = points.map { ($0.point, Double.exp(least.misfit - $0.misfit)) }
    kept.removeAll { !($0.1 >= Self.leastShare) }
    let total = kept.reduce(0) { $0 + $1.1 }
    atoms = kept.map { (point: $0.0, weight: $0.1 / total) }
  }
}
