extension ModelCatalog {
  /// Makes a model from its keyword and configured settings.
  ///
  /// Every problem is collected, in the order of the settings; the model is made only without any.
  ///
  /// - Parameters:
  ///   - keyword: the word for the model.
  ///   - settings: keys and values as configured, in file order.
  public static func configured(
    _ keyword: String, _ settings: [(key: String, value: SettingInput)] = []
  ) -> Result<any Model, ModelRejection> {
    guard let type = model(named: keyword) else {
      let problem = ModelProblem.unknownModel(keyword, suggestions: suggestions(for: keyword))
      return .failure(ModelRejection(problems: [problem]))
    }
    return configured(type, settings)
  }

  private static func configured<M: Model>(
    _ type: M.Type, _ settings: [(key: String, value: SettingInput)]
  ) -> Result<any Model, ModelRejection> {
    let declared = M.settings
    var model = M()
    var problems: [ModelProblem] = []
    var seen: [String] = []
    for (key, value) in settings {
      guard let setting = declared.first(where: { $0.key == key }) else {
        let suggestions = Spelling.nearest(to: key, among: declared.map(\.key))
        problems.append(.unknownSetting(key, model: M.keyword, suggestions: suggestions))
        continue
      }
      if seen.contains(key) {
        problems.append(.repeatedSetting(key))
      } else if !setting.apply(value, to: &model) {
        problems.append(
          .inadmissible(key, value: value.text, expected: setting.expected))
      }
      seen.append(key)
    }
    guard problems.isEmpty else { return .failure(ModelRejection(problems: problems)) }
    return .success((model as? any CalibratedModel)?.plain ?? model)
  }

  /// The type that a model's settings belong to.
  ///
  /// They are those of the model, and `predictive` where its bounds can be calibrated. Models of
  /// statements have none, as their prior is calibrated.
  public static func configurable(_ type: any Model.Type) -> any Model.Type {
    func wrapped<M: Model>(_ type: M.Type) -> any Model.Type {
      let isCalibrated = M.settings.contains { $0.key == PredictiveForm.key }
      return isCalibrated || M.family == .statements ? M.self : Calibrated<M>.self
    }
    return wrapped(type)
  }
}

/// All that keeps a configuration from being a model.
public struct ModelRejection: Error, Hashable, Sendable {
  /// At least one, in the order of the configuration.
  public let problems: [ModelProblem]
}

/// One thing that is wrong with a configured model.
public enum ModelProblem: Hashable, Sendable {
  /// No model has this keyword; what may have been meant, nearest first.
  case unknownModel(String, suggestions: [String])
  /// The model has no setting of this key; what may have been meant, nearest first.
  case unknownSetting(String, model: String, suggestions: [String])
  /// The value of this key is not what the setting takes.
  case inadmissible(String, value: String, expected: String)
  /// The key was given before.
  case repeatedSetting(String)
}
