import Forecasting
import OrderedCollections
import TimeSeries

/// Medians of a series in the forecasts between two runs.
struct MedianChain: Sendable, Hashable {
  /// As stored by the earlier run.
  var before: Double
  /// The earlier run computed again.
  var base: Double
  /// After statements were revised and withdrawn, with new ones, under the later configuration.
  var revised, new, configuration: Double
  /// As stored by the later run.
  var after: Double
  /// Whether the earlier run computed again differs although the program is the same: its settings are
  /// not all in the store.
  var hasUnknownSettings: Bool
}

/// Computes the forecasts between two runs.
struct DifferenceSteps: Sendable {
  let sources: DifferenceSources
  let store: Store
  let jobs: Int
  let year: Int
  let onEvent: @Sendable (RunEvent) -> Void

  /// The chains of some series that both runs have.
  ///
  /// - Throws: R013 where a step cannot be formed or was cancelled; R001, R003.
  func medians(of names: [String]) async throws(Diagnostic) -> [String: MedianChain] {
    let old = sources.oldConfiguration, new = sources.newConfiguration
    let held = held
    let base = try await step(.revised, old, sources.oldData, of: names)
    var revised = base
    if sources.changes.hasRevisions {
      revised = try await step(
        .revised, old.holding(held), sources.changes.revised, of: names)
    }
    var arrived = revised
    if sources.changes.hasNews {
      arrived = try await step(.new, old.holding(held), sources.changes.arrived, of: names)
    }
    var configured = arrived
    if !sources.hasSameConfiguration {
      let kept = held.filter { name, _ in
        Self.choice(of: name, old, sources.old) == Self.choice(of: name, new, sources.new)
      }
      configured = try await step(.configuration, new.holding(kept), sources.newData, of: names)
    }
    var chains: [String: MedianChain] = [:]
    for name in names {
      guard let before = sources.old.row(of: name, in: year)?.median,
        let after = sources.new.row(of: name, in: year)?.median, let base = base[name],
        let revised = revised[name], let arrived = arrived[name],
        let configured = configured[name]
      else { continue }
      chains[name] = MedianChain(
        before: before, base: base, revised: revised, new: arrived, configuration: configured,
        after: after, hasUnknownSettings: hasUnknownSettings(name))
    }
    return chains
  }

  /// The medians of some series after a step.
  private func step(
    _ group: DifferenceGroup, _ configuration: Configuration, _ data: GatheredData,
    of names: [String]
  ) async throws(Diagnostic) -> [String: Double] {
    do throws(RunError) {
      let reading = try rejected { () throws(Rejection) in
        try IngestReader.reading(configuration, data)
      }
      var options = RunOptions()
      options.jobs = jobs
      let known = Set(reading.ingested.series.map(\.name)).union(configuration.derived.keys)
      options.selection = names.filter(known.contains)
      if options.selection.isEmpty { return [:] }
      let runner = Runner(configuration, options: options)
      let prepared = try rejected { () throws(Rejection) in
        try Preparation(runner, reading.ingested, store: store)
      }
      let execution = Execution(runner: runner, store: store, run: nil, onEvent: onEvent)
      let fits = try await FitStage(execution: execution, prepared: prepared)
        .run(prepared.workload)
      let projections = try await ProjectStage(execution: execution, prepared: prepared).run(fits)
      var found: [String: Double] = [:]
      for (name, projection) in projections where projection.reason == nil {
        found[name] =
          projection.rows.last { $0.period.year == year && $0.median != nil }?.median
      }
      return found
    } catch {
      switch error {
      case .cancelled: throw .stepNotFormed(group, nil)
      case .rejected(let rejection):
        let problem = rejection.diagnostics.first
        if let problem, [.invalidStore, .storeBusy].contains(problem.code) { throw problem }
        throw .stepNotFormed(group, problem)
      }
    }
  }

  /// Whether the earlier run's settings cannot all be found again.
  private func hasUnknownSettings(_ name: String) -> Bool {
    let made = sources.old.made
    return made[Slot(.project, name)]?.version == StageName.project.formatVersion
      && (made[Slot(.fit, name)].map { $0.version == StageName.fit.formatVersion } ?? true)
  }

  /// The earlier run's forms of series whose later form is another one.
  private var held: [String: ChosenFit] {
    var held: [String: ChosenFit] = [:]
    for name in sources.old.fits.keys {
      if let form = sources.old.form(of: name), let other = sources.new.form(of: name),
        form != other
      {
        held[name] = form
      }
    }
    return held
  }

  /// What the configuration asks for.
  private struct Choice: Equatable {
    let model: ModelChoice
    let link: Link?
    let from: Int?
    let definition: String?
  }

  private static func choice(
    of name: String, _ configuration: Configuration, _ snapshot: RunSnapshot
  ) -> Choice {
    let row = snapshot.ingested?[name]
    let series = configuration.fit.series[name]
    return Choice(
      model: configuration.fit.model(of: name, isStated: row?.evidence != nil),
      link: configuration.fit.link(of: name, bounds: row?.bounds) ?? row?.link,
      from: series?.from, definition: series?.definition)
  }
}

extension Configuration {
  /// The same with forms in the place of models that choose or give way.
  fileprivate func holding(_ forms: [String: ChosenFit]) -> Configuration {
    var configuration = self
    for (name, form) in forms.sorted(by: { $0.key < $1.key }) {
      var choice = fit.series[name]
      if choice == nil {
        choice = SeriesChoice()
        choice?.isImplied = true
      }
      choice?.model = form.model
      choice?.link = form.link
      configuration.fit.series[name] = choice
    }
    return configuration
  }
}
