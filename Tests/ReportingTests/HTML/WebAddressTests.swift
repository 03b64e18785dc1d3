import Testing

@testable import Reporting

@Suite struct WebAddressTests {
  @Test(arguments: [
    "https://example.org/a?b=c&d=e#f", "http://example.org", "HTTPS://EXAMPLE.ORG/%E4%B8%87",
  ])
  func `addresses of the web are linked to`(address: String) {
    #expect(WebAddress.link(address) == address)
  }

  @Test(arguments: [
    "", "javascript:alert(1)", "JavaScript://example.org/%0aalert(1)", "data:text/html,x",
    "file:///etc/passwd", "//example.org", "/a", "a.html", "https://", "http://a b",
    "https://example.org/\n", " https://example.org", "java\tscript:alert(1)", "vbscript:x",
  ])
  func `nothing else is`(address: String) {
    #expect(WebAddress.link(address) == nil)
  }
}

@Suite struct SectionNamesTests {
  @Test func `every section has a name of its own, whatever the series are called`() {
    let names = SectionNames.names(
      for: ["gerd", "gerd!", "gerd?", "国内", "国外", "a b", "a-b", "\"><script>", "gerd--2", ""])
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(name.section.hasPrefix("series-"))
      #expect(
        name.section.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
    }
    #expect(names[0].section == "series-gerd")
  }
}
