import Forecasting
import FoundationEssentials
import OrderedCollections
import TimeSeries

/// What decides each result, for every place of a pipeline that has one.
///
/// Keys follow from the ingredients alone, so all of them are known before anything is computed: a
/// fit is decided by its series and model, a projection by the fits it rests on.
struct Recipes: Sendable {
  /// Fits by series.
  private(set) var fits: [String: Ingredients] = [:]
  /// Projections by series.
  private(set) var projections: [String: Ingredients] = [:]
  /// Keys of ``fits``.
  private(set) var fitKeys: [String: String] = [:]
  /// Keys of ``projections``.
  private(set) var projectionKeys: [String: String] = [:]
  /// Keys of the series' figures.
  private let dataKeys: [String: String]

  init(_ workload: Workload) {
    var dataKeys: [String: String] = [:]
    for series in workload.data.series { dataKeys[series.name] = SeriesFigures(series).key }
    self.dataKeys = dataKeys
    for name in workload.selected {
      guard let member = workload.members[name] else { continue }
      if case .fitted(let choice, let series) = member.role {
        let made = fit(of: series, choice, needs: member.needs, workload)
        fits[name] = made
        fitKeys[name] = made.key
      }
    }
    let revisions = workload.revisions
    let revised = revisions.revised
    for name in workload.selected {
      guard let member = workload.members[name], member.hasProjection else { continue }
      var made = projection(of: member, workload)
      if revised.contains(name) { add(revisions, of: name, workload, to: &made) }
      projections[name] = made
      projectionKeys[name] = made.key
    }
  }

  private func fit(
    of series: IngestedSeries, _ choice: ModelChoice, needs: [String], _ workload: Workload
  ) -> Ingredients {
    var made = Ingredients(stage: .fit, series: series.name, version: StageName.fit.formatVersion)
    made.settings["model"] = choice.keyword
    for (key, text) in choice.settings { made.settings[key] = text }
    made.settings["link"] = workload.link(of: series).text
    made.inputs["series(\(series.name))"] = dataKeys[series.name]
    let history = needs.flatMap { [$0] + workload.allNeeds(of: $0) }
    add(history.filter { $0 != series.name }, of: workload, to: &made) { _ in nil }
    var isImputed = series.evidence != nil && !(choice.model is any EvidenceModel)
    for name in history {
      guard let stated = workload.statedHistory(of: name) else { continue }
      made.settings["history of \(name)"] = stated.description
      isImputed = true
    }
    if isImputed {
      made.settings["imputations"] = "\(workload.configuration.fit.imputations)"
      made.settings["seed"] = "\(workload.configuration.projection.seed)"
    }
    return made
  }

  private func projection(of member: Member, _ workload: Workload) -> Ingredients {
    let section = workload.configuration.projection
    var made = Ingredients(
      stage: .project, series: member.name, version: StageName.project.formatVersion)
    made.settings["until"] = "\(section.until)"
    made.settings["levels"] = section.levels.map { "\($0)" }.joined(separator: ", ")
    made.settings["paths"] = "\(section.paths)"
    made.settings["seed"] = "\(section.seed)"
    if let unit = workload.unit(of: member.name), !unit.isEmpty { made.settings["unit"] = unit }
    for (index, target) in workload.targets(of: member.name).enumerated() {
      made.settings["target \(index + 1)"] = target.description
    }
    if case .derived(let formula, _) = member.role { made.settings["formula"] = formula.text }
    made.inputs["fit(\(member.name))"] = fitKeys[member.name]
    add(workload.allNeeds(of: member.name), of: workload, to: &made) { fitKeys[$0] }
    return made
  }

  /// Adds judgements, equations and scenarios that touch a series, with all that they rest on.
  private func add(
    _ revisions: Revisions, of name: String, _ workload: Workload, to made: inout Ingredients
  ) {
    let reach = revisions.reach(of: name)
    add(workload.selected.filter { $0 != name && reach.contains($0) }, of: workload, to: &made) {
      fitKeys[$0]
    }
    let section = workload.configuration.projection
    for (index, adjustment) in section.adjustments.enumerated()
    where reach.contains(adjustment.series) {
      made.settings["adjustment \(index + 1)"] =
        "\(adjustment.series) \(adjustment.change.rawValue) \(adjustment.value) in \(adjustment.years.text)"
    }
    for (index, equation) in section.hierarchies.enumerated()
    where equation.names.contains(where: reach.contains) {
      made.settings["equation \(index + 1)"] = equation.text
    }
    for scenario in revisions.scenarios where revisions.moved(by: scenario).contains(name) {
      made.settings["scenario \(scenario.name)"] = scenario.description
    }
    // The link is part of a fit; that of a series without one comes here.
    for other in reach where other != name {
      if let ingested = workload.members[other]?.ingested, fitKeys[other] == nil {
        made.settings["link of \(other)"] = workload.link(of: ingested).text
      }
    }
  }

  /// Adds other series: by their fit where `fitKey` gives one, else by their figures or formula.
  private func add(
    _ names: [String], of workload: Workload, to made: inout Ingredients,
    fitKey: (String) -> String?
  ) {
    for name in names {
      if let key = fitKey(name) {
        made.inputs["fit(\(name))"] = key
      } else if let key = dataKeys[name] {
        made.inputs["series(\(name))"] = key
      } else if case .derived(let formula, _)? = workload.members[name]?.role {
        made.settings["formula of \(name)"] = formula.text
      } else {
        made.settings["series \(name)"] = "unknown"
      }
    }
  }
}

extension Member {
  /// Whether the project stage has something to compute.
  var hasProjection: Bool {
    switch role {
    case .fitted, .derived: true
    case .known, .unable: false
    }
  }
}

/// What a fit sees of a row: its figures and nothing of where they come from.
struct SeriesFigures: Encodable {
  private let start: Period?
  private let places: [Double?]
  private let reason: String?
  private let evidence: Evidence?
  private let fittedFrom: Int?

  init(_ series: IngestedSeries) {
    start = series.start
    places = series.places
    reason = series.reason
    evidence = series.evidence
    fittedFrom = series.fittedFrom
  }

  var key: String { Digest.sha256(CanonicalJSON.data(self)) }
}
