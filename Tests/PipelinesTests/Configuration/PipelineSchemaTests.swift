import Forecasting
import Foundation
import Testing

@testable import Pipelines

@Suite struct PipelineSchemaTests {
  private func schema() throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(PipelineSchema.json().utf8))
    return try #require(object as? [String: Any])
  }

  @Test func `the schema is JSON of draft 2020-12 and closed`() throws {
    let schema = try schema()
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect(schema["additionalProperties"] as? Bool == false)
    #expect(schema["required"] as? [String] == ["pipeline", "ingest"])
    let properties = try #require(schema["properties"] as? [String: Any])
    #expect(
      Set(properties.keys)
        == ["pipeline", "ingest", "convert", "derive", "fit", "project", "report", "tune"])
  }

  @Test func `every model is an alternative with its settings`() throws {
    let properties = try #require(try schema()["properties"] as? [String: Any])
    let fit = try #require((properties["fit"] as? [String: Any])?["properties"] as? [String: Any])
    let series = try #require(fit["series"] as? [String: Any])
    let entry = try #require(series["additionalProperties"] as? [String: Any])
    let alternatives = try #require(entry["oneOf"] as? [[String: Any]])
    #expect(
      alternatives.compactMap { $0["title"] as? String } == ModelCatalog.all.map { $0.keyword })
    for (alternative, model) in zip(alternatives.dropFirst(), ModelCatalog.all) {
      let keys = try #require(alternative["properties"] as? [String: Any]).keys
      #expect(
        Set(keys)
          == Set(settingKeys(of: ModelCatalog.configurable(model)) + SeriesDraft.section.names))
      #expect(alternative["required"] as? [String] == ["model"])
      #expect(alternative["additionalProperties"] as? Bool == false)
    }
  }

  @Test func `every key is described once`() {
    let paths = PipelineSchema.keys.map(\.path)
    #expect(paths.contains("project.until"))
    #expect(paths.contains("fit.series.<name>.model"))
    #expect(paths.contains("ingest[statements].as-of"))
    #expect(Set(paths).count == paths.count)
    for key in PipelineSchema.keys {
      #expect(key.summary.hasSuffix("."))
      #expect(!key.expectation.isEmpty)
    }
  }

  @Test func `texts are escaped as JSON asks`() throws {
    let text = "quote \" slash \\ tab \t bell \u{7} 亿"
    let data = Data(JSONValue.array([.string(text)]).rendered().utf8)
    #expect(try JSONSerialization.jsonObject(with: data) as? [String] == [text])
  }
}
