import Forecasting
import Indicators
import OrderedCollections
import Statistics
import TimeSeries

/// Answers what made a forecast, by computing it again in memory; store and files are left alone.
public struct Explainer: Sendable {
  private let configuration: Configuration
  private let jobs: Int

  /// An explainer of a pipeline.
  ///
  /// - Parameters:
  ///   - configuration: the pipeline.
  ///   - jobs: how many fits are worked on at once, at least 1; changes no figure.
  public init(_ configuration: Configuration, jobs: Int = 1) {
    precondition(jobs >= 1, "\(jobs) jobs")
    self.configuration = configuration
    self.jobs = jobs
  }

  /// What made the forecast of a series.
  ///
  /// - Parameters:
  ///   - name: the series.
  ///   - year: the year that weights are about; nil for the last.
  ///   - leavingOut: whether the cell is computed again without each statement: a fit each.
  ///   - draws: how many draws the inference from statements is compared with; nil for no comparison.
  /// - Throws: `.rejected` with the problems of the data, or where there is no such series or year;
  ///   `.cancelled`.
  public func explanation(
    of name: String, year: Int? = nil, leavingOut: Bool = false, checkedWith draws: Int? = nil
  ) async throws(RunError) -> Explanation {
    let reading: IngestReading
    let workload: Workload
    do throws(Rejection) {
      reading = try IngestReader.reading(configuration)
      workload = try Workload(
        configuration, reading.ingested, ingestKey: "",
        selection: [try reading.ingested.exactName(name, derived: configuration)])
    } catch {
      throw .rejected(error)
    }
    let computation = Computation(workload: workload)
    let outcomes: [String: Computation.Outcome]
    do {
      outcomes = try await computation.outcomes(jobs: jobs)
    } catch {
      throw .cancelled
    }
    let fits = outcomes.compactMapValues(\.fit)
    var projections = outcomes.mapValues(\.projected.projection)
    let plain = projections[name]?.rows
    do {
      let revised = try await computation.revisedProjections(outcomes, of: name, jobs: jobs)
      projections.merge(revised) { $1 }
    } catch {
      throw .cancelled
    }
    let report = RunReport(workload, fits: fits, projections: projections)
    guard let series = report[name], let member = workload.members[name] else {
      preconditionFailure("'\(name)' was selected and has no report")
    }
    var explanation = Explanation(series, member, workload, levels: report.levels)
    explanation.targets = report.targets.filter { $0.series == name }
    explanation.period = try period(year, in: series, name)
    explanation.assumptions = report.scenarios?.filter { $0.series.contains(name) }
    if let made = outcomes[name]?.fit, let fit = try? made.fit(), series.reason == nil {
      let known = workload.fitJob(of: name)?.exactRegressors ?? []
      explanation.alternatives = Alternatives(
        of: fit, given: Covariates(known), at: explanation.period)
    }
    let account = StatementAccounts(reading, workload, series: name, outcomes[name])
    explanation.statements = account.used
    explanation.setAside = account.setAside
    if let draws, let stated = workload.statedHistory(of: name) {
      explanation.check = stated.check(
        until: workload.configuration.projection.until, draws: draws,
        seed: workload.configuration.projection.seed)
    }
    if leavingOut, let period = explanation.period, let stated = workload.statedHistory(of: name) {
      let medians = try await medians(
        of: name, in: period, leavingOutOf: stated, computation, outcomes)
      for index in explanation.statements.indices {
        guard let item = account.items[index] else { continue }
        let median = medians[item]
        // Without judgements and equations, as the single ones are.
        let whole = plain?.last { $0.period == period }?.median
        explanation.statements[index].leftOut = StatementAccount.LeftOut(
          median: median, change: median.flatMap { left in whole.map { left - $0 } })
      }
    }
    return explanation
  }

  /// The last period of the year, or of all.
  private func period(
    _ year: Int?, in series: SeriesReport, _ name: String
  ) throws(RunError) -> Period? {
    guard let year else { return series.rows.last?.period }
    guard let row = series.rows.last(where: { $0.period.year == year }) else {
      throw .rejected(Rejection([.noSuchYear(year, of: name, series.rows.map(\.period))]))
    }
    return row.period
  }

  /// The median of the cell without each of the items.
  private func medians(
    of name: String, in period: Period, leavingOutOf stated: StatedHistory,
    _ computation: Computation, _ known: [String: Computation.Outcome]
  ) async throws(RunError) -> [Double?] {
    do {
      let all = Array(stated.evidence.items.indices)
      return try await ConcurrentMap.results(
        of: all, jobs: jobs,
        { index -> Median in
          guard let rest = stated.leavingOut([index]) else { return Median(value: nil) }
          return Median(
            value: computation.row(of: name, in: period, given: known, with: rest)?.median)
        }, onDone: { _ in }
      ).map(\.value)
    } catch {
      throw .cancelled
    }
  }

  private struct Median: Sendable { let value: Double? }
}

extension StatedHistory {
  /// The inference beside importance sampling; nil where the statements carry no forecast.
  fileprivate func check(until year: Int, draws: Int, seed: UInt64) -> InferenceCheck? {
    var stream = RandomStream(seed: seed, name: name).substream("check")
    let end = evidence.end
    return try? model.check(
      of: evidence, over: Horizon(until: year, frequency: end.frequency).steps(after: end),
      link: link, draws: draws, using: &stream)
  }

  /// The same without some of the items; nil where none is left.
  func leavingOut(_ indices: Set<Int>) -> StatedHistory? {
    let items = evidence.items.enumerated().filter { !indices.contains($0.offset) }.map(\.element)
    guard let rest = try? Evidence(name: evidence.name, items: items) else { return nil }
    return StatedHistory(name: name, evidence: rest, link: link, model: model)
  }
}

extension IngestedData {
  /// The name itself, where there is such a series.
  ///
  /// - Throws: R004, with the nearest name.
  fileprivate func exactName(
    _ name: String, derived configuration: Configuration
  ) throws(Rejection) -> String {
    let names = series.map(\.name) + configuration.derived.keys
    if names.contains(name) { return name }
    throw Rejection([
      .unknownSelection(name, suggestion: Spelling.nearest(to: name, among: names).first)
    ])
  }
}

extension Explanation {
  fileprivate init(
    _ report: SeriesReport, _ member: Member, _ workload: Workload, levels: [Double]
  ) {
    series = report.name
    title = report.title
    unit = report.unit
    definition = member.ingested?.definition ?? ""
    link = member.ingested.map { workload.link(of: $0).text } ?? "identity"
    outcome = report.outcome
    reason = report.reason
    fit = report.fit
    if member.model != nil, let stated = workload.statedHistory(of: report.name) {
      prior = Prior(
        choice: stated.model.prior.rawValue, growth: stated.model.growth,
        origin: "yearly growth of the training parts of M1, M3 and Tourism")
    }
    if case .derived(let arithmetic, _) = member.role { formula = arithmetic.text }
    needs = member.needs
    self.levels = levels
    rows = report.rows
    statements = []
    setAside = []
    observations = []
    if let series = member.ingested, series.evidence == nil, let start = series.start {
      observations = series.places.enumerated().map { index, value in
        Observation(
          period: start.advanced(by: index), value: value,
          provenance: index < series.provenance.count ? series.provenance[index] : "")
      }
    }
    targets = []
    notes = report.notes
    adjustments = report.adjustments
    unadjusted = report.unadjusted
    unreconciled = report.unreconciled
    reconciliation = report.reconciliation
    scenarios = report.scenarios
  }
}
