/// The units that make errors of different series comparable: typical changes of a training part.
///
/// > Source: Hyndman & Koehler (2006), "Another look at measures of forecast accuracy",
/// > International Journal of Forecasting 22; Makridakis, Spiliotis & Assimakopoulos (2022) for RMSSE.
public struct ScoreScale: Sendable, Hashable {
  /// The mean absolute difference of values a season apart.
  public let absolute: Double
  /// The root of the mean squared difference.
  public let squared: Double

  /// The scale of a training part; nil where nothing changes in it or there is only one value.
  ///
  /// - Parameters:
  ///   - training: the observations before the origin.
  ///   - seasonLength: 1 for annual series, 4 for quarterly, 12 for monthly; taken as 1 where the
  ///     training part is not longer than a season.
  public init?(_ training: [Double], seasonLength: Int = 1) {
    let lag = training.count > seasonLength ? seasonLength : 1
    let changes = zip(training.dropFirst(lag), training).map { abs($0 - $1) }
    guard let largest = changes.max(), largest > 0 else { return nil }
    let count = Double(changes.count)
    absolute = changes.reduce(0) { $0 + $1 / count }
    squared =
      largest
      * (changes.reduce(0) { $0 + ($1 / largest) * ($1 / largest) } / count)
      .squareRoot()
  }
}
