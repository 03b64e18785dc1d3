import Foundation
import TestSupport

/// One Swift file of the sources, with its lines.
struct SourceFile {
  let path: String
  let lines: [Substring]

  /// The modules that the file imports.
  var imports: [String] {
    lines.compactMap { line in
      let words = line.split(separator: " ")
      guard let keyword = words.firstIndex(of: "import"), keyword <= 2,
        words[..<keyword].allSatisfy({ $0.hasPrefix("@") || accessLevels.contains($0) })
      else { return nil }
      return words.last.map { String($0.prefix { $0 != "." }) }
    }
  }
}

private let accessLevels: Set<Substring> = ["public", "package", "internal", "private"]

/// The folders below `Sources`, one a target.
func sourceTargets() throws -> [String] {
  try FileManager.default.contentsOfDirectory(
    atPath: repositoryRoot.appending(path: "Sources").path
  ).sorted()
}

/// Every Swift file below a folder of the repository, in order of its path.
func swiftFiles(below folder: String) throws -> [SourceFile] {
  let top = repositoryRoot.appending(path: folder).path
  return try FileManager.default.subpathsOfDirectory(atPath: top).sorted()
    .filter { $0.hasSuffix(".swift") }
    .map { path in
      let text = try String(contentsOfFile: "\(top)/\(path)", encoding: .utf8)
      return SourceFile(
        path: path, lines: text.split(separator: "\n", omittingEmptySubsequences: false))
    }
}
