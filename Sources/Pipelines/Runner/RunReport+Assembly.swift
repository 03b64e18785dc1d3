import OrderedCollections

extension RunReport {
  /// Puts the results of the stages together, in the order of the series.
  init(
    _ workload: Workload, fits: [String: SeriesFit], projections: [String: SeriesProjection]
  ) {
    let section = workload.configuration.projection
    pipeline = workload.configuration.name
    until = section.until
    levels = section.levels
    paths = section.paths
    seed = section.seed
    series = []
    targets = []
    summary = RunSummary()
    diagnostics = workload.data.notices
    for name in workload.selected {
      guard let member = workload.members[name] else { continue }
      let fit = fits[name]
      let projection = projections[name] ?? SeriesProjection()
      let notices =
        (member.ingested?.notices ?? []) + (fit?.notices ?? []) + projection.notices
      diagnostics += notices
      let report = SeriesReport(
        member, workload, fit: fit, projection: projection, notes: notices.map(\.message))
      summary.count(report.outcome)
      series.append(report)
    }
    targets = RunReport.targets(workload, projections)
    let scenarios = section.scenarios.map { ScenarioReport($0, projections, workload.selected) }
    self.scenarios = scenarios.isEmpty ? nil : scenarios
    for (scenario, report) in zip(section.scenarios, scenarios) {
      if let found = report.paths, found < Condition.roughPaths(levels: levels) {
        diagnostics.append(
          .fewPaths(
            scenario.name, found, of: paths, needed: Condition.leastPaths(levels: levels),
            at: scenario.location))
      }
    }
  }

  /// The pipeline's targets in file order, then those of statements in the order of the series.
  private static func targets(
    _ workload: Workload, _ projections: [String: SeriesProjection]
  ) -> [TargetScore] {
    var chosen: [String: ArraySlice<TargetScore>] = [:]
    var stated: [TargetScore] = []
    for name in workload.selected {
      let scores = projections[name]?.targets ?? []
      chosen[name] = scores.filter { $0.origin == .pipeline }[...]
      stated += scores.filter { $0.origin == .statement }
    }
    let inFileOrder = workload.configuration.projection.targets.compactMap { target in
      chosen[target.series]?.popFirst()
    }
    return inFileOrder + stated
  }
}

extension SeriesReport {
  fileprivate init(
    _ member: Member, _ workload: Workload, fit: SeriesFit?, projection: SeriesProjection,
    notes: [String]
  ) {
    name = member.name
    let derivation = workload.configuration.derived[member.name]
    title = member.ingested?.title ?? derivation?.title ?? member.name
    topic = member.ingested?.topic ?? workload.topic(ofDerived: member)
    unit = member.ingested?.unit ?? derivation?.unit ?? ""
    reason = projection.reason
    origin = nil
    formula = derivation?.formula
    definition = member.ingested?.definition ?? ""
    statements = member.ingested?.statements
    files = statements == nil ? member.ingested?.provenanceFiles ?? [] : []
    self.fit = reason == nil ? fit?.report : nil
    rows = projection.rows
    self.notes = notes
    let judged = workload.configuration.projection.adjustments.filter { $0.series == member.name }
    adjustments = judged.isEmpty ? nil : judged.map { AdjustmentReport($0) }
    unadjusted = projection.unadjusted
    unreconciled = projection.unreconciled
    reconciliation = projection.reconciliation
    scenarios = projection.scenarios
    switch member.role {
    case .known:
      outcome = .known
      model = ""
    case .unable:
      outcome = .withoutForecast
      model = ""
    case .derived:
      let isUnable = workload.unableReason(of: member.name) != nil
      outcome = reason == nil ? .derived : isUnable ? .withoutForecast : .failed
      model = reason == nil ? "derived" : ""
    case .fitted(let choice, _):
      origin = ModelOrigin(choice, of: member.name, in: workload.configuration)
      let isFallback = !(fit?.report?.fallbacks.isEmpty ?? true)
      outcome = reason != nil ? .failed : isFallback ? .fallback : .forecast
      model = reason == nil ? fit?.report?.model ?? "" : ""
    }
  }
}

extension ScenarioReport {
  fileprivate init(
    _ scenario: Scenario, _ projections: [String: SeriesProjection], _ names: [String]
  ) {
    name = scenario.name
    title = scenario.title ?? scenario.name
    assumptions = scenario.assumptions.map(\.text)
    given = scenario.given.map(\.phrase)
    let own = names.compactMap { name in
      projections[name]?.scenarios?.first { $0.scenario == scenario.name }.map { (name, $0) }
    }
    series = own.map(\.0)
    paths = own.lazy.compactMap(\.1.paths).first
    reason = own.allSatisfy({ $0.1.reason != nil }) ? own.first?.1.reason : nil
  }
}

extension IngestedSeries {
  /// The files of its values, each once, in order.
  fileprivate var provenanceFiles: [String] {
    var files: [String] = []
    for file in provenance where !file.isEmpty && !files.contains(file) { files.append(file) }
    return files
  }
}

extension Workload {
  /// The heading of the first series of a formula.
  fileprivate func topic(ofDerived member: Member) -> String {
    member.needs.first.flatMap { members[$0]?.ingested?.topic } ?? ""
  }
}

extension RunSummary {
  fileprivate mutating func count(_ outcome: SeriesReport.Outcome) {
    series += 1
    switch outcome {
    case .forecast, .derived: forecast += 1
    case .fallback:
      forecast += 1
      fallback += 1
    case .known: break
    case .withoutForecast: withoutForecast += 1
    case .failed: failed += 1
    }
  }
}
