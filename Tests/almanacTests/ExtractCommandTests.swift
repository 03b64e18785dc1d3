import Foundation
import TestSupport
import Testing

@Suite struct ExtractCommandTests {
  private static let page = """
    <html><body><h1>Turnover</h1>
    <p>Turnover of the group exceeded 1.2 billion euros in 2023, up 9.5 percent from 2022.</p>
    <p>Turnover was 1.34 billion euros in 2024. It is expected to reach 2 billion euros by 2030.</p>
    <p>Page 3 of 12. Call 010 555 0199.</p></body></html>
    """
  private static let sheet = """
    turnover: { title: Turnover, aliases: [Umsatz], unit: EUR, kind: flow }

    """

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Self.page, to: "page.html")
    try folder.write(Self.sheet, to: "indicators.yaml")
    try folder.write(
      "pipeline: mine\ningest: [{ statements: proposed.csv }]\nproject: { until: 2026 }\n",
      to: "mine.yaml")
    return folder
  }

  private let extraction = [
    "extract", "page.html", "--sheet", "indicators.yaml", "--published", "2025-02-05",
    "--publisher", "Annual report", "--source", "report-2024", "--output", "proposed.csv",
  ]

  @Test func `proposals become forecasts after a review, and not before`() throws {
    let folder = try folder()
    let extracted = try almanac(extraction, in: folder.url)
    #expect(extracted.status == 0, "\(extracted.errors)")
    #expect(extracted.errors.hasPrefix("4 statements proposed from "))

    // Nothing is fit yet, and nothing is wrong.
    let before = try almanac(["run", "mine.yaml"], in: folder.url)
    #expect(before.output.contains("no forecast"))

    let review = try almanac(
      ["review", "proposed.csv"], in: folder.url, input: "a\na\nx\ne note=read twice\na\nb\nr\nr\n")
    #expect(review.status == 0, "\(review.errors)")
    #expect(review.errors.contains("'x' is no key"))
    #expect(review.output.contains("2 accepted, 2 rejected, 0 still proposed"))

    let checked = try almanac(["check", "mine.yaml"], in: folder.url)
    #expect(checked.status == 0, "\(checked.output)")
    #expect(!checked.output.contains("D003"))
    let run = try almanac(["run", "mine.yaml"], in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("Turnover"))
    #expect(!run.output.contains("no forecast"))
    let text = try String(
      contentsOf: folder.url.appending(path: "proposed.csv"), encoding: .utf8)
    #expect(text.contains("read twice") && text.contains("accepted"))
  }

  @Test func `spans and hashes lead back to the page`() throws {
    let folder = try folder()
    let outcome = try almanac(Array(extraction.dropLast(2)) + ["--format", "json"], in: folder.url)
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
    let printed = try rows.map { row in
      let span = try #require(row["span"] as? [Int])
      return String(decoding: Array(Self.page.utf8)[span[0]..<span[1]], as: UTF8.self)
    }
    #expect(
      printed == [
        "1.2 billion euros", "9.5 percent", "1.34 billion euros", "2 billion euros",
      ])
    #expect(rows.allSatisfy { ($0["sentence_sha256"] as? String)?.count == 64 })
    #expect(
      rows.map { $0["role"] as? String } == [
        "observation", "observation", "observation", "target",
      ])
  }

  @Test func `standard input, tables and empty results`() throws {
    let outcome = try almanac(
      ["extract", "-", "--format", "table"], input: "Sales were 3 million yuan in 2024.")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("3 million CNY"))
    let none = try almanac(["extract", "-"], input: "Nothing here.")
    #expect(none.status == 0)
    #expect(none.output.hasPrefix("indicator,period,"))
    #expect(none.output.split(separator: "\n").count == 1)
  }

  @Test(arguments: [
    ("empty.txt", Data(" \n".utf8), "P003"), ("latin.txt", Data([0x31, 0xE9, 0x20]), "P004"),
    ("zero.txt", Data([0x31, 0x00]), "P004"), ("wide.txt", Data([0xFF, 0xFE, 0x31, 0x00]), "P004"),
  ])
  func `what is no text is rejected with its place`(name: String, data: Data, code: String) throws {
    let folder = try TemporaryFolder()
    try data.write(to: folder.url.appending(path: name))
    let outcome = try almanac(["extract", name], in: folder.url)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("\(name)") && outcome.errors.contains("error[\(code)]"))
  }

  @Test func `a missing file and a wrong date are refused`() throws {
    #expect(try almanac(["extract", "no-such.txt"]).status == 2)
    #expect(try almanac(["extract", "-", "--published", "yesterday"], input: "x").status == 64)
  }

  @Test func `a review without answers says what it needs and changes nothing`() throws {
    let folder = try folder()
    _ = try almanac(extraction, in: folder.url)
    let file = folder.url.appending(path: "proposed.csv")
    let before = try Data(contentsOf: file)
    let outcome = try almanac(["review", "proposed.csv"], in: folder.url)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("pipe keys"))
    #expect(try Data(contentsOf: file) == before)
  }

  @Test func `decisions before an interruption stay`() throws {
    let folder = try folder()
    _ = try almanac(extraction, in: folder.url)
    // The answers end in the middle.
    let outcome = try almanac(["review", "proposed.csv"], in: folder.url, input: "a\n")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("1 accepted, 0 rejected, 3 still proposed"))
    let again = try almanac(["review", "proposed.csv"], in: folder.url, input: "q\n")
    #expect(again.output.contains("[1/3]"))
  }

  @Test func `a row with holes is not accepted until they are filled`() throws {
    let folder = try folder()
    try folder.write("Profit was 3 million euros.", to: "page.txt")
    _ = try almanac(["extract", "page.txt", "--output", "proposed.csv"], in: folder.url)
    // Holes of proposed rows are no errors of the pipeline's.
    let open = try almanac(["check", "mine.yaml"], in: folder.url)
    #expect(open.output.contains("D022") && !open.output.contains("error[D004]"))
    let outcome = try almanac(
      ["review", "proposed.csv"], in: folder.url,
      input: "a\ne\nindicator=profit\ne perod=2024\ne period=2024\na\n")
    #expect(outcome.errors.contains("'indicator' is empty"))
    #expect(outcome.errors.contains("did you mean 'period'?"))
    #expect(outcome.output.contains("1 accepted"))
    #expect(try almanac(["check", "mine.yaml"], in: folder.url).status == 0)
  }
}
