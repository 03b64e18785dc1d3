/// Written by Benchmarks/calibration/run; not to be edited.
extension CalibrationConstants {
  /// Learned from the training parts of the yearly series of M1, M3 and Tourism.
  static let annual = CalibrationConstants(
    outer: AutoConstants.Bounds(
      lower: [1.32818, -0.18667, 0.0011075, 0.220381, 0.40417, -0.0357566, 0.758755],
      upper: [1.4871, 0.0715491, -0.0778857, 0.235684, 0.371722, -0.0151815, -0.494721]),
    inner: AutoConstants.Bounds(
      lower: [0.720193, -0.118825, 0.0548379, 0.229014, 0.454311, -0.0806761, 1.28172],
      upper: [0.948684, 0.0715185, -0.0660352, 0.276491, 0.403115, -0.017149, -0.791329]))
}
