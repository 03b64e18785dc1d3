/// The path that a regression over many series makes of the members, averaged with their median.
///
/// Linear in the members and in √h times the characteristics of the history, in units of the mean
/// absolute change; fitted by least absolute deviations in units of OWA to windows of the training
/// parts of M1, M3 and Tourism. No more than three standard deviations from the median counts.
struct LearnedPath {
  /// Observations that the regression was fitted to, at least.
  static let fewest = 3

  private static let farthest = 30.0
  private static let reach = 3.0

  let coefficients: [Double]

  /// The centre of the forecasts on the relative scale.
  func centre(_ members: AutoMembers, _ history: History) -> [Double] {
    let unit = members.change
    var drift = coefficients[4]
    for (index, value) in history.characteristics.enumerated() {
      drift += coefficients[5 + index] * value
    }
    return members.centre.indices.map { step in
      var sum = drift * Double(step + 1).squareRoot()
      for (path, coefficient) in zip(members.paths, coefficients) {
        sum += coefficient * min(max(path[step] / unit, -Self.farthest), Self.farthest)
      }
      let median = members.centre[step]
      let limit = Self.reach * members.deviations[step]
      return (median + min(max(sum * unit, median - limit), median + limit)) / 2
    }
  }
}
