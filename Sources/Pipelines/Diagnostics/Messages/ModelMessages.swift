import Forecasting

extension Diagnostic {
  static func unknownModel(_ keyword: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .unknownModel, "unknown model '\(keyword.clipped)'", at: place,
      help: near(keyword, ModelCatalog.all.map { $0.keyword }) ?? "almanac models lists them all")
  }

  static func settingWithoutModel(_ entry: YAMLNode.Entry, known: [String]) -> Diagnostic {
    let near = Spelling.nearest(to: entry.key, among: known).first
    return Diagnostic(
      .unknownSetting, "'\(entry.key.clipped)' is no key of a series, and no model is named",
      at: entry.keyLocation,
      help: known.contains(entry.key)
        ? keyOfSeries(entry.key)
        : near.map { "did you mean '\($0)'?" }
          ?? "settings of a model need `model:` beside them")
  }

  static func unknownSetting(
    _ key: String, model: String, settings: [String], seriesKeys: [String] = [],
    at place: SourceLocation
  ) -> Diagnostic {
    let near = Spelling.nearest(to: key, among: settings + seriesKeys).first
    let known =
      settings.isEmpty ? "it has no settings" : "settings: " + settings.joined(separator: ", ")
    return Diagnostic(
      .unknownSetting, "model '\(model)' has no setting '\(key.clipped)'", at: place,
      help: seriesKeys.contains(key)
        ? keyOfSeries(key) : near.map { "did you mean '\($0)'?" } ?? known)
  }

  /// For keys of a series that stand among the defaults.
  private static func keyOfSeries(_ key: String) -> String {
    "'\(key)' is a key of one series: fit.series.NAME.\(key)"
  }

  static func invalidSetting(
    _ key: String, value: String, expected: String, at place: SourceLocation?
  ) -> Diagnostic {
    Diagnostic(
      .invalidSetting, "'\(key)' cannot be '\(value.clipped)'", at: place,
      help: "give \(expected)")
  }

  static func repeatedSetting(_ key: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .invalidSetting, "'\(key.clipped)' is given twice", at: place, help: "leave one of them out")
  }

  static func invalidExpression(
    _ error: ModelExpressionError, at place: SourceLocation
  ) -> Diagnostic {
    let message =
      switch error {
      case .noModel: "a model is missing"
      case .unbalanced(let part): "'\(part.clipped)' opens or closes something that it does not end"
      case .settingWithoutValue(let part): "'\(part.clipped)' is no setting with a value"
      case .misplaced(let part): "'\(part.clipped)' is no model"
      }
    return Diagnostic(
      .invalidSetting, message, at: place,
      help: "models read 'drift,ets(trend=damped, season=none)'")
  }
}
