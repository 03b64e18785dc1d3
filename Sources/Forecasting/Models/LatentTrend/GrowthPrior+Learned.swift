extension GrowthPrior {
  /// The version of ``learned``: raised with every change of a number below.
  static let version = 1

  /// The prior learned from the yearly growth of real annual series.
  ///
  /// Reference class: the training parts of M1 yearly (181 series), M3 yearly (645) and Tourism
  /// yearly (518), each collection with a third of the weight. A filter of log growth with state
  /// (d, μ) gives each series' marginal likelihood in each atom of the grid below, contaminated
  /// innovations collapsed to their moments; expectation maximisation over the weights, of which nine
  /// tenths are kept and one tenth is uniform. `Datasets/Priors/growth-1.csv` holds the same numbers.
  static let learned = GrowthPrior(atoms: grid)

  private static let dampings = [0.4, 0.7, 0.95]
  private static let innovations = [
    0.006, 0.011286, 0.02123, 0.039936, 0.075121, 0.141307, 0.265808, 0.5,
  ]
  private static let driftInnovations = [0.0005, 0.012, 0.045, 0.14]

  /// By damping, then innovation, each with its four drift innovations in a row.
  private static let weights = [
    0.001042, 0.013033, 0.001715, 0.033924,
    0.002086, 0.014678, 0.001215, 0.011631,
    0.001042, 0.037843, 0.012090, 0.001818,
    0.015107, 0.028096, 0.030951, 0.001524,
    0.013105, 0.007187, 0.118222, 0.006624,
    0.024052, 0.021690, 0.014082, 0.060192,
    0.017793, 0.015181, 0.003280, 0.017131,
    0.006617, 0.005983, 0.002091, 0.001042,
    0.001042, 0.001042, 0.009702, 0.004304,
    0.002402, 0.001070, 0.001168, 0.001843,
    0.001042, 0.001048, 0.013261, 0.001072,
    0.015059, 0.003545, 0.039272, 0.001046,
    0.013019, 0.001231, 0.019947, 0.001068,
    0.024024, 0.011689, 0.001137, 0.001117,
    0.017783, 0.011119, 0.001100, 0.001042,
    0.006616, 0.005437, 0.001246, 0.001042,
    0.017840, 0.015173, 0.004513, 0.001042,
    0.003056, 0.017304, 0.001042, 0.001042,
    0.001042, 0.028708, 0.003144, 0.001042,
    0.015173, 0.011906, 0.005748, 0.001042,
    0.012613, 0.001042, 0.010550, 0.001042,
    0.023914, 0.003707, 0.025735, 0.001042,
    0.017708, 0.001999, 0.001042, 0.001042,
    0.006605, 0.002463, 0.001042, 0.001042,
  ]

  private static var grid: [TrendAtom] {
    var atoms: [TrendAtom] = []
    for damping in dampings {
      for innovation in innovations {
        for drift in driftInnovations {
          // The mean growth of a volatile series is less certain.
          atoms.append(
            TrendAtom(
              damping: damping, innovation: innovation, driftInnovation: drift, growth: 0.035,
              growthDeviation: max(0.035, 0.35 * innovation), weight: weights[atoms.count]))
        }
      }
    }
    return atoms
  }
}
