/// Written by Benchmarks/calibration/run; not to be edited.
extension CalibrationConstants {
  /// Learned from the training parts of the monthly series of M1, M3 and Tourism.
  static let monthly = CalibrationConstants(
    outer: AutoConstants.Bounds(
      lower: [1.13115, -0.226281, 0.0419227, 0.0317578, 0.26811, -0.0385441, 0.986851],
      upper: [0.878586, -0.268325, 0.0938688, 0.0376146, 0.119898, -0.0129166, -0.967501]),
    inner: AutoConstants.Bounds(
      lower: [0.580734, -0.23589, 0.0643129, 0.0437278, 0.294614, -0.0329731, 1.44963],
      upper: [0.325923, -0.247246, 0.0490752, 0.0276987, 0.0692545, 0.0251591, -1.18547]))
}
