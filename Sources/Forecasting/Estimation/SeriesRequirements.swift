import RealModule
import TimeSeries

extension Series {
  /// Checks that there are enough observations; filled places are none.
  func requireCount(_ required: Int) throws(FitError) {
    let observations = count - filledCount
    guard observations >= required else {
      throw .tooShort(observations: observations, required: required)
    }
  }

  /// The natural logarithms of the observations.
  ///
  /// - Throws: `.outsideLink` at the first that has none.
  func logarithms() throws(FitError) -> [Double] {
    if let index = values.firstIndex(where: { $0 <= 0 }) { throw .outsideLink(index: index) }
    return values.map { Double.log($0) }
  }

  /// The largest observation in absolute value.
  var magnitude: Double { values.reduce(0) { max($0, abs($1)) } }

  /// A standard deviation of one-step changes that stands in where the observations show none.
  ///
  /// A tenth of the last value for a year, and the square root of the time for shorter periods, as
  /// for a random walk; of the mean absolute value where the last is zero.
  /// See ``ErrorVariance`` for where a tenth comes from.
  var plausibleStep: Double {
    let level = last == 0 ? values.reduce(0) { $0 + abs($1) / Double(count) } : abs(last)
    return 0.1 * level / Double(frequency.seasonLength).squareRoot()
  }
}
