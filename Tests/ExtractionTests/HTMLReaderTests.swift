import Testing

@testable import Extraction

@Suite struct HTMLReaderTests {
  private func text(_ html: String) -> String {
    var reader = HTMLReader(Array(html.utf8))
    reader.read()
    return String(decoding: reader.text, as: UTF8.self)
  }

  @Test(arguments: [
    ("a <b>bold</b> word", "a bold word"), ("a&amp;b &#52;&#x32; &nope;", "a&b 42 &nope;"),
    ("<script>1 < 2</script>x", "\n\nx"), ("a<!-- 5 % -->b", "ab"), ("3 < 4", "3 < 4"),
    ("<a title=\"1 > 2\">x</a>", "x"), ("<a title=\"1>x</a>", "x"),
    ("<STYLE>p{}</Style>y", "\n\ny"),
    ("<!-- open", ""), ("<script>open", "\n\n"), ("<", "<"), ("&", "&"),
  ])
  func `markup goes and entities become characters`(html: String, expected: String) {
    #expect(text(html) == expected)
  }

  @Test func `spans are of the file, markup and entities included`() throws {
    let html = "<html><body><p>Sales were 1.2&nbsp;trillion <b>yuan</b> in 2025.</p><p>7</p>"
    let found = try #require(proposals(html, format: .html).first)
    let bytes = Array(html.utf8)
    #expect(String(decoding: bytes[found.span], as: UTF8.self) == "1.2&nbsp;trillion <b>yuan")
    #expect(found.value == "1.2" && found.scale == "trillion" && found.unit == "CNY")
  }

  @Test func `rows and paragraphs part sentences, cells do not`() {
    let html = "<table><tr><td>2025</td><td>3 million yuan</td></tr></table><p>Sales</p>"
    #expect(proposals(html, format: .html).map(\.sentence) == ["2025 3 million yuan"])
  }
}
