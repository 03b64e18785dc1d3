import Statistics

/// Upper quantiles of the standard Student distribution, the common ones from tables.
///
/// A panel asks for the same few quantiles again and again, and each takes microseconds. A table is
/// filled when its tail is first asked for, with the very numbers that ``Statistics/StudentT`` gives.
enum StudentQuantiles {
  /// Whole degrees of freedom up to here are tabulated.
  private static let rows = 256

  private static let tail001 = table(0.001)
  private static let tail025 = table(0.025)
  private static let tail100 = table(0.1)

  private static func table(_ tail: Double) -> [Double] {
    (1...rows).map { StudentT(degreesOfFreedom: Double($0)).upperQuantile(tail) }
  }

  /// The t with P(T > t) = tail.
  ///
  /// - Parameter tail: strictly between 0 and 1; (1 − level)/2 and the decimal it stands for are one.
  static func upper(_ tail: Double, degreesOfFreedom: Double) -> Double {
    if let row = Int(exactly: degreesOfFreedom), (1...rows).contains(row) {
      if abs(tail - 0.025) < 1e-15 { return tail025[row - 1] }
      if abs(tail - 0.1) < 1e-15 { return tail100[row - 1] }
      if tail == 0.001 { return tail001[row - 1] }
    }
    return StudentT(degreesOfFreedom: degreesOfFreedom).upperQuantile(tail)
  }
}
