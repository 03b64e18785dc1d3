import OrderedCollections

extension Configuration {
  /// Takes what a lock file has chosen for the series of `tune:`.
  ///
  /// A choice that was made by another search, or from other settings, is not taken, with a notice:
  /// the file says something else by now.
  mutating func apply(_ choices: OrderedDictionary<String, LockedChoice>) {
    let untouched = self
    for entry in tune where entry.lock == .use {
      for name in entry.series {
        guard let locked = choices[name] else { continue }
        let place = SourceLocation(file: TuneLock.path(forPipeline: file))
        guard locked.search == entry.fingerprint(of: name, in: untouched),
          let choice = fit.series[name]?.taking(locked.keyword, locked.settings)
        else {
          lockNotices.append(.lockOfOtherSearch(name, at: place))
          continue
        }
        fit.series[name] = choice
        self.locked[name] = locked
      }
    }
    let known = Set(tune.flatMap(\.series))
    for name in choices.keys where !known.contains(name) {
      lockNotices.append(
        .lockWithoutSearch(name, at: SourceLocation(file: TuneLock.path(forPipeline: file))))
    }
  }

  /// The locked series whose figures are not those that the choice was made on.
  func staleLocks(in data: IngestedData) -> [String] {
    locked.values.filter { choice in
      data[choice.series].map { SeriesFigures($0).key } != choice.figures
    }.map(\.series)
  }

  /// What is to be said of the lock beside these data.
  func lockDiagnostics(in data: IngestedData) -> [Diagnostic] {
    let place = SourceLocation(file: TuneLock.path(forPipeline: file))
    return lockNotices + staleLocks(in: data).map { .lockOfOtherFigures($0, at: place) }
  }

  /// One entry of a plan for each locked series.
  func lockEntries(in data: IngestedData) -> [PlanEntry] {
    let stale = Set(staleLocks(in: data))
    return locked.values.map { choice in
      let age = stale.contains(choice.series) ? ", chosen on other figures than today's" : ""
      return PlanEntry(
        stage: .tune, series: choice.series, isStale: false,
        reason: "takes \(choice.words) from the lock\(age)", key: choice.search)
    }
  }
}
