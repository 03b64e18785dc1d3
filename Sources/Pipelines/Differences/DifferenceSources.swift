import Forecasting
import OrderedCollections
import TimeSeries

/// What two runs were made from, read again.
struct DifferenceSources: Sendable {
  let old: RunSnapshot
  let new: RunSnapshot
  let oldConfiguration: Configuration
  let newConfiguration: Configuration
  let oldData: GatheredData
  let newData: GatheredData
  let changes: InputChanges

  /// - Throws: R013 where that is not possible; R001, R003.
  init(_ old: RunSnapshot, _ new: RunSnapshot, in store: Store) throws(Diagnostic) {
    self.old = old
    self.new = new
    oldConfiguration = try old.configuration()
    newConfiguration = try new.configuration()
    oldData = try old.gathered(by: oldConfiguration, in: store)
    newData = try new.gathered(by: newConfiguration, in: store)
    changes = InputChanges(oldData, by: oldConfiguration, newData)
  }

  /// Whether nothing of the later run is said in another way than in the earlier one.
  var hasSameConfiguration: Bool {
    let (a, b) = (old.origin, new.origin)
    return a.text == b.text && a.overrides == b.overrides && a.lock == b.lock
      && changes.hasSameSheet
  }

  /// Says of each series that is not the same what was changed for it.
  func describe(_ series: inout [SeriesDifference]) {
    let needs = needs
    for index in series.indices where series[index].outcome != .unchanged {
      let name = series[index].name
      let all = [name] + needs[name, default: []]
      let concerned = Set(all.flatMap { indicators(of: $0) })
      series[index].title =
        newConfiguration.derived[name]?.title ?? oldConfiguration.derived[name]?.title
        ?? series[index].title
      series[index].changes = changes.changes.filter { concerned.contains($0.indicator) }
      series[index].settings = settings(of: name)
      series[index].models = models(of: name)
    }
  }

  private func indicators(of name: String) -> [String] {
    [old, new].map { $0.ingested?[name]?.indicator ?? name }
  }

  /// The series that each needs in either run.
  private var needs: [String: [String]] {
    var found: [String: [String]] = [:]
    for (slot, made) in Array(old.made) + Array(new.made) {
      guard slot.stage == .fit || slot.stage == .project, let name = slot.series else { continue }
      for input in made.inputs.keys {
        guard let open = input.firstIndex(of: "("), input.last == ")" else { continue }
        let needed = String(input[input.index(after: open)...].dropLast())
        if needed != name { found[name, default: []].append(needed) }
      }
    }
    return found
  }

  /// Settings of fit and projection that differ, and definition and sheet.
  private func settings(of name: String) -> [String] {
    var lines: [String] = []
    for stage in [StageName.fit, .project] {
      guard let a = old.made[Slot(stage, name)], let b = new.made[Slot(stage, name)] else {
        continue
      }
      for line in Ingredients.settingChanges(from: a.settings, to: b.settings)
      where !lines.contains(line) {
        lines.append(line)
      }
    }
    if let a = old.ingested?[name], let b = new.ingested?[name], a.definition != b.definition {
      lines.append("definition \(a.definition) -> \(b.definition)")
    }
    return lines
  }

  /// Forms, fallbacks and formats of results that differ.
  private func models(of name: String) -> [String] {
    var lines: [String] = []
    for stage in [StageName.fit, .project] {
      if let a = old.made[Slot(stage, name)], let b = new.made[Slot(stage, name)],
        a.version != b.version
      {
        lines.append("\(stage.rawValue): format \(a.version) -> \(b.version) of another version")
      }
    }
    if let a = old.form(of: name), let b = new.form(of: name), a != b,
      old.made[Slot(.fit, name)]?.settings == new.made[Slot(.fit, name)]?.settings
    {
      lines.append("\(a.text) -> \(b.text)")
    }
    return lines
  }
}

/// The form of a fit that answers for a series: what was chosen automatically, or stood in.
struct ChosenFit: Hashable {
  let model: ModelChoice
  let link: Link
  /// `ETS(A,Ad,N)`, or a keyword.
  let text: String
}

extension RunSnapshot {
  /// The form of a fit to values; nil without one, and where it is the configured model as it is.
  func form(of name: String) -> ChosenFit? {
    guard let made = fits[name], let report = made.report, report.statements.isEmpty,
      report.imputations == nil, let fit = try? made.fit()
    else { return nil }
    let model = fit.chosenForm?.model ?? fit.model
    return ChosenFit(
      model: ModelChoice(model), link: fit.link,
      text: fit.chosenForm?.name ?? type(of: fit.model).keyword)
  }
}
