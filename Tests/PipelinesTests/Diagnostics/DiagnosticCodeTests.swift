import Testing

@testable import Pipelines

@Suite struct DiagnosticCodeTests {
  @Test(arguments: DiagnosticCode.allCases)
  func `every code is explained in full sentences`(code: DiagnosticCode) {
    let article = code.article
    #expect(!article.title.isEmpty && !article.title.hasSuffix("."))
    #expect(article.title.first?.isUppercase == false || article.title.hasPrefix("YAML"))
    for text in [article.meaning, article.reason, article.remedy] {
      #expect(text.hasSuffix("."))
      #expect(text.first?.isUppercase == true || text.first == "`")
      #expect(!text.contains("  "))
    }
  }

  @Test func `titles tell codes apart`() {
    let titles = DiagnosticCode.allCases.map(\.title)
    #expect(Set(titles).count == titles.count)
  }

  @Test(arguments: DiagnosticCode.allCases)
  func `a code is a layer's letter and three digits`(code: DiagnosticCode) {
    let raw = code.rawValue
    #expect(raw.count == 4 && raw.dropFirst().allSatisfy(\.isNumber))
    let layers: [DiagnosticCode.Layer: String] = [
      .file: "P0", .configuration: "P1", .data: "D0", .fit: "F0", .run: "R0",
    ]
    #expect(layers[code.layer] == String(raw.prefix(2)))
  }
}
