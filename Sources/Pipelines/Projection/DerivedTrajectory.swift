import Forecasting
import TimeSeries

/// Why a derived series has no figures.
enum DerivationError: Error, Equatable, Sendable {
  /// A part has no forecast.
  case missingPart(String, reason: String)
  /// Parts of different period lengths.
  case frequencies(String, String)
  /// The formula names no series that has any figures.
  case nothingKnown
  /// A path leaves the range of numbers, as by a division by zero.
  case notFinite(Period)
}

extension Arithmetic {
  /// The formula on the history, where all parts are known, and path by path after it.
  ///
  /// The history of the result ends with the last period in which all parts are known; from there
  /// on, each path takes the known values of parts that are ahead of others.
  ///
  /// - Parameters:
  ///   - name: of the result.
  ///   - parts: one a name of the formula, in that order.
  ///   - horizon: the last period of the result.
  ///   - count: paths, as many as the parts have.
  /// - Complexity: O(parts · (periods + paths · steps)).
  func trajectory(
    named name: String, of parts: [Trajectory], until horizon: Horizon, paths count: Int
  ) throws(DerivationError) -> Trajectory {
    guard let first = parts.first, let frequency = first.frequency else { throw .nothingKnown }
    if let other = parts.first(where: { $0.frequency != frequency }) {
      throw .frequencies(first.name, other.name)
    }
    let history = try history(named: name, of: parts)
    let start = history.flatMap { $0.lastKnown }?.advanced(by: 1) ?? firstOpen(in: parts)
    guard let start, start <= horizon.end else {
      return Trajectory(name: name, history: history, paths: nil, filled: history?.filledInside)
    }
    let steps = start.distance(to: horizon.end) + 1
    var values: [Double] = []
    values.reserveCapacity(steps * count)
    var inputs = [Double](repeating: 0, count: parts.count)
    for path in 0..<count {
      for step in 0..<steps {
        let period = start.advanced(by: step)
        for (index, part) in parts.enumerated() {
          guard let value = part.value(in: period, path: path) else {
            throw .missingPart(part.name, reason: "it has no value in \(period)")
          }
          inputs[index] = value
        }
        let value = value(inputs)
        if !value.isFinite { throw .notFinite(period) }
        values.append(value)
      }
    }
    let paths = SamplePaths(start: start, steps: steps, count: count, values: values)
    return Trajectory(name: name, history: history, paths: paths, filled: history?.filledInside)
  }

  /// The formula in every period in which all parts are known; nil where there is none.
  func history(
    named name: String, of parts: [Trajectory]
  ) throws(DerivationError) -> GappySeries? {
    let from = parts.compactMap { $0.first?.period }.max()
    let to = parts.compactMap { $0.last?.period }.min()
    guard let from, let to, from <= to, parts.allSatisfy({ $0.history != nil }) else { return nil }
    var places: [Double] = []
    for step in 0...from.distance(to: to) {
      let period = from.advanced(by: step)
      let known = parts.compactMap { $0.known(in: period) }
      let value = known.count == parts.count ? value(known) : .nan
      if known.count == parts.count, !value.isFinite { throw .notFinite(period) }
      places.append(value)
    }
    return try? GappySeries(name: name, start: from, places: places)
  }

  /// The first period in which every part has a path or a known value, seen from the end.
  private func firstOpen(in parts: [Trajectory]) -> Period? {
    parts.compactMap { $0.paths?.start ?? $0.first?.period }.max()
  }
}

extension GappySeries {
  /// The series with inner gaps filled along straight lines; nil where it is all gaps.
  var filledInside: Series? { try? filled(.interpolate(.identity)).series }

  /// The period of the last value that is no gap.
  var lastKnown: Period? {
    places.lastIndex { !$0.isNaN }.map { start.advanced(by: $0) }
  }
}
