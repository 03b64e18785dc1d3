import Foundation
import Testing

@testable import Pipelines

@Suite struct JSONRendererTests {
  @Test func `the document has every part of a diagnostic`() throws {
    let list = [
      Diagnostic(
        .unknownModel, "unknown model 'thetta'",
        at: Pipelines.SourceLocation(file: "Pipelines/x.yaml", line: 12, column: 9),
        help: "did you mean 'theta'?"),
      Diagnostic(.duplicateRow, "a repeat"),
    ]
    let data = try JSONRenderer().data(of: list)
    #expect(
      String(decoding: data, as: UTF8.self) == """
        {
          "diagnostics" : [
            {
              "code" : "P101",
              "column" : 9,
              "file" : "Pipelines/x.yaml",
              "help" : "did you mean 'theta'?",
              "line" : 12,
              "message" : "unknown model 'thetta'",
              "severity" : "error",
              "title" : "unknown model"
            },
            {
              "code" : "D030",
              "message" : "a repeat",
              "severity" : "warning",
              "title" : "row given twice"
            }
          ],
          "errors" : 1,
          "notes" : 0,
          "warnings" : 1
        }

        """)
  }
}
