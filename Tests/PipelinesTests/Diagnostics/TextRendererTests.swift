import Testing

@testable import Pipelines

@Suite struct TextRendererTests {
  private func render(_ line: String, column: Int?, colored: Bool = false, width: Int = 100)
    -> String
  {
    let lines = SourceLines { _, numbers in numbers == [12] ? [12: line] : [:] }
    let place = Pipelines.SourceLocation(file: "Pipelines/x.yaml", line: 12, column: column)
    let diagnostic = Diagnostic(
      .unknownModel, "unknown model 'thetta'", at: place, help: "did you mean 'theta'?")
    return TextRenderer(isColored: colored, lines: lines, width: width).text(of: diagnostic)
  }

  @Test func `a diagnostic shows place, line, caret and help`() {
    #expect(
      render("        model: thetta", column: 16) == """
        Pipelines/x.yaml:12:16: error[P101]: unknown model 'thetta'
          12 |         model: thetta
             |                ^
        help: did you mean 'theta'?

        """)
  }

  @Test(arguments: [
    (line: "\t\tmodel: x", column: 10, shown: "    model: x", indent: 11),
    (line: "指标: x", column: 5, shown: "指标: x", indent: 6),
    (line: "e\u{301}te\u{301}: x", column: 8, shown: "e\u{301}te\u{301}: x", indent: 5),
    (line: "a\u{0}b", column: 3, shown: "a\u{2400}b", indent: 2),
    (line: "ok", column: 3, shown: "ok", indent: 2),
    (line: "ok", column: 99, shown: "ok", indent: 2),
    (line: "👩‍👩‍👧: x", column: 8, shown: "👩‍👩‍👧: x", indent: 4),
  ])
  func `the caret stands under its character`(
    line: String, column: Int, shown: String, indent: Int
  ) {
    let lines = render(line, column: column).split(separator: "\n")
    #expect(lines[1] == "  12 | \(shown)")
    #expect(lines[2] == "     | " + String(repeating: " ", count: indent) + "^")
  }

  @Test(arguments: [1, 2, 40, 150, 299, 300, 301])
  func `a long line is cut around its caret`(column: Int) throws {
    let text = String(repeating: "0123456789", count: 30)
    let lines = render(text, column: column, width: 60).split(separator: "\n")
    let shown = Array(lines[1].dropFirst("  12 | ".count))
    let caret = try #require(lines[2].firstIndex(of: "^"))
    let indent = lines[2].distance(from: lines[2].startIndex, to: caret) - "  12 | ".count
    #expect(shown.count <= 60)
    if column <= 300 {
      #expect(String(shown[indent]) == "\((column - 1) % 10)")
    } else {
      #expect(indent == shown.count)
    }
    #expect(column < 20 || shown.first == "…")
    #expect(column > 280 || shown.last == "…")
  }

  @Test func `a place without a readable line is named alone`() {
    let place = Pipelines.SourceLocation(file: "--set a.b=c")
    let diagnostic = Diagnostic(.unknownKey, "unknown key 'a'", at: place)
    #expect(
      TextRenderer(lines: .none).text(of: diagnostic)
        == "--set a.b=c: error[P104]: unknown key 'a'\n")
  }

  @Test func `colour adds nothing but escape sequences`() throws {
    let plain = render("  model: thetta", column: 10)
    let colored = render("  model: thetta", column: 10, colored: true)
    #expect(colored.contains("\u{1B}["))
    #expect(colored.replacing(try Regex("\u{1B}\\[[0-9;]*m"), with: "") == plain)
  }

  @Test func `problems are counted by severity`() {
    let list = [
      Diagnostic(.unknownModel, "a"), Diagnostic(.unknownKey, "b"), Diagnostic(.boundViolated, "c"),
    ]
    #expect(TextRenderer(lines: .none).text(of: list).hasSuffix("2 errors, 1 warning\n"))
    #expect(TextRenderer(lines: .none).text(of: []) == "")
  }
}
