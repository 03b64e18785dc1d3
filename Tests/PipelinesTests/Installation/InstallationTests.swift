import Foundation
import TestSupport
import Testing

@testable import Pipelines

@Suite struct InstallationTests {
  @Test func `libraries are named and compute what they should`() throws {
    let found = Installation.numerics
    #expect(found.map(\.name) == ["BLAS and LAPACK", "arithmetic", "vectors"])
    #expect(found[0].text.contains("OpenBLAS") && found[0].text.hasSuffix("1 thread"))
    #expect(Installation(found).isSound)
  }

  @Test func `a store is tried and leaves nothing behind`() throws {
    let folder = try TemporaryFolder()
    let found = Installation.storage(in: folder.url.path)
    #expect(found.map(\.name) == ["store", "sizes"])
    #expect(found[0].state == .good && found[0].text.contains("SQLite 3."))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }

  @Test func `a store that is there is counted, a damaged one is told of`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: ".almanac/store.sqlite").path
    let store = try Store(path: path)
    _ = try store.begin(pipeline: "p.yaml", origin: RunOrigin(text: ""))
    #expect(Installation.storage(in: folder.url.path)[1].text.hasPrefix("1 in "))
    let other = try TemporaryFolder()
    try other.write("no store", to: ".almanac/store.sqlite")
    let found = Installation(Installation.storage(in: other.url.path))
    #expect(!found.isSound && found.findings[1].state == .bad)
  }

  @Test func `a folder that cannot be written to fails`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a file", to: "blocked")
    let found = Installation.storage(in: folder.url.appending(path: "blocked").path)
    #expect(found[0].state == .bad && found[0].help != nil)
  }

  @Test func `sizes are written for people`() {
    #expect(Installation.text(ofBytes: 900) == "900 bytes")
    #expect(Installation.text(ofBytes: 1536) == "1.5 KiB")
    #expect(Installation.text(ofBytes: 3 << 30) == "3.0 GiB")
  }
}
