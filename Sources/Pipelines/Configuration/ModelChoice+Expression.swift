public import Forecasting

extension ModelChoice {
  /// The models of a command's option: `drift,ets(trend=damped)`.
  ///
  /// - Parameters:
  ///   - text: what was typed.
  ///   - option: the option's name, for the places of diagnostics.
  /// - Throws: every problem of every model.
  public static func models(_ text: String, option: String) throws(Rejection) -> [any Model] {
    let place = SourceLocation(file: "--\(option) \(text)")
    let expressions: [ModelExpression]
    do throws(ModelExpressionError) {
      expressions = try ModelExpression.list(text)
    } catch {
      throw Rejection([.invalidExpression(error, at: place)])
    }
    var models: [any Model] = []
    var problems: [Diagnostic] = []
    for expression in expressions {
      switch expression.configured {
      case .success(let model): models.append(model)
      case .failure(let rejection):
        problems += rejection.problems.map { .modelProblem($0, at: place) }
      }
    }
    guard problems.isEmpty else { throw Rejection(problems) }
    return models
  }
}

extension Diagnostic {
  /// A problem of a model that is named outside of a pipeline file.
  fileprivate static func modelProblem(
    _ problem: ModelProblem, at place: SourceLocation
  ) -> Diagnostic {
    switch problem {
    case .unknownModel(let keyword, _): return .unknownModel(keyword, at: place)
    case .unknownSetting(let key, let model, _):
      let settings = ModelCatalog.model(named: model).map { settingKeys(of: $0) } ?? []
      return .unknownSetting(key, model: model, settings: settings, at: place)
    case .inadmissible(let key, let value, let expected):
      return .invalidSetting(key, value: value, expected: expected, at: place)
    case .repeatedSetting(let key): return .repeatedSetting(key, at: place)
    }
  }
}
