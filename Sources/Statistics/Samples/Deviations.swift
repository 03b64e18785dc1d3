import ExtendedPrecision

/// Sums over a sample in double-double.
enum Deviations {
  /// The mean of `count` ≥ 1 values.
  static func mean(count: Int, _ value: (Int) -> DoubleDouble) -> DoubleDouble {
    var sum: DoubleDouble = 0
    for i in 0..<count { sum += value(i) }
    return sum / Double(count)
  }

  /// Σ (x − centre)².
  static func sumOfSquares(
    count: Int, around centre: DoubleDouble, _ value: (Int) -> DoubleDouble
  ) -> DoubleDouble {
    var sum: DoubleDouble = 0
    for i in 0..<count {
      let deviation = value(i) - centre
      sum += deviation * deviation
    }
    return sum
  }
}
