extension GrowthPrior {
  /// The version of ``learned``: raised with every change of a number below.
  static let version = 2

  /// The prior learned from the yearly growth of real annual series.
  ///
  /// Reference class: the training parts of M1 yearly (181 series), M3 yearly (645) and Tourism
  /// yearly (518), each collection with a third of the weight. A filter of log growth with state
  /// (d, μ), contaminated innovations collapsed to their moments, gives each series' likelihood in each
  /// atom of the grid below; expectation maximisation over the weights finds where growths are likely,
  /// and exponentiated gradients from there move them to where sums of the next one to five growths
  /// are, given one to fifteen known ones. One part in fifty is uniform. `Datasets/Priors/growth-2.csv`
  /// holds the same numbers.
  static let learned = GrowthPrior(atoms: grid)

  private static let dampings = [0.4, 0.7, 0.95]
  private static let innovations = [
    0.006, 0.011286, 0.02123, 0.039936, 0.075121, 0.141307, 0.265808, 0.5,
  ]
  private static let driftInnovations = [0.0005, 0.012, 0.045, 0.14]

  /// By damping, then innovation, each with its four drift innovations in a row.
  private static let weights = [
    0.000214, 0.009220, 0.000778, 0.033458,
    0.001081, 0.011945, 0.000353, 0.009525,
    0.000214, 0.098407, 0.012138, 0.000856,
    0.016509, 0.047264, 0.037265, 0.000610,
    0.011357, 0.005573, 0.219327, 0.004953,
    0.025993, 0.022517, 0.012778, 0.045632,
    0.009600, 0.008547, 0.001949, 0.008374,
    0.003398, 0.003140, 0.001013, 0.000214,
    0.000214, 0.000214, 0.008979, 0.002554,
    0.001346, 0.000232, 0.000314, 0.000850,
    0.000214, 0.000214, 0.012029, 0.000233,
    0.016430, 0.002383, 0.030633, 0.000214,
    0.011268, 0.000366, 0.015128, 0.000230,
    0.025950, 0.010177, 0.000287, 0.000271,
    0.009596, 0.006673, 0.000257, 0.000214,
    0.003398, 0.002900, 0.000375, 0.000214,
    0.024664, 0.008730, 0.002797, 0.000214,
    0.001897, 0.010108, 0.000214, 0.000214,
    0.000214, 0.021935, 0.001807, 0.000214,
    0.016604, 0.009741, 0.003158, 0.000214,
    0.010850, 0.000214, 0.004931, 0.000214,
    0.025778, 0.002457, 0.007995, 0.000214,
    0.009567, 0.000980, 0.000214, 0.000214,
    0.003393, 0.001267, 0.000214, 0.000214,
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
