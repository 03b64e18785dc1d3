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
    var history = try history(named: name, of: parts)
    let past = try past(of: parts, from: history, paths: count)
    if let past {
      // Medians of the formula, and not the formula of medians.
      history = try? GappySeries(
        name: name, start: past.start,
        places: (0..<past.steps).map { step in
          PredictiveDistribution.sample(past.values(in: past.start.advanced(by: step)).sorted())
            .median
        })
    }
    let start = history.flatMap { $0.lastKnown }?.advanced(by: 1) ?? firstOpen(in: parts)
    guard let start, start <= horizon.end else {
      return Trajectory(
        name: name, history: history, paths: nil, filled: history?.filledInside, past: past)
    }
    let paths = try paths(of: parts, from: start, to: horizon.end, paths: count)
    return Trajectory(
      name: name, history: history, paths: paths, filled: history?.filledInside, past: past)
  }

  /// The formula path by path, from one period to another.
  private func paths(
    of parts: [Trajectory], from start: Period, to end: Period, paths count: Int
  ) throws(DerivationError) -> SamplePaths {
    let steps = start.distance(to: end) + 1
    var values: [Double] = []
    values.reserveCapacity(steps * count)
    var missing: (part: Int, period: Period)?
    for path in 0..<count {
      for step in 0..<steps {
        let period = start.advanced(by: step)
        let value = value(in: period) { index, other in
          let value = parts[index].value(in: other, path: path)
          if value == nil { missing = (index, other) }
          return value
        }
        guard let value else {
          let (part, place) = missing ?? (0, period)
          throw .missingPart(parts[part].name, reason: "it has no value in \(place)")
        }
        if !value.isFinite { throw .notFinite(period) }
        values.append(value)
      }
    }
    return SamplePaths(start: start, steps: steps, count: count, values: values)
  }

  /// The formula on the paths of an uncertain past, over the last stretch of the history without a gap;
  /// nil where the past of all parts is exact.
  private func past(
    of parts: [Trajectory], from history: GappySeries?, paths count: Int
  ) throws(DerivationError) -> SamplePaths? {
    guard let history, let last = history.lastKnown, parts.contains(where: { $0.past != nil })
    else { return nil }
    let index = history.start.distance(to: last)
    let first = history.places[...index].lastIndex(where: \.isNaN).map { $0 + 1 } ?? 0
    return try paths(
      of: parts, from: history.start.advanced(by: first), to: last, paths: count)
  }

  /// The formula in every period in which all that it needs is known; nil where there is none.
  func history(
    named name: String, of parts: [Trajectory]
  ) throws(DerivationError) -> GappySeries? {
    let from = parts.compactMap { $0.first?.period }.max()
    let to = parts.compactMap { $0.last?.period }.min()
    guard let from, let to, from <= to, parts.allSatisfy({ $0.history != nil }) else { return nil }
    var places: [Double] = []
    for step in 0...from.distance(to: to) {
      let period = from.advanced(by: step)
      let value = value(in: period) { parts[$0].known(in: $1) }
      if let value, !value.isFinite { throw .notFinite(period) }
      places.append(value ?? .nan)
    }
    // A function of earlier periods has no value in the first ones.
    let lead = places.firstIndex { !$0.isNaN } ?? 0
    return try? GappySeries(
      name: name, start: from.advanced(by: lead), places: Array(places[lead...]))
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
