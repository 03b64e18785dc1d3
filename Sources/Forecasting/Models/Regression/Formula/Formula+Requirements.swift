extension Formula {
  /// One more observation than columns, and those that lags of the response cost.
  ///
  /// A season counts as one column, because its number depends on the series.
  var requiredObservations: Int {
    terms.count + (hasIntercept ? 1 : 0) + 1 + observationsLostToResponse
  }

  /// Observations that have no row, because lags of the response reach before them.
  var observationsLostToResponse: Int {
    let name = response.nameInTerms
    return terms.flatMap(\.expressions).filter { $0.seriesNames.contains(name) }
      .map(\.deepestLag).max() ?? 0
  }
}
