import RealModule

/// The diffuse likelihood of observations, the scale of the variances taken out.
///
/// −2 ln L = ν ln 2πσ² + S/σ² + Σ ln F, ν the observations that were not used up by diffuse states;
/// S/ν is its best σ².
///
/// > Source: Durbin & Koopman (2012), §7.2.2 and §2.10.2; without the constant of the diffuse periods.
struct DiffuseLikelihood: Sendable {
  /// S, the sum of squared errors over their variances.
  private(set) var squares = 0.0
  /// Σ ln F.
  private(set) var logVariances = 0.0
  /// ν.
  private(set) var freedom = 0
  /// Whether every diffuse state became known.
  private(set) var isIdentified = false
  /// The filter after the last observation, gone on to the first period after it.
  private(set) var filter: DiffuseFilter

  /// Filters observations; nil where some has no variance at all.
  ///
  /// - Parameters:
  ///   - values: the observations; nil is a gap.
  ///   - rows: Z in each period, or one for all.
  /// - Complexity: O(n·m²).
  init?(_ system: StateSpace, _ values: [Double?], rows: [[Double]]) {
    filter = DiffuseFilter(system)
    var column = system.observation
    var scratch = filter.covariance
    for t in values.indices {
      if let y = values[t] {
        guard let innovation = filter.observe(y, rows.count == 1 ? rows[0] : rows[t], &column)
        else {
          return nil
        }
        logVariances += .log(innovation.variance)
        if !innovation.isDiffuse {
          squares += innovation.error * innovation.error / innovation.variance
          freedom += 1
        }
      }
      filter.advance(&scratch)
    }
    isIdentified = filter.diffuseRank == 0
  }
}
