import Forecasting
import OrderedCollections

/// Estimates a model for each series that has one.
struct FitStage: Stage {
  static let name = StageName.fit

  let execution: Execution
  let prepared: Preparation

  /// The fits by series.
  func run(_ workload: Workload) async throws(RunError) -> [String: SeriesFit] {
    let recipes = prepared.recipes
    let names = workload.selected.filter { recipes.fits[$0] != nil }
    let stale = names.filter { prepared.stale.contains(Slot(.fit, $0)) }
    let reused = names.filter { !prepared.stale.contains(Slot(.fit, $0)) }
    execution.onEvent(.stageStarted(.fit, stale: stale.count, total: names.count))
    var fits: [String: SeriesFit] = [:]
    for name in reused {
      guard let key = recipes.fitKeys[name] else { continue }
      fits[name] = try execution.stored(SeriesFit.self, key: key)
    }
    try execution.stored { () throws(Diagnostic) in
      try execution.store.reuse(
        reused.compactMap { name in recipes.fitKeys[name].map { ($0, .fit, name) } },
        run: execution.run)
    }
    let computed = try await execution.map(stale) { [workload] name in
      let fit = workload.fitJob(of: name)?.run() ?? SeriesFit(reason: "there is nothing to fit")
      return (fit, Artefact(fit, recipes.fits[name], key: recipes.fitKeys[name]))
    }
    for (name, fit) in zip(stale, computed) { fits[name] = fit }
    execution.onEvent(.stageDone(.fit, computed: stale.count, reused: reused.count))
    return fits
  }
}

extension Artefact {
  /// A result with what decided it; nil without either.
  init?(_ body: some Encodable, _ ingredients: Ingredients?, key: String?) {
    guard let ingredients, let key else { return nil }
    self.init(ingredients: ingredients, key: key, body: CanonicalJSON.data(body))
  }
}
