import Foundation
import TestSupport
import Testing

@testable import Pipelines

/// Runs every file of `Transcripts/`: inputs, `----`, and what `almanac check` says of them.
///
/// `RECORD_SNAPSHOTS=1 swift test` writes what is said now; CI refuses that.
@Suite struct TranscriptTests {
  static let folder = repositoryRoot.appending(path: "Tests/PipelinesTests/Transcripts")

  static let names: [String] = {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return all.filter { $0.hasSuffix(".transcript") }.sorted()
  }()

  @Test func `there are transcripts`() {
    #expect(Self.names.count >= 30)
  }

  @Test(arguments: names) func `diagnostics read as recorded`(name: String) throws {
    let place = Self.folder.appending(path: name)
    let transcript = try Transcript(String(contentsOf: place, encoding: .utf8))
    let output = try transcript.run()
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try #require(ProcessInfo.processInfo.environment["CI"] == nil, "CI records nothing")
      try transcript.text(output: output).write(to: place, atomically: true, encoding: .utf8)
    } else {
      #expect(output == transcript.expected)
    }
  }
}

/// A transcript file.
///
/// Lines with `#` at the top describe it, `# --set K=V` lines are arguments; `==== NAME` starts an
/// input file, `==== NAME (escaped)` one in which `\xHH`, `\t` and `\\` stand for bytes and the last
/// line break does not count, `==== NAME/` a folder; `----` ends the inputs.
struct Transcript {
  private let header: [String]
  private let files: [(title: String, body: String)]
  private let inputs: String
  let expected: String

  init(_ text: String) throws {
    let parts = text.components(separatedBy: "\n----\n")
    try #require(parts.count == 2, "a transcript has one line of ----")
    inputs = parts[0]
    expected = parts[1]
    var header: [String] = []
    var files: [(title: String, body: String)] = []
    for line in parts[0].components(separatedBy: "\n") {
      if line.hasPrefix("==== ") {
        files.append((String(line.dropFirst(5)), ""))
      } else if files.isEmpty {
        header.append(line)
      } else {
        files[files.count - 1].body += line + "\n"
      }
    }
    try #require(header.first?.hasPrefix("# ") == true, "a transcript starts with its purpose")
    self.header = header
    self.files = files
  }

  /// The arguments of `--set`.
  private var overrides: [String] {
    header.filter { $0.hasPrefix("# --set ") }.map { String($0.dropFirst(8)) }
  }

  /// What the check prints, with paths seen from the inputs' folder.
  func run() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "almanac-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (title, body) in files {
      let name = title.replacingOccurrences(of: " (escaped)", with: "")
      let place = folder.appending(path: name)
      if name.hasSuffix("/") {
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      } else {
        let data = name == title ? Data(body.utf8) : try Self.unescaped(body)
        try FileManager.default.createDirectory(
          at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: place)
      }
    }
    let pipeline = folder.appending(path: "pipeline.yaml").path
    let diagnostics = Check.run(file: pipeline, overrides: overrides)
    let text = diagnostics.isEmpty ? "no problems found\n" : TextRenderer().text(of: diagnostics)
    return text.replacingOccurrences(of: folder.path + "/", with: "")
  }

  /// The transcript with another output.
  func text(output: String) -> String { inputs + "\n----\n" + output }

  private static func unescaped(_ text: String) throws -> Data {
    var data = Data()
    var rest = text.dropLast()[...]
    while let character = rest.first {
      rest = rest.dropFirst()
      guard character == "\\", let kind = rest.first else {
        data.append(contentsOf: String(character).utf8)
        continue
      }
      rest = rest.dropFirst()
      switch kind {
      case "x":
        data.append(try #require(UInt8(rest.prefix(2), radix: 16)))
        rest = rest.dropFirst(2)
      case "t": data.append(0x09)
      case "r": data.append(0x0D)
      case "n": data.append(0x0A)
      default: data.append(contentsOf: String(kind).utf8)
      }
    }
    return data
  }
}
