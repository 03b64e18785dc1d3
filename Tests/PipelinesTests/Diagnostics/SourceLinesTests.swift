import Foundation
import Testing

@testable import Pipelines

@Suite struct SourceLinesTests {
  @Test(arguments: [
    ("a\nb\nc", [1: "a", 2: "b", 3: "c"]), ("a\r\nb\r\n", [1: "a", 2: "b"]),
    ("a\rb\rc\r", [1: "a", 2: "b", 3: "c"]), ("\n\nc\n", [1: "", 2: "", 3: "c"]), ("", [1: ""]),
    ("\u{FEFF}a\n", [1: "a"]),
  ])
  func `lines end as readers count them`(text: String, expected: [Int: String]) {
    #expect(SourceLines.texts(ofLines: [1, 2, 3, 7], in: Data(text.utf8)) == expected)
  }

  @Test func `bytes that are no text are shown as replacement characters`() {
    let lines = SourceLines.texts(ofLines: [1], in: Data([0x61, 0xFF, 0x62]))
    #expect(lines == [1: "a\u{FFFD}b"])
  }
}
