import Foundation
import TestSupport
import Testing

@testable import Tabular

@Suite struct CSVFileTests {
  @Test func `a file is read like its bytes`() throws {
    let folder = try TemporaryFolder()
    let url = folder.url.appending(path: "panel.csv")
    let rows = (0..<30_000).map { "series-\($0 / 30),\(1990 + $0 % 30),\($0).5" }
    let text = (["unique_id,ds,y"] + rows).joined(separator: "\r\n")
    try Data(text.utf8).write(to: url)
    let reader = TableReader(layout: .long)
    let fromFile = try reader.read(path: url.path)
    let fromBytes = try reader.read(Array(text.utf8))
    #expect(fromFile.rowCount == 30_000)
    #expect(fromFile.entries.count == 1000)
    for (a, b) in zip(fromFile.entries, fromBytes.entries) {
      #expect(try a.outcome.get() == b.outcome.get())
    }
  }

  @Test func `a missing file and a folder are said to be so`() throws {
    #expect(throws: CSVError.unreadable(path: "/no/such.csv", reason: "there is no such file")) {
      _ = try CSVReader(path: "/no/such.csv")
    }
    let folder = try TemporaryFolder()
    let path = folder.url.path
    #expect(throws: CSVError.unreadable(path: path, reason: "it is a folder")) {
      _ = try CSVReader(path: path)
    }
  }
}
