import TimeSeries

/// Joint futures of a series, one after the other: path i of one series goes with path i of others.
///
/// They are not kept in the store: 4000 paths of five years are 160 kB a series, and the saved fit
/// with the stream of (seed, name) draws the same numbers again in milliseconds.
struct SamplePaths: Sendable, Hashable {
  /// The first period.
  let start: Period
  /// Periods a path.
  let steps: Int
  /// How many paths.
  let count: Int
  /// Path after path, `steps` values each.
  let values: [Double]

  /// The paths as they were drawn.
  ///
  /// - Precondition: there are `steps * count` values, and at least one.
  init(start: Period, steps: Int, count: Int, values: [Double]) {
    precondition(values.count == steps * count && !values.isEmpty, "paths of another size")
    self.start = start
    self.steps = steps
    self.count = count
    self.values = values
  }

  /// The last period.
  var end: Period { start.advanced(by: steps - 1) }

  /// One path, from ``start`` on.
  func path(_ index: Int) -> ArraySlice<Double> { values[index * steps..<(index + 1) * steps] }

  /// The value of a path in a period; nil outside of the paths.
  func value(in period: Period, path: Int) -> Double? {
    guard period.frequency == start.frequency else { return nil }
    let step = start.distance(to: period)
    return (0..<steps).contains(step) ? values[path * steps + step] : nil
  }

  /// The values of all paths in a period, in the order of the paths.
  ///
  /// - Precondition: the period is between ``start`` and ``end``.
  func values(in period: Period) -> [Double] {
    let step = start.distance(to: period)
    precondition((0..<steps).contains(step), "\(period) is not in the paths")
    return (0..<count).map { values[$0 * steps + step] }
  }
}

/// Known values and possible futures of a series: what others are computed from.
struct Trajectory: Sendable {
  let name: String
  /// What is known; nil where there is nothing.
  let history: GappySeries?
  /// What may come after it; nil where the series is known to the end, or not needed further.
  let paths: SamplePaths?
  /// The known values with inner gaps filled: what regressions see of it.
  let filled: Series?
  /// The past on each path, where it is known only with uncertainty; ``history`` has its medians then.
  let past: SamplePaths?

  init(
    name: String, history: GappySeries?, paths: SamplePaths?, filled: Series? = nil,
    past: SamplePaths? = nil
  ) {
    self.name = name
    self.history = history
    self.paths = paths
    self.filled = filled
    self.past = past
  }

  /// The period length; nil where nothing is known at all.
  var frequency: Frequency? { history?.frequency ?? paths?.start.frequency }

  /// The value of a period on a path: that of its past, else the known one where there is one.
  func value(in period: Period, path: Int) -> Double? {
    past(in: period, path: path) ?? known(in: period)
      ?? paths?.value(in: period, path: path)
  }

  /// The value of an uncertain past period on a path.
  func past(in period: Period, path: Int) -> Double? { past?.value(in: period, path: path) }

  /// The known value of a period.
  func known(in period: Period) -> Double? { history?[period] }

  /// The latest known value.
  var last: (period: Period, value: Double)? {
    guard let history, let index = history.places.lastIndex(where: { !$0.isNaN }) else {
      return nil
    }
    return (history.start.advanced(by: index), history.places[index])
  }

  /// The earliest known value.
  var first: (period: Period, value: Double)? {
    guard let history, let index = history.places.firstIndex(where: { !$0.isNaN }) else {
      return nil
    }
    return (history.start.advanced(by: index), history.places[index])
  }
}
