import Foundation
import TestSupport
import Testing

/// A program of the build beside the tests; nil where it was not built.
private func product(_ name: String) -> URL? {
  var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
  while folder.path != "/" {
    let candidate = folder.appending(path: name)
    if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
    folder = folder.deletingLastPathComponent()
  }
  return nil
}

private let valgrind = installed("valgrind")
private let objcopy = installed("objcopy")

/// The path of a tool of the system; nil without it.
private func installed(_ tool: String) -> String? {
  ["/usr/bin/\(tool)", "/usr/local/bin/\(tool)"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }
}

/// The program in C that calls the library's functions: Tests/CLibrary.
@Suite struct CProgramTests {
  @Test func `a program in C finds types, ownership, errors and threads as documented`() throws {
    let program = try #require(product("almanac-c-test"))
    let (status, output) = try run(program, [])
    #expect(status == 0, "\(output)")
    #expect(output.contains("all checks passed"))
  }

  @Test(.enabled(if: valgrind != nil && objcopy != nil))
  func `the program leaks nothing and reads nothing that is not its own`() throws {
    // Valgrind cannot read Swift's debugging information.
    let folder = try TemporaryFolder()
    let program = folder.url.appending(path: "program")
    let (copied, complaint) = try run(
      URL(filePath: try #require(objcopy)),
      ["--strip-debug", try #require(product("almanac-c-test")).path, program.path])
    #expect(copied == 0, "\(complaint)")
    let suppressions = repositoryRoot.appending(path: "Tests/CLibrary/swift-runtime.supp")
    let (status, output) = try run(
      URL(filePath: try #require(valgrind)),
      [
        "--quiet", "--error-exitcode=9", "--leak-check=full",
        "--errors-for-leak-kinds=definite,indirect", "--show-leak-kinds=definite,indirect",
        "--suppressions=\(suppressions.path)", program.path,
      ])
    #expect(status == 0, "\(output)")
  }

  private func run(_ program: URL, _ arguments: [String]) throws -> (Int32, String) {
    let files = try TemporaryFolder()
    let log = files.url.appending(path: "log")
    _ = FileManager.default.createFile(atPath: log.path, contents: nil)
    let handle = try FileHandle(forWritingTo: log)
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    return (
      process.terminationStatus, String(decoding: try Data(contentsOf: log), as: UTF8.self)
    )
  }
}
