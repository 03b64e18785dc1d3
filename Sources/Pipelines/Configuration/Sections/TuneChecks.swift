import Forecasting
import OrderedCollections

extension TuneDraft {
  /// The entry with its space; every setting and value that no model takes is reported.
  ///
  /// - Parameter fit: the models that the series have now.
  func checked(against fit: FitSection, _ problems: inout [Diagnostic]) -> TuneEntry? {
    guard let series else { return nil }
    let before = problems.count
    var entry = entry
    entry.location = location
    for name in series {
      if entry.series.contains(name.value) {
        problems.append(.repeatedElement("'\(name.value)'", of: "series", at: name.location))
        continue
      }
      entry.series.append(name.value)
      entry.seriesLocations[name.value] = name.location
    }
    let words = over.first { $0.axis.key == "model" }
    if let words, !models.isEmpty {
      problems.append(.conflict("models", "over.model", at: words.axis.location))
    }
    let drafts = models + (words?.alternatives ?? [])
    let settings = over.filter { $0.axis.key != "model" }
    entry.over = settings.map(\.axis)
    entry.models = drafts.compactMap { $0.checked(&problems) }
    if over.isEmpty && models.isEmpty {
      problems.append(
        .needsOne(of: ["over", "models"], in: "tune", at: location ?? SourceLocation(file: "")))
    }
    if drafts.count == entry.models.count {
      let types = drafts.isEmpty ? present(in: fit, entry.series) : drafts.compactMap(\.type)
      for axis in settings { axis.check(types, &problems) }
    }
    if let sliding = entry.sliding, sliding < entry.minimum {
      problems.append(
        Diagnostic(
          .outOfRange, "'sliding' cannot be less than 'minimum', \(entry.minimum)",
          at: location, help: "raise `sliding` or lower `minimum`"))
    }
    return problems.count == before ? entry : nil
  }

  /// The models that the series have, or may have by default.
  private func present(in fit: FitSection, _ series: [String]) -> [any Model.Type] {
    var types: [any Model.Type] = []
    for name in series {
      let chosen = (fit.series[name]?.model ?? fit.defaults.model).map { [type(of: $0.model)] }
      for type in chosen ?? [LatentTrend.self, Auto.self] as [any Model.Type]
      where !types.contains(where: { $0.keyword == type.keyword }) {
        types.append(type)
      }
    }
    return types
  }
}

extension TuneAlternativeDraft {
  /// The model's type; nil for an unknown keyword.
  fileprivate var type: (any Model.Type)? { model.flatMap { ModelCatalog.model(named: $0.value) } }

  /// The alternative; every problem of keyword, settings and their values is reported.
  fileprivate func checked(_ problems: inout [Diagnostic]) -> TuneAlternative? {
    guard let model else { return nil }
    let before = problems.count
    var draft = SeriesDraft()
    draft.model = model
    draft.settings = settings
    draft.location = location
    _ = draft.choice(&problems)
    if let type { for axis in over { axis.check([type], &problems) } }
    guard problems.count == before else { return nil }
    var alternative = TuneAlternative(keyword: model.value, over: over.map(\.axis))
    alternative.location = location
    alternative.settings = settings.compactMap { entry in
      entry.value.settingInput(of: entry.key, &problems).map {
        TuneSetting(key: entry.key, value: $0)
      }
    }
    return alternative
  }
}

extension TuneAxisDraft {
  /// The models that a list of words under `model` names.
  fileprivate var alternatives: [TuneAlternativeDraft] {
    nodes.compactMap { node in
      guard case .scalar(let scalar) = node.content else { return nil }
      return TuneAlternativeDraft(
        model: Located(value: scalar.text, node: node), location: node.location)
    }
  }

  /// Reports a setting that none of some models has, and values that one of those does not take.
  fileprivate func check(_ types: [any Model.Type], _ problems: inout [Diagnostic]) {
    switch axis.key {
    case "link": checkLinks()
    case "from": checkYears()
    default:
      let carriers = types.filter { settingKeys(of: $0).contains(axis.key) }
      if carriers.isEmpty {
        problems.append(
          .unknownSetting(
            axis.key, model: types.map { $0.keyword }.joined(separator: "', '"),
            settings: types.reduce(into: []) { found, type in
              found += settingKeys(of: type).filter { !found.contains($0) }
            },
            seriesKeys: ["link", "from"], at: axis.location))
      }
      for type in carriers { check(type, &problems) }
    }

    func checkLinks() {
      for node in nodes {
        guard case .scalar(let scalar) = node.content, case .list = axis.values else {
          problems.append(.wrongType(of: axis.key, node, expected: "words of a list"))
          continue
        }
        if LinkWord(rawValue: scalar.text) == nil {
          problems.append(
            .unknownWord(
              scalar.text, of: axis.key, words: LinkWord.allCases.map(\.rawValue),
              at: node.location))
        }
      }
    }

    func checkYears() {
      for node in nodes {
        _ = ValueForm.integer(in: 1500...2200).read(node, of: axis.key, into: &problems)
      }
    }
  }

  /// Reports values that a model's setting does not take.
  private func check<M: Model>(_ type: M.Type, _ problems: inout [Diagnostic]) {
    guard let setting = M.settings.first(where: { $0.key == axis.key }) else { return }
    let inputs: [SettingInput]
    switch axis.values {
    case .list(let values): inputs = values
    case .interval(let from, let to, _):
      guard ["number", "integer"].contains(setting.jsonType) else {
        problems.append(
          .invalidSetting(
            axis.key, value: "an interval", expected: setting.expected, at: nodes.first?.location))
        return
      }
      inputs = [from, to].map { .scalar($0.compact) }
    }
    for (input, node) in zip(inputs, nodes + Array(repeating: nodes[0], count: inputs.count)) {
      var probe = M()
      if !setting.apply(input, to: &probe) {
        problems.append(
          .invalidSetting(
            axis.key, value: input.text, expected: setting.expected, at: node.location))
      }
    }
  }
}
