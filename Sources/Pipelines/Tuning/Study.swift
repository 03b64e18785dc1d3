import Evaluation
import Forecasting
import OrderedCollections
import TimeSeries

/// One search under way.
struct Study {
  private let entry: TuneEntry
  private let configuration: Configuration
  private let latest: IngestedData
  private let subjects: [PastSubject]
  private let space: CandidateSpace
  private let schedule: RollingOrigins
  private var trials: [Trial] = []
  private var seen: Set<[SeriesChoice?]> = []

  /// Windows that share periods with one: what correlates their scores.
  private var lag: Int { (entry.horizon + entry.step - 1) / entry.step - 1 }

  /// Sets a search up.
  ///
  /// - Throws: `.series` with the reasons why it cannot be.
  init(
    _ entry: TuneEntry, _ names: [String], _ configuration: Configuration, _ latest: IngestedData
  ) throws(StudyFailure) {
    self.entry = entry
    self.configuration = configuration
    self.latest = latest
    schedule = RollingOrigins(
      horizon: entry.horizon, windows: entry.windows, step: entry.step,
      training: entry.sliding.map { .sliding($0) } ?? .expanding,
      minimumObservations: entry.minimum)
    var subjects: [PastSubject] = []
    var present: [String: SeriesChoice] = [:]
    var problems: [PanelProblem] = []
    for name in names {
      do throws(NoFit) {
        guard let row = latest[name] else { throw NoFit(reason: "there is no such series") }
        subjects.append(try PastSubject(row, schedule, against: entry.against))
        var choice = configuration.fit.series[name] ?? SeriesChoice()
        choice.model = configuration.fit.model(of: name, isStated: row.evidence != nil)
        present[name] = choice
      } catch {
        problems.append(PanelProblem(series: name, reason: error.reason))
      }
    }
    if !problems.isEmpty { throw .series(problems) }
    self.subjects = subjects
    do throws(NoFit) {
      space = try CandidateSpace(entry, present: present)
    } catch {
      throw .series(names.map { PanelProblem(series: $0, reason: error.reason) })
    }
  }

  /// Searches to the end of the budget.
  mutating func run(
    _ forecasts: PastForecasts, _ cache: inout PastCache, _ onEvent: (Tuner.Event) -> Void
  ) async throws(StudyFailure) -> (study: TuningStudy, locked: [LockedChoice]) {
    do throws(RunError) {
      var search = SettingSearch(
        space.space, trials: max(entry.trials, space.space.branches.count))
      onEvent(.began(series: subjects.map(\.name), trials: search.trials + 1))
      _ = try await tried([.present], forecasts, &cache, onEvent)
      while true {
        let round = search.next()
        if round.isEmpty { break }
        let candidates = round.map { space.candidate(at: $0) }
        search.report(try await tried(candidates, forecasts, &cache, onEvent))
        try stopIfCancelled()
      }
    } catch {
      throw .run(error)
    }
    guard trials[0].windows.joined().contains(where: { !$0.isNaN }) || trials.count > 1 else {
      throw .series(subjects.map { PanelProblem(series: $0.name, reason: "nothing to compare") })
    }
    if !trials.contains(where: { !$0.mean.mean.isNaN }) {
      throw .series(
        subjects.map { PanelProblem(series: $0.name, reason: "no candidate has a score") })
    }
    let ranked = trials.ranked(entry.choice, lag: lag)
    do throws(RunError) {
      return try finish(ranked, cache)
    } catch {
      throw .run(error)
    }
  }

  private func stopIfCancelled() throws(RunError) {
    if Task.isCancelled { throw .cancelled }
  }

  /// Tries candidates; their objectives in order, NaN for one that cannot be scored.
  private mutating func tried(
    _ candidates: [Candidate], _ forecasts: PastForecasts, _ cache: inout PastCache,
    _ onEvent: (Tuner.Event) -> Void
  ) async throws(RunError) -> [Double] {
    var work: [PastJob] = []
    var isNew: [Bool] = []
    for candidate in candidates {
      let choices = subjects.map { space.choice(of: candidate, for: $0.name) }
      // The present settings may be among the candidates.
      let isFirst = !choices.contains(nil) && seen.insert(choices).inserted
      isNew.append(isFirst)
      guard isFirst else { continue }
      for (subject, choice) in zip(subjects, choices) {
        guard let choice else { continue }
        var configuration = configuration
        configuration.fit.series[subject.name] = choice
        let data = try await cache.data(for: subject.name, choice, at: subject.origins)
        for (origin, known) in zip(subject.origins, data) {
          work.append(subject.job(configuration, known, at: origin, schedule))
        }
      }
    }
    var made = try await forecasts.results(of: work) { onEvent(.forecast) }[...]
    var objectives: [Double] = []
    for (candidate, isNew) in zip(candidates, isNew) {
      guard isNew else {
        objectives.append(.nan)
        continue
      }
      let trial = trial(of: candidate, &made)
      trials.append(trial)
      objectives.append(trial.objective)
    }
    let best = trials.map(\.objective).filter { !$0.isNaN }.min() ?? .nan
    onEvent(.tried(trials.count, best: best))
    return objectives
  }

  private func trial(of candidate: Candidate, _ made: inout ArraySlice<PastForecast>) -> Trial {
    let scoring = Scoring(levels: configuration.projection.levels)
    let levels = scoring.levels.count
    var windows: [[Double]] = []
    var means = ScoreMeans(levels: levels)
    var fallbacks = 0
    var failures = 0
    for subject in subjects {
      var row: [Double] = []
      for origin in subject.origins {
        guard let forecast = made.popFirst() else { continue }
        var window = SeriesBacktest(
          name: subject.name, models: [""], horizon: entry.horizon, levels: levels)
        if forecast.isTooEarly {
          row.append(.nan)
          continue
        }
        window.add(
          forecast, at: origin, model: 0, subject.actuals, scoring, sliding: entry.sliding)
        fallbacks += window.fallbacks[0]
        failures += window.failures.count
        let scores = window.scores(ofModel: 0)
        row.append(scores[entry.score])
        means.add(scores)
      }
      windows.append(row)
    }
    return Trial(
      candidate, label: space.label(of: candidate), windows: windows, scores: means.mean,
      fallbacks: fallbacks, failures: failures, lag: lag)
  }

  // MARK: The choice

  /// The study with the figures of the last year, and what goes into the lock.
  private func finish(
    _ trials: [Trial], _ cache: PastCache
  ) throws(RunError) -> (study: TuningStudy, locked: [LockedChoice]) {
    var changes: [TuningChange] = []
    var locked: [LockedChoice] = []
    let chosen = trials.first(where: \.isChosen)?.candidate ?? .present
    for subject in subjects {
      guard let now = space.choice(of: .present, for: subject.name),
        let then = space.choice(of: chosen, for: subject.name)
      else { continue }
      let untuned = lastRow(of: subject.name, now, latest)
      let data = try cache.latest(for: subject.name, then)
      let tuned = lastRow(of: subject.name, then, data)
      changes.append(
        TuningChange(
          series: subject.name, unit: latest[subject.name]?.unit ?? "",
          period: (tuned ?? untuned).map { "\($0.period)" } ?? "", untuned: untuned, tuned: tuned))
      locked.append(lock(subject, trials, chosen, data))
    }
    let study = TuningStudy(
      series: subjects.map(\.name), score: entry.score, horizon: entry.horizon,
      levels: configuration.projection.levels, origins: scoredOrigins(trials), trials: trials,
      changes: changes)
    return (study, locked)
  }

  /// The origins at which some candidate has a score.
  private func scoredOrigins(_ trials: [Trial]) -> [[String]] {
    subjects.enumerated().map { index, subject in
      subject.origins.enumerated().filter { window, _ in
        trials.contains { !$0.windows[index][window].isNaN }
      }.map { "\($0.element.period)" }
    }
  }

  private func lastRow(
    of name: String, _ choice: SeriesChoice, _ data: IngestedData
  ) -> ForecastRow? {
    var configuration = configuration
    configuration.fit.series[name] = choice
    let rows = Workload(configuration, data, for: name).projection(of: name).projection.rows
    return rows.last { $0.kind == .forecast }
  }

  private func lock(
    _ subject: PastSubject, _ trials: [Trial], _ chosen: Candidate, _ data: IngestedData
  ) -> LockedChoice {
    let (keyword, settings) = space.settings(of: chosen, for: subject.name)
    let taken = trials.first(where: \.isChosen)
    let present = trials.first(where: \.isPresent)
    return LockedChoice(
      series: subject.name, keyword: keyword, settings: settings,
      score: LockedChoice.Score(
        name: entry.score, chosen: taken?.mean.mean.finite, error: taken?.mean.standardError.finite,
        present: present?.mean.mean.finite, windows: taken?.mean.count ?? 0,
        trials: trials.count),
      figures: data[subject.name].map { SeriesFigures($0).key } ?? "",
      search: entry.fingerprint(of: subject.name, in: configuration))
  }
}

extension Double {
  /// The number; nil where it is none.
  var finite: Double? { isFinite ? self : nil }
}
