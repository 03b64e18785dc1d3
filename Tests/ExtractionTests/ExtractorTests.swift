import Indicators
import TestSupport
import Testing

@testable import Extraction

/// The proposals of a text.
func proposals(
  _ text: String, published: String? = nil, sheet: IndicatorSheet = IndicatorSheet(),
  format: SourceText.Format = .text
) -> [Proposal] {
  Extractor(sheet: sheet, published: published.flatMap { PublicationDate($0) })
    .result(of: SourceText(Array(text.utf8), format: format)).proposals
}

extension Proposal {
  /// `level 2025 at_least 1.2 trillion CNY observation`.
  var summary: String {
    [
      measure.rawValue, period?.description ?? "-", qualifier.rawValue,
      upperValue.map { "\(value)..\($0)" } ?? value, scale, unit,
      role == .target ? "target" : "",
    ].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

@Suite struct ExtractorTests {
  @Test(arguments: [
    ("Sales exceeded 1.2 trillion yuan in 2025.", ["level 2025 at_least 1.2 trillion CNY"]),
    (
      "Sales rose 8.9 percent in 2025 to 3.63 trillion yuan.",
      ["growth 2025 exact 8.9 %", "level 2025 exact 3.63 trillion CNY"]
    ),
    ("Sales fell by 4 billion dollars in 2024.", ["change 2024 exact -4 billion USD"]),
    ("Sales tripled from 2015 to 2020.", ["multiple 2015/2020 exact 3 ratio"]),
    (
      "Sales of 10.5 trillion yuan are expected over the 2021-2025 period.",
      ["cumulative 2021/2025 exact 10.5 trillion CNY target"]
    ),
    (
      "Sales stayed above 1 trillion yuan for the fourth consecutive year in 2025.",
      ["level 2022/2025 above 1 trillion CNY"]
    ),
    (
      "The margin rose 0.1 percentage points to 2.8 percent in 2024.",
      ["change 2024 exact 0.1 percentage points", "level 2024 exact 2.8 %"]
    ),
    ("The country ranked 10th in 2025.", ["rank 2025 exact 10 rank"]),
    (
      "Sales were between 3 and 3.5 billion euros in 2024.",
      ["level 2024 range 3..3.5 billion EUR"]
    ),
    (
      "By the end of June 2025, 346 services had been registered.",
      ["as_of 2025-06 exact 346 count"]
    ),
    (
      "In the first eleven months of 2025, sales came to $5m.",
      ["as_of 2025-11 exact 5 million USD"]
    ),
    ("In the third quarter of 2025 sales grew 6 percent.", ["growth 2025-Q3 exact 6 %"]),
    (
      "Sales of 900 billion yuan (about 126 billion U.S. dollars) were booked in 2024.",
      ["level 2024 exact 900 billion CNY"]
    ),
    (
      "2024年产值超过9000亿元,同比增长24%。",
      ["level 2024 at_least 9000 亿 CNY", "growth 2024 exact 24 %"]
    ),
    ("“十四五”期间,投入累计超过5万亿元。", ["cumulative 2021/2025 at_least 5 万亿 CNY"]),
    ("到2030年,产值力争达到三万亿元。", ["level 2030 exact 3 万亿 CNY target"]),
    (
      "2024年产值由2020年的7.8%提高到10.4%。",
      ["level 2020 exact 7.8 %", "level 2020 exact 10.4 %"]
    ),
  ])
  func `figures become statements`(text: String, expected: [String]) {
    #expect(proposals(text).map(\.summary) == expected)
  }

  @Test(arguments: [
    "The law of 2021 was amended on December 29, 2023.", "Page 12 of 48.", "1. Introduction",
    "See section 3.4 and Figure 12.", "Phone (010) 8888 6666.", "Swift 6.3 replaced 6.2.",
    "Flight 3U 8633 departs at 14:35.", "详见第214页表3。", "联系电话:010-65201234。", "ISO 9001 applies.",
    "2024年5月12日上午9时", "", "。", "COVID-19 began in 2019.",
  ])
  func `dates, names and codes are no statements`(text: String) {
    #expect(proposals(text).isEmpty)
  }

  @Test func `relative years need a date of publication`() throws {
    let text = "Last year sales reached 3 billion yuan."
    #expect(
      proposals(text, published: "2026-02-05").map(\.summary) == [
        "level 2025 exact 3 billion CNY"
      ])
    let open = try #require(proposals(text).first)
    #expect(open.period == nil)
    #expect(open.notes.contains(.relativeYear))
  }

  @Test func `a sentence takes period and subject from the one before, a paragraph does not`() {
    let sheet = IndicatorSheet([
      Indicator(
        id: "gerd", title: "R&D spending", unit: .currency(Currency(code: "CNY")), kind: .flow)
    ])
    let text = "R&D spending grew 8 percent in 2024. Its sum was 3.6 trillion yuan."
    let found = proposals(text, sheet: sheet)
    #expect(found.map { $0.indicator } == ["gerd", "gerd"])
    #expect(found.map { $0.period?.description } == ["2024", "2024"])
    #expect(found[1].notes.contains(.periodFromBefore))
    let apart = proposals(text.replacing(". ", with: ".\n\n"), sheet: sheet)
    #expect(apart.map { $0.period?.description } == ["2024", nil])
  }

  /// Floors for each part: figures that a change of rules may only raise.
  @Test(arguments: [("development", 0.98), ("held-out", 0.94)])
  func `labelled sentences are read with their fields`(part: String, floor: Double) throws {
    let labelled = try LabelledSentences()
    let sheet = try ShippedSheet.china()
    var right: [String: Int] = [:]
    var proposed = 0
    var expected = 0
    for sentence in labelled.sentences where sentence.part == part {
      let labels = labelled.labels[sentence.id] ?? []
      expected += labels.count
      let found = Extractor(sheet: sheet, published: sentence.published)
        .result(of: SourceText(Array(sentence.text.utf8), format: .text)).proposals
      proposed += found.count
      for proposal in found {
        guard let label = labels.first(where: { $0.span.overlaps(proposal.span) }) else { continue }
        if label.span == proposal.span { right["span", default: 0] += 1 }
        for column in StatementColumn.allCases {
          guard let text = label.cells[column.rawValue] else { continue }
          if proposal.cells[column] == text { right[column.rawValue, default: 0] += 1 }
        }
      }
    }
    #expect(expected > 70)
    #expect(right.count == 10)
    for (field, count) in right {
      #expect(
        Double(count) >= floor * Double(proposed), "precision of \(field): \(count)/\(proposed)")
      #expect(Double(count) >= floor * Double(expected), "recall of \(field): \(count)/\(expected)")
    }
  }
}
