import Forecasting

/// JSON Schema of a model with its settings, from the catalogue.
enum ModelSchema {
  /// One alternative for each model keyword, and one without a model.
  ///
  /// - Parameter section: the keys that stand beside the settings, `model` among them.
  static func choice(beside section: Section<SeriesDraft>) -> JSONValue {
    let others = section.keys.filter { $0.name != "model" }
      .map { JSONValue.Member(key: $0.name, value: $0.schema) }
    let without: JSONValue = [
      "type": ["object", "null"], "properties": .object(others), "additionalProperties": false,
    ]
    return [
      "oneOf": .array(
        [without] + ModelCatalog.all.map { alternative(for: ModelCatalog.configurable($0), others) }
      )
    ]
  }

  private static func alternative<M: Model>(
    for type: M.Type, _ others: [JSONValue.Member]
  ) -> JSONValue {
    let keyword: JSONValue = ["const": .string(M.keyword), "description": .string(M.abstract)]
    let settings = M.settings.map { setting in
      let members = M.settings.filter { $0.group == setting.key }
        .map { JSONValue.Member(key: $0.key, value: schema(of: $0)) }
      let own = schema(of: setting)
      guard !members.isEmpty else { return JSONValue.Member(key: setting.key, value: own) }
      let mapping: JSONValue = [
        "type": "object", "properties": .object(members), "additionalProperties": false,
      ]
      return JSONValue.Member(key: setting.key, value: ["anyOf": [own, mapping]])
    }
    let properties = [JSONValue.Member(key: "model", value: keyword)] + settings + others
    return [
      "title": .string(M.keyword), "type": "object", "properties": .object(properties),
      "required": ["model"], "additionalProperties": false,
    ]
  }

  /// Type and words of one setting; `none` where the setting can be absent.
  private static func schema<M: Model>(of setting: Setting<M>) -> JSONValue {
    let text = "\(setting.abstract) Takes \(setting.expected). Default: \(setting.text(of: M()))."
    let description = ("description", JSONValue.string(text))
    if !setting.choices.isEmpty && setting.jsonType != "array" {
      let words: JSONValue = ["enum": .array(setting.choices.map { .string($0) })]
      return words.adding([description])
    }
    var probe = M()
    let type: JSONValue = ["type": .string(setting.jsonType)]
    let isOptional = setting.jsonType != "string" && setting.apply(.scalar("none"), to: &probe)
    let optional: JSONValue = ["anyOf": [type, ["const": "none"]]]
    return (isOptional ? optional : type).adding([description])
  }
}
