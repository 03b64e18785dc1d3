import Forecasting
import OrderedCollections

/// Finds how the forecasts of two runs differ, and splits each move by its causes.
///
/// Forecasts in between are computed where only one group of causes is changed at a time: revised and
/// withdrawn statements, then new ones, then the configuration; what is left is the model's part. They
/// go through the same stages as runs do, and are kept in the store by their keys.
public struct RunComparison: Sendable {
  let store: Store
  let before: StoredRun
  let after: StoredRun
  let options: Options

  /// What is compared, and how.
  public struct Options: Sendable {
    /// The year of the figures; nil for the last that both runs have.
    public var year: Int?
    /// Names or patterns of series; empty for all.
    public var selection: [String] = []
    /// Whether moves are split.
    public var isSplitting = true
    /// How many series are worked on at once, at least 1.
    public var jobs = 1

    /// All series in the last year, split.
    public init() {}
  }

  /// A comparison of two runs of a store.
  ///
  /// - Precondition: `options.jobs` is at least 1.
  public init(
    store: Store, before: StoredRun, after: StoredRun, options: Options = Options()
  ) {
    precondition(options.jobs >= 1, "\(options.jobs) jobs")
    self.store = store
    self.before = before
    self.after = after
    self.options = options
  }

  /// The difference.
  ///
  /// - Parameter onEvent: called as forecasts in between are computed.
  /// - Throws: `.rejected` where a run has no forecast, a name matches nothing, the year has no
  ///   figure, or the store cannot be read; `.cancelled`.
  public func difference(
    onEvent: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) async throws(RunError) -> RunDifference {
    let (old, new) = try rejected { () throws(Rejection) in
      try rejecting { () throws(Diagnostic) in
        (try RunSnapshot(before, in: store), try RunSnapshot(after, in: store))
      }
    }
    var notes: [Diagnostic] = []
    if before.pipeline != after.pipeline { notes.append(.unlikePipelines(before, after)) }
    notes += [before, after].filter { $0.status != .complete }.map { .incompleteRun($0) }
    let year = try year(old, new)
    var series = try rejected { () throws(Rejection) in try compared(old, new, in: year) }
    var changes: [InputChange] = []
    if options.isSplitting, series.contains(where: { $0.outcome != .unchanged }) {
      do throws(Diagnostic) {
        let sources = try DifferenceSources(old, new, in: store)
        changes = sources.changes.changes
        sources.describe(&series)
        let moved = series.filter { $0.outcome == .moved }.map(\.name)
        if !moved.isEmpty {
          let steps = DifferenceSteps(
            sources: sources, store: store, jobs: options.jobs, year: year, onEvent: onEvent)
          let chain = try await steps.medians(of: moved)
          for index in series.indices { series[index].split(by: chain[series[index].name]) }
        }
      } catch {
        // A store that cannot be read ends the comparison, all else only its split.
        if error.code != .moveNotSplit { throw .rejected(Rejection([error])) }
        notes.append(error)
      }
      if Task.isCancelled { throw .cancelled }
    }
    return RunDifference(
      before: before, after: after, year: year, series: series, changes: changes,
      diagnostics: notes)
  }

  private func year(_ old: RunSnapshot, _ new: RunSnapshot) throws(RunError) -> Int {
    let last = [old.lastYear, new.lastYear].compactMap { $0 }.min()
    guard let year = options.year ?? last else {
      throw .rejected(Rejection([.runWithoutForecasts(after)]))
    }
    let names = Set(old.projections.keys).union(new.projections.keys)
    if !names.contains(where: { old.row(of: $0, in: year) ?? new.row(of: $0, in: year) != nil }) {
      throw .rejected(Rejection([.noCommonYear(year, before, after)]))
    }
    return year
  }

  /// Every series of either run with its figures.
  private func compared(
    _ old: RunSnapshot, _ new: RunSnapshot, in year: Int
  ) throws(Rejection) -> [SeriesDifference] {
    var names: OrderedSet<String> = []
    for snapshot in [new, old] {
      names.formUnion(snapshot.ingested?.series.map(\.name) ?? [])
      names.formUnion(snapshot.projections.keys.sorted())
    }
    var problems: [Diagnostic] = []
    let chosen = Selection(options.selection).names(among: Array(names), &problems)
    if !problems.isEmpty { throw Rejection(problems) }
    let levels = (old.levels, new.levels)
    return chosen.map { name in
      SeriesDifference(
        name, old, new, in: year, levels: levels.0 == levels.1 ? levels.0 : nil)
    }
  }
}

extension RunSnapshot {
  /// Levels of the intervals as the configuration has them; nil where it cannot be read.
  fileprivate var levels: [Double]? { (try? configuration())?.projection.levels }
}

extension SeriesDifference {
  fileprivate init(
    _ name: String, _ old: RunSnapshot, _ new: RunSnapshot, in year: Int, levels: [Double]?
  ) {
    self.name = name
    let row = new.ingested?[name] ?? old.ingested?[name]
    title = row?.title ?? name
    unit = row?.unit ?? (new.made[Slot(.project, name)]?.settings["unit"] ?? "")
    before = old.row(of: name, in: year)
    after = new.row(of: name, in: year)
    period = (after ?? before)?.period
    self.levels = levels
    if let from = before?.median, let to = after?.median { change = to - from }
    changes = []
    settings = []
    models = []
    switch (before, after) {
    case (let before?, let after?): outcome = before == after ? .unchanged : .moved
    case (nil, _?):
      outcome = .appeared
      reason = "run \(old.run.id): \(old.reason(for: name))"
    case (_?, nil):
      outcome = .disappeared
      reason = "run \(new.run.id): \(new.reason(for: name))"
    case (nil, nil):
      outcome = .absent
      reason = new.reason(for: name)
    }
  }
}
