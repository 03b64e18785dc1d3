import TimeSeries

extension Target {
  /// How the target stands, given what is known and the paths after it.
  ///
  /// A target whose period has passed is judged by the value of that period. One that lies ahead gets
  /// the share of paths that satisfy it in its period, and of those that satisfy it in any period up
  /// to it or by the last known value. Both are clipped as ``Probability`` says.
  ///
  /// - Parameters:
  ///   - trajectory: the series; without paths where it has no forecast.
  ///   - link: the series' link, which decides how growth is counted.
  ///   - unit: of the thresholds.
  ///   - reason: why there is no forecast, where there is none.
  func score(
    on trajectory: Trajectory, link: Link, unit: String, reason: String?
  ) -> TargetScore {
    var score = TargetScore(
      series: trajectory.name, unit: unit, text: text, lower: lower, upper: upper, period: period,
      measure: measure, first: first, origin: origin, provenance: provenance, status: .unknown,
      isRelativeGrowth: false, note: "")
    score.lastPeriod = trajectory.last?.period
    score.lastValue = trajectory.last?.value
    if let frequency = trajectory.frequency, frequency != period.frequency {
      score.note = "the target is \(period.frequency.rawValue), the series \(frequency.rawValue)"
      return score
    }
    addGrowth(to: &score, trajectory, link)
    if isSpan {
      score.requiredGrowth = nil
      addSpan(to: &score, trajectory, reason: reason)
    } else if let value = trajectory.known(in: period) {
      score.status = isMet(by: value) ? .met : .missed
      score.requiredGrowth = nil
      if let past = trajectory.past, past.start <= period, period <= past.end {
        score.probabilityInPeriod = Probability.estimate(
          hits: past.values(in: period).count(where: isMet), of: past.count)
      }
    } else if let last = trajectory.last, period <= last.period {
      score.note = "there is no figure for \(period)"
      score.requiredGrowth = nil
    } else if let paths = trajectory.paths {
      addProbabilities(to: &score, paths, last: trajectory.last?.value)
    } else {
      score.note = reason ?? "there is no forecast"
    }
    return score
  }

  private func addProbabilities(to score: inout TargetScore, _ paths: SamplePaths, last: Double?) {
    guard period >= paths.start, period <= paths.end else {
      score.note = "the projection ends in \(paths.end)"
      return
    }
    let steps = paths.start.distance(to: period) + 1
    let isMetAlready = last.map(isMet) ?? false
    var inPeriod = 0
    var ever = 0
    for index in 0..<paths.count {
      let path = paths.path(index).prefix(steps)
      if path.last.map(isMet) ?? false { inPeriod += 1 }
      if isMetAlready || path.contains(where: isMet) { ever += 1 }
    }
    score.status = .open
    score.probabilityInPeriod = Probability.estimate(hits: inPeriod, of: paths.count)
    score.probabilityEver = Probability.estimate(hits: ever, of: paths.count)
  }

  /// A target over several periods: on each path, over its past and its future.
  private func addSpan(to score: inout TargetScore, _ trajectory: Trajectory, reason: String?) {
    let isPast = trajectory.last.map { period <= $0.period } ?? false
    guard let count = (isPast ? trajectory.past : trajectory.paths ?? trajectory.past)?.count else {
      if let value = value({ trajectory.known(in: $0) }) {
        score.status = isMet(by: value) ? .met : .missed
      } else {
        score.note = reason ?? "there is no figure for every period of it"
      }
      return
    }
    var hits = 0
    for path in 0..<count {
      guard let value = value({ trajectory.value(in: $0, path: path) }) else {
        score.note =
          trajectory.paths.map { period > $0.end } ?? false
          ? "the projection ends in \(trajectory.paths?.end ?? period)"
          : "there is no figure for every period of it"
        return
      }
      if isMet(by: value) { hits += 1 }
    }
    score.probabilityInPeriod = Probability.estimate(hits: hits, of: count)
    // A past that is known from statements decides as far as they do.
    score.status = isPast ? (2 * hits >= count ? .met : .missed) : .open
  }

  private func addGrowth(to score: inout TargetScore, _ trajectory: Trajectory, _ link: Link) {
    guard let first = trajectory.first, let last = trajectory.last else { return }
    let threshold = threshold(from: last.value)
    let rate = GrowthRate(link: link, values: [first.value, last.value, threshold ?? last.value])
    let frequency = period.frequency
    score.isRelativeGrowth = rate.isRelative
    score.historicGrowth = rate.yearly(
      from: first.value, to: last.value, periods: first.period.distance(to: last.period),
      frequency: frequency)
    if let threshold {
      score.requiredGrowth = rate.yearly(
        from: last.value, to: threshold, periods: last.period.distance(to: period),
        frequency: frequency)
    }
  }
}
