import Forecasting

extension SeriesDraft {
  /// The choice with its model configured; every problem of keyword and settings is reported.
  func choice(_ problems: inout [Diagnostic]) -> SeriesChoice {
    var choice = SeriesChoice()
    choice.definition = definition?.value
    choice.definitionLocation = definition?.location
    choice.link = link
    choice.from = from
    choice.indicator = indicator?.value
    choice.indicatorLocation = indicator?.location
    choice.location = location
    choice.model = configuredModel(&problems)
    choice.modelLocation = model?.location
    if let formula = settings.first(where: { $0.key == "formula" })?.value {
      choice.nameLocations = formula.locations(of: choice.model?.model.regressors ?? [])
    }
    return choice
  }

  private func configuredModel(_ problems: inout [Diagnostic]) -> ModelChoice? {
    guard let model else {
      for entry in settings {
        problems.append(.settingWithoutModel(entry, known: SeriesDraft.section.names))
      }
      return nil
    }
    guard let type = ModelCatalog.model(named: model.value) else {
      problems.append(.unknownModel(model.value, at: model.location))
      return nil
    }
    let before = problems.count
    let settings = Self.flattened(settings, for: type, &problems)
    var inputs: [(key: String, value: SettingInput)] = []
    for entry in settings {
      if let input = entry.value.settingInput(of: entry.key, &problems) {
        inputs.append((entry.key, input))
      }
    }
    switch ModelCatalog.configured(model.value, inputs) {
    case .success(let made): return problems.count == before ? ModelChoice(made) : nil
    case .failure(let rejection):
      problems += rejection.problems.map { diagnostic(for: $0, of: settings, type: type) }
      return nil
    }
  }

  /// The settings with those of mappings in their place: `prior: { damping: 0.7 }` is `damping: 0.7`.
  private static func flattened(
    _ settings: [YAMLNode.Entry], for type: any Model.Type, _ problems: inout [Diagnostic]
  ) -> [YAMLNode.Entry] {
    var flat: [YAMLNode.Entry] = []
    for entry in settings {
      let members = settingKeys(of: type, inGroup: entry.key)
      guard !members.isEmpty, case .mapping(let inner) = entry.value.content else {
        flat.append(entry)
        continue
      }
      for own in inner {
        if members.contains(own.key) {
          flat.append(own)
        } else {
          problems.append(.unknownKey(own, in: entry.key, known: members))
        }
      }
    }
    return flat
  }

  private func diagnostic(
    for problem: ModelProblem, of settings: [YAMLNode.Entry], type: any Model.Type
  ) -> Diagnostic {
    func entry(_ key: String) -> YAMLNode.Entry? { settings.first { $0.key == key } }
    let place = location ?? SourceLocation(file: "")
    switch problem {
    case .unknownModel(let keyword, _):
      return .unknownModel(keyword, at: model?.location ?? place)
    case .unknownSetting(let key, let keyword, _):
      return .unknownSetting(
        key, model: keyword, settings: settingKeys(of: type),
        seriesKeys: SeriesDraft.section.names, at: entry(key)?.keyLocation ?? place)
    case .inadmissible("formula", let value, let expected):
      let node = entry("formula")?.value
      if let node, let error = formulaError(value) { return .invalidFormula(error, in: node) }
      return .invalidSetting("formula", value: value, expected: expected, at: node?.location)
    case .inadmissible(let key, let value, let expected):
      return .invalidSetting(key, value: value, expected: expected, at: entry(key)?.value.location)
    case .repeatedSetting(let key):
      let all = settings.filter { $0.key == key }.map(\.keyLocation)
      return .duplicateKey(key, first: all.first ?? place, at: all.last ?? place)
    }
  }
}

extension YAMLNode {
  /// A setting's value before its type is known; nil after a mapping or nothing was reported.
  func settingInput(of key: String, _ problems: inout [Diagnostic]) -> SettingInput? {
    switch content {
    case .scalar(let scalar): return .scalar(scalar.text)
    case .list(let nodes):
      let elements = nodes.compactMap { $0.settingInput(of: key, &problems) }
      return elements.count == nodes.count ? .list(elements) : nil
    case .null, .mapping:
      problems.append(.wrongType(of: key, self, expected: "a word, a number or a list"))
      return nil
    }
  }
}

/// Why a text is no formula; nil where it is one.
private func formulaError(_ text: String) -> FormulaError? {
  do throws(FormulaError) {
    _ = try Formula(text)
    return nil
  } catch {
    return error
  }
}

extension ModelChoice {
  /// The formula among the model's settings, for models that have one.
  var formula: Formula? {
    func text<M: Model>(of model: M) -> String? {
      M.settings.first { $0.key == "formula" }?.text(of: model)
    }
    return text(of: model).flatMap { try? Formula($0) }
  }
}

/// Keys of a model's settings.
func settingKeys<M: Model>(of type: M.Type) -> [String] { M.settings.map(\.key) }

/// Keys of the settings that a mapping under a key may hold.
private func settingKeys<M: Model>(of type: M.Type, inGroup group: String) -> [String] {
  M.settings.filter { $0.group == group }.map(\.key)
}
