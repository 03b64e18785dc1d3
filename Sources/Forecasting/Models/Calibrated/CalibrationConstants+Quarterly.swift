/// Written by Benchmarks/calibration/run; not to be edited.
extension CalibrationConstants {
  /// Learned from the training parts of the quarterly series of M1, M3 and Tourism.
  static let quarterly = CalibrationConstants(
    outer: AutoConstants.Bounds(
      lower: [1.22552, -0.181815, -0.00201601, 0.140058, 0.246295, -0.0139009, 0.75284],
      upper: [1.02511, -0.15063, 0.056642, 0.00995004, 0.191387, -0.0324563, -0.892382]),
    inner: AutoConstants.Bounds(
      lower: [0.623639, -0.217358, 0.0583485, 0.101259, 0.306529, -0.0449527, 1.37967],
      upper: [0.466421, -0.150031, 0.0691715, 0.00408186, 0.170426, -0.02027, -1.18859]))
}
