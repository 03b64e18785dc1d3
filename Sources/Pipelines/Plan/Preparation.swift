import OrderedCollections

/// Everything that is known before work begins: data, order of work, keys, and what is stale.
struct Preparation: Sendable {
  let ingested: Ingested
  let workload: Workload
  let recipes: Recipes
  let report: ReportRecipe
  let plan: Plan
  /// Places of the pipeline whose result has to be computed.
  let stale: Set<Slot>

  /// Looks at files and store; changes nothing.
  ///
  /// - Parameter store: nil where there is none yet.
  init(_ runner: Runner, store: Store?) throws(Rejection) {
    let options = runner.options
    let latest = try rejecting { () throws(Diagnostic) in
      try store?.latestIngredients(pipeline: runner.pipelineFile) ?? [:]
    }
    let stage = IngestStage(
      store: store, earlier: latest[Slot(.ingest)], isForced: options.isForced,
      read: runner.reader)
    let ingested = try stage.look(runner.configuration)
    let workload = try Workload(
      runner.configuration, ingested.data, ingestKey: ingested.key, selection: options.selection)
    let recipes = Recipes(workload)
    let report = ReportRecipe(runner, workload, recipes)
    let plan = try rejecting { () throws(Diagnostic) in
      let keys = [report.key] + recipes.fitKeys.values + recipes.projectionKeys.values
      let planner = Planner(
        options: options, latest: latest, present: try store?.present(keys) ?? [])
      var plan = planner.plan(ingested, workload, recipes, report)
      plan.entries.insert(
        contentsOf: runner.configuration.lockEntries(in: ingested.data).filter { entry in
          workload.selected.contains(entry.series ?? "")
        }, at: 1)
      if options.until == .report, let last = plan.entries.indices.last,
        !plan.entries[last].isStale, let change = try report.changeOnDisk(store)
      {
        plan.entries[last].isStale = true
        plan.entries[last].reason = change
      }
      return plan
    }
    self.init(ingested, workload, recipes, report, plan)
  }

  /// The fits and projections of data that are at hand.
  ///
  /// - Throws: R004, R001, R003.
  init(_ runner: Runner, _ data: IngestedData, store: Store) throws(Rejection) {
    let made = Ingredients(stage: .ingest, series: nil, version: StageName.ingest.formatVersion)
    let ingested = Ingested(data: data, ingredients: made, key: made.key, staleReason: nil)
    let workload = try Workload(
      runner.configuration, data, ingestKey: ingested.key, selection: runner.options.selection)
    let recipes = Recipes(workload)
    let report = ReportRecipe(runner, workload, recipes)
    let plan = try rejecting { () throws(Diagnostic) in
      let keys = Array(recipes.fitKeys.values) + recipes.projectionKeys.values
      var options = runner.options
      options.until = .project
      return Planner(options: options, latest: [:], present: try store.present(keys))
        .plan(ingested, workload, recipes, report)
    }
    self.init(ingested, workload, recipes, report, plan)
  }

  private init(
    _ ingested: Ingested, _ workload: Workload, _ recipes: Recipes, _ report: ReportRecipe,
    _ plan: Plan
  ) {
    self.ingested = ingested
    self.workload = workload
    self.recipes = recipes
    self.report = report
    self.plan = plan
    stale = Set(plan.entries.filter(\.isStale).map { Slot($0.stage, $0.series) })
  }
}

/// Compares what is wanted with what is in the store.
private struct Planner {
  let options: RunOptions
  /// What the last run of the pipeline was made of.
  let latest: [Slot: Ingredients]
  /// Keys with a result.
  let present: Set<String>

  func plan(
    _ ingested: Ingested, _ workload: Workload, _ recipes: Recipes, _ report: ReportRecipe
  ) -> Plan {
    var entries = [entry(.ingest, key: ingested.key, reason: ingested.staleReason)]
    if options.until >= .fit {
      for name in workload.selected {
        if let made = recipes.fits[name], let key = recipes.fitKeys[name] {
          entries.append(entry(for: made, key))
        } else if let reason = workload.members[name]?.unableReason {
          entries.append(
            PlanEntry(
              stage: .fit, series: name, isStale: false, reason: "no forecast: \(reason)", key: ""))
        }
      }
    }
    if options.until >= .project {
      for name in workload.selected {
        if let made = recipes.projections[name], let key = recipes.projectionKeys[name] {
          entries.append(entry(for: made, key))
        }
      }
    }
    if options.until >= .report { entries.append(entry(for: report.ingredients, report.key)) }
    return Plan(entries: entries)
  }

  private func entry(for made: Ingredients, _ key: String) -> PlanEntry {
    let reason: String? =
      if options.isForced {
        "forced"
      } else if present.contains(key) {
        nil
      } else {
        latest[Slot(made.stage, made.series)].map { made.changes(since: $0) } ?? "never run"
      }
    return entry(made.stage, made.series, key: key, reason: reason)
  }

  private func entry(
    _ stage: StageName, _ series: String? = nil, key: String, reason: String?
  ) -> PlanEntry {
    PlanEntry(
      stage: stage, series: series, isStale: reason != nil, reason: reason ?? "up to date",
      key: key)
  }
}

/// Turns the problem of one place into a rejection.
func rejecting<Value>(_ body: () throws(Diagnostic) -> Value) throws(Rejection) -> Value {
  do throws(Diagnostic) {
    return try body()
  } catch {
    throw Rejection([error])
  }
}
