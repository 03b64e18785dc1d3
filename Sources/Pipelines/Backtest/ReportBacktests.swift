import Evaluation
import Forecasting
import FoundationEssentials
import OrderedCollections
import TimeSeries

/// Makes the backtests of a report: of each fitted series, at its last three origins.
///
/// A backtest whose ingredients are those of a stored one is not made again.
struct ReportBacktests: Sendable {
  let execution: Execution
  let prepared: Preparation
  /// What the report rests on, by series.
  let fits: [String: SeriesFit]

  /// Adds to each fitted series of a report its backtest.
  func add(to report: inout RunReport) async throws(RunError) {
    var entries: [Entry] = []
    for series in report.series {
      guard let member = prepared.workload.members[series.name], case .fitted = member.role,
        let row = member.ingested
      else { continue }
      entries.append(entry(row))
    }
    let found = try stored(entries)
    let made = try await made(entries.filter { found[$0.row.name] == nil })
    for index in report.series.indices {
      let name = report.series[index].name
      report.series[index].backtest = found[name] ?? made[name]
    }
  }

  /// A series with what decides its backtest.
  private struct Entry: Sendable {
    let row: IngestedSeries
    let schedule: RollingOrigins
    let ingredients: Ingredients
    let key: String
  }

  /// Two years or one season ahead.
  private func entry(_ row: IngestedSeries) -> Entry {
    let season = (row.firstPeriod?.frequency ?? .annual).seasonLength
    let schedule = RollingOrigins(
      horizon: max(2, season), windows: 3, step: max(1, season / 4), minimumObservations: 3)
    let section = execution.runner.configuration.projection
    var made = Ingredients(
      stage: .report, series: row.name, version: StageName.report.formatVersion)
    made.settings["horizon"] = "\(schedule.horizon)"
    made.settings["windows"] = "\(schedule.windows)"
    made.settings["levels"] = section.levels.map { "\($0)" }.joined(separator: ", ")
    made.settings["paths"] = "\(section.paths)"
    made.settings["seed"] = "\(section.seed)"
    // Vintages are of the files, and not of what today's fit rests on.
    made.inputs["ingest"] = prepared.workload.ingestKey
    for name in [row.name] + prepared.workload.allNeeds(of: row.name) {
      made.inputs["fit(\(name))"] = prepared.recipes.fitKeys[name]
    }
    return Entry(row: row, schedule: schedule, ingredients: made, key: made.key)
  }

  private func stored(_ entries: [Entry]) throws(RunError) -> [String: BacktestReport] {
    if execution.runner.options.isForced { return [:] }
    var found: [String: BacktestReport] = [:]
    try execution.stored { () throws(Diagnostic) in
      for entry in entries {
        guard let body = try execution.store.body(entry.key),
          let report = try? JSONDecoder().decode(BacktestReport.self, from: body)
        else { continue }
        found[entry.row.name] = report
      }
      try execution.store.reuse(
        entries.filter { found[$0.row.name] != nil }.map { ($0.key, .report, $0.row.name) },
        run: execution.run)
    }
    return found
  }

  private func made(_ entries: [Entry]) async throws(RunError) -> [String: BacktestReport] {
    if entries.isEmpty { return [:] }
    let configuration = execution.runner.configuration
    var reports: [String: BacktestReport] = [:]
    var subjects: [(subject: PastSubject, schedule: RollingOrigins)] = []
    for entry in entries {
      do throws(NoFit) {
        let subject = try PastSubject(
          entry.row, entry.schedule, against: .median,
          fit: fits[entry.row.name].flatMap { try? $0.fit() })
        subjects.append((subject, entry.schedule))
      } catch {
        reports[entry.row.name] = BacktestReport(reason: error.reason)
      }
    }
    let jobs = execution.runner.options.jobs
    let known = try await PastData(configuration, reader: execution.runner.reader)
      .read(subjects.flatMap(\.subject.origins), jobs: jobs)
    let work = subjects.flatMap {
      $0.subject.jobs([.configured], configuration, known, $0.schedule)
    }
    execution.onEvent(.stageStarted(.report, stale: work.count, total: work.count))
    var done = work.makeIterator()
    var rest = try await PastForecasts(store: execution.store, run: execution.run, jobs: jobs)
      .results(of: work) {
        if let job = done.next() { execution.onEvent(.seriesDone(.report, series: job.series)) }
      }[...]
    let levels = configuration.projection.levels
    for (subject, _) in subjects {
      let count = subject.origins.count
      reports[subject.name] = BacktestReport(subject, Array(rest.prefix(count)), levels: levels)
      rest = rest.dropFirst(count)
    }
    try save(entries, reports)
    return reports
  }

  private func save(
    _ entries: [Entry], _ reports: [String: BacktestReport]
  ) throws(RunError) {
    let artefacts = entries.compactMap { entry in
      reports[entry.row.name].map {
        Artefact(ingredients: entry.ingredients, key: entry.key, body: CanonicalJSON.data($0))
      }
    }
    try execution.stored { () throws(Diagnostic) in
      try execution.store.save(artefacts, run: execution.run, isReplacing: true)
    }
  }
}
