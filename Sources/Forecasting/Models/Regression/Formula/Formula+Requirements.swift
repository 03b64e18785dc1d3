extension Formula {
  /// One more observation than columns, and those that lags of the response cost.
  ///
  /// A season counts as one column, because its number depends on the series.
  var requiredObservations: Int {
    let name = response.nameInTerms
    let lost =
      terms.flatMap(\.expressions).filter { $0.seriesNames.contains(name) }
      .map(\.deepestLag).max() ?? 0
    return terms.count + (hasIntercept ? 1 : 0) + 1 + lost
  }
}
