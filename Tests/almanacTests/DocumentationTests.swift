import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import almanac

/// What the README and the articles tell readers to type works.
@Suite struct DocumentationTests {
  private static let articles = repositoryRoot.appending(path: "Sources/almanac/Almanac.docc")

  /// Name and text of every page.
  private static func pages() throws -> [(name: String, text: String)] {
    let files = try FileManager.default.contentsOfDirectory(atPath: articles.path).sorted()
    let all =
      [repositoryRoot.appending(path: "README.md")] + files.map { articles.appending(path: $0) }
    return try all.map { ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) }
  }

  /// Fenced blocks of a language, in order.
  private func blocks(_ language: String, of text: String) -> [String] {
    text.components(separatedBy: "```\(language)\n").dropFirst().compactMap {
      $0.components(separatedBy: "\n```").first
    }
  }

  @Test func `commands in examples can be typed`() throws {
    var count = 0
    for (name, text) in try Self.pages() {
      let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      for line in lines {
        guard
          let start = line.range(
            of: #"^(\$ )?(\.build/release/)?almanac "#, options: .regularExpression)
        else { continue }
        let command = line[start.upperBound...].prefix { $0 != "#" && $0 != ">" }
        #expect(throws: Never.self, "\(name): \(line)") {
          _ = try Almanac.parseAsRoot(words(of: String(command)))
        }
        count += 1
      }
    }
    #expect(count >= 10)
  }

  /// Words as a shell splits them, double quotes respected.
  private func words(of command: String) -> [String] {
    var words: [String] = []
    for (index, part) in command.components(separatedBy: "\"").enumerated() {
      words += index % 2 == 1 ? [part] : part.split(separator: " ").map(String.init)
    }
    return words
  }

  @Test func `the first example gives the table that is shown`() throws {
    let text = try String(
      contentsOf: Self.articles.appending(path: "Getting-started.md"), encoding: .utf8)
    let folder = try TemporaryFolder()
    try folder.write(try #require(blocks("csv", of: text).first) + "\n", to: "figures.csv")
    try folder.write(try #require(blocks("yaml", of: text).first) + "\n", to: "mine.yaml")
    let outcome = try almanac(["run", "mine.yaml"], in: folder.url, columns: 120)
    #expect(outcome.status == 0)
    let shown = try #require(blocks("", of: text).first { $0.hasPrefix("indicator") })
    let table = outcome.output.split(separator: "\n").prefix(3).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    #expect(shown.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) } == table)
  }

  @Test func `scripts and test filters that are named exist`() throws {
    let tests = FileManager.default.enumerator(
      at: repositoryRoot.appending(path: "Tests"), includingPropertiesForKeys: nil)
    let names = (tests?.compactMap { ($0 as? URL)?.lastPathComponent } ?? []).joined(separator: " ")
    for (page, text) in try Self.pages() {
      for match in text.matches(of: /--filter ([A-Za-z]+)/) {
        #expect(names.contains(match.1), "\(page): \(match.1)")
      }
      for match in text.matches(of: /Benchmarks\/[a-z]+\/[a-z]+(\.py)?/) {
        let path = repositoryRoot.appending(path: String(match.0)).path
        #expect(FileManager.default.fileExists(atPath: path), "\(page): \(match.0)")
      }
    }
  }

  @Test func `pages that are linked exist`() throws {
    let pages = try Self.pages()
    for (page, text) in pages {
      for match in text.matches(of: /<doc:([A-Za-z-]+)>/) {
        #expect(pages.contains { $0.name == "\(match.1).md" }, "\(page): \(match.1)")
      }
    }
  }
}
