import Testing

@testable import Pipelines

@Suite struct YAMLDocumentTests {
  private func tree(_ text: String) throws -> YAMLNode {
    let document = YAMLDocument(text, path: "x.yaml")
    #expect(document.problems.isEmpty)
    return try #require(document.root)
  }

  @Test func `columns count scalars, whatever comes before`() throws {
    let root = try tree("{ 指标: { \"名\": e\u{301}a } }")
    guard case .mapping(let entries) = root.content,
      case .mapping(let inner) = entries[0].value.content
    else {
      Issue.record("not a mapping of mappings")
      return
    }
    #expect(entries[0].keyLocation == Pipelines.SourceLocation(file: "x.yaml", line: 1, column: 3))
    #expect(inner[0].keyLocation.column == 9)
    #expect(inner[0].value.location.column == 14)
    #expect(inner[0].value.location(atOffset: 1).column == 16)
  }

  @Test(arguments: [
    ("a: gerd / x", 5, 9), ("a: 'gerd / x'", 5, 10), ("a: \"gerd / x\"", 5, 10),
    ("a: \"gerd \\u002F x\"", 5, 4), ("a: >\n  gerd / x\n", 5, 4), ("a: 'it''s / x'", 5, 4),
  ])
  func `places inside a text are known where it stands as written`(
    text: String, offset: Int, column: Int
  ) throws {
    guard case .mapping(let entries) = try tree(text).content else {
      Issue.record("not a mapping")
      return
    }
    #expect(entries[0].value.location(atOffset: offset).column == column)
  }

  @Test(arguments: ["a:", "a: ~", "a: null", "a: NULL"])
  func `nothing is nothing in every spelling`(text: String) throws {
    guard case .mapping(let entries) = try tree(text).content else {
      Issue.record("not a mapping")
      return
    }
    #expect(entries[0].value.content == .null)
  }

  @Test func `quoted words are texts`() throws {
    guard case .list(let nodes) = try tree("[\"null\", '', \"1\", 1.0]").content else {
      Issue.record("not a list")
      return
    }
    let texts = nodes.map { node -> String in
      guard case .scalar(let scalar) = node.content else { return "-" }
      return "\(scalar.text)|\(scalar.isPlain)"
    }
    #expect(texts == ["null|false", "|false", "1|false", "1.0|true"])
  }

  @Test func `each of many duplicate keys is reported and the first one stands`() throws {
    let text = (0..<30).map { "k\($0 % 10): \($0)" }.joined(separator: "\n")
    let document = YAMLDocument(text, path: "x.yaml")
    #expect(document.problems.map(\.code) == Array(repeating: .duplicateKey, count: 20))
    #expect(document.problems.map { $0.location?.line } == Array(11...30))
    guard case .mapping(let entries) = document.root?.content else {
      Issue.record("not a mapping")
      return
    }
    #expect(entries.map(\.key) == (0..<10).map { "k\($0)" })
    #expect(entries.allSatisfy { $0.keyLocation.line ?? 99 <= 10 })
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "[{a: ", "[\n"])
  func `nesting without an end is refused, not followed`(unit: String) {
    let document = YAMLDocument(String(repeating: unit, count: 20_000), path: "x.yaml")
    #expect(document.root == nil)
    #expect(document.problems.map(\.code) == [.excessiveYAML])
  }

  @Test func `brackets in texts are no nesting`() throws {
    let text = (0..<500).map { "- '[draft {x \($0)'\n- a [b {c\n# [{[{" }.joined(separator: "\n")
    guard case .list(let nodes) = try tree(text).content else {
      Issue.record("not a list")
      return
    }
    #expect(nodes.count == 1000)
  }

  @Test func `every cut of a pipeline file is answered`() {
    let text = """
      pipeline: x # 注
      ingest: [{ statements: 's.csv', as-of: &d 2025-01 }]
      fit: { series: { "a": { model: drift, x: [1, *d] } } }
      """
    for length in 0...text.count {
      let document = YAMLDocument(String(text.prefix(length)), path: "x.yaml")
      #expect(document.root != nil || !document.problems.isEmpty || length <= 0 || length == 0)
    }
  }
}
