/// The JSON Schema of pipeline files and the list of their keys, both from the declared keys.
public enum PipelineSchema {
  /// JSON Schema, draft 2020-12, with the settings of every model; ends with a line break.
  public static func json() -> String {
    let head: JSONValue = [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Almanac pipeline",
      "description": "What is read, how it is fitted, how far it is projected and what is written.",
    ]
    guard case .object(let members) = PipelineDraft.section.schema else { return "" }
    return head.adding(members.map { ($0.key, $0.value) }).rendered() + "\n"
  }

  /// Every key with its meaning, form and default, in the order of the documentation.
  public static var keys: [KeyDescription] { PipelineDraft.section.descriptions }
}
