import Foundation
import TestSupport

/// What a run of the built program gave.
struct Outcome {
  let status: Int32
  let output: String
  let errors: String
}

/// The program as built beside the tests.
let builtBinary: URL = {
  // The test bundle lies in the products' folder, beside the executable.
  let bundle = URL(filePath: CommandLine.arguments[0])
  var folder = bundle.deletingLastPathComponent()
  while folder.path != "/" {
    let candidate = folder.appending(path: "almanac")
    if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
    folder = folder.deletingLastPathComponent()
  }
  return repositoryRoot.appending(path: ".build/debug/almanac")
}()

/// Runs the built program in a folder and waits for its end.
func almanac(
  _ arguments: [String], in folder: URL = repositoryRoot, input: String? = nil, columns: Int = 100
) throws -> Outcome {
  let process = Process()
  process.executableURL = builtBinary
  process.arguments = arguments
  process.currentDirectoryURL = folder
  var environment = ProcessInfo.processInfo.environment
  environment["NO_COLOR"] = "1"
  environment["COLUMNS"] = "\(columns)"
  process.environment = environment
  let files = try TemporaryFolder()
  let output = files.url.appending(path: "stdout")
  let errors = files.url.appending(path: "stderr")
  _ = FileManager.default.createFile(atPath: output.path, contents: nil)
  _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
  process.standardOutput = try FileHandle(forWritingTo: output)
  process.standardError = try FileHandle(forWritingTo: errors)
  // An empty file, not the null device: what the process opens for that can be gone when it starts.
  let source = files.url.appending(path: "stdin")
  try Data((input ?? "").utf8).write(to: source)
  process.standardInput = try FileHandle(forReadingFrom: source)
  try process.run()
  process.waitUntilExit()
  return Outcome(
    status: process.terminationStatus,
    output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
    errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
}
