import Testing

@testable import Extraction

/// A generator with a seed (SplitMix64).
private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite struct RandomTextTests {
  private static let pieces: [String] = [
    "1.2", "3,456", "2025", "2021-2025", "trillion", "yuan", "$", "percent", "more than", "up",
    "to",
    "between", "and", "from", "in", "last year", "first", "eleven", "months", "of", "14th",
    "Five-Year", "Plan", "ranked", "No.", "10th", "doubled", "by the end of", "June", ",", ".", "(",
    ")", "-", "–", "%", "US$", "bn", "one", "point", "two", "hundred", "twenty", "consecutive",
    "years", "超过", "3.63万亿元", "同比增长", "24%", "第10位", "“十四五”", "期间", "一点二万亿", "三", "千",
    "亿", "万", "十", "前", "11", "个月", "月底", "年", "至", "到", "2030年", "目标", "连续四年", "翻一番", "倍",
    "\n", "\n\n", "<p>", "</p>", "&nbsp;", "<!--", "<script>", "\"", "'", "&#x4e07;", "百分之", "点",
    "99999999999999999999", "9,999,999,999,999", "0.0", "1.2.3", "２０２５", "兆", "多", "余",
  ]

  /// Bytes with digits, of the texts that figures are made of, or of anything.
  private func bytes(_ generator: inout Generator, isText: Bool) -> [UInt8] {
    let count = Int.random(in: 0...60, using: &generator)
    guard isText else {
      return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
    return (0..<count).flatMap { _ -> [UInt8] in
      let piece = Self.pieces.randomElement(using: &generator) ?? ""
      let space = Bool.random(using: &generator) ? " " : ""
      return Array((piece + space).utf8)
    }
  }

  @Test(arguments: [true, false], SourceText.Format.allCases)
  func `no text ends the program, and spans lie in the file and hold the figure`(
    isText: Bool, format: SourceText.Format
  ) throws {
    var generator = Generator(state: 20_260_205)
    var found = 0
    for _ in 0..<4_000 {
      let file = bytes(&generator, isText: isText)
      let result = Extractor().result(of: SourceText(file, format: format))
      for proposal in result.proposals {
        found += 1
        #expect(0 <= proposal.span.lowerBound && proposal.span.upperBound <= file.count)
        #expect(!proposal.span.isEmpty)
        guard proposal.span.upperBound <= file.count else { continue }
        let printed = String(decoding: file[proposal.span], as: UTF8.self)
        #expect(holds(printed, proposal), "\(printed): \(proposal.summary)")
      }
    }
    if isText { #expect(found > 500) }
  }

  /// Whether a printed figure has the digits of its value, or is in words.
  private func holds(_ printed: String, _ proposal: Proposal) -> Bool {
    // Digits of an entity are no digits of the text.
    if printed.contains("&#") { return true }
    var plain = ""
    for scalar in printed.unicodeScalars {
      plain.unicodeScalars.append(Unicode.Scalar(Scalars.folded(scalar.value)) ?? scalar)
    }
    let digits = proposal.value.filter { $0 != "-" }
    if let upper = proposal.upperValue, plain.contains(upper) { return true }
    return plain.contains(digits) || !plain.contains { ("0"..."9").contains($0) }
  }

  @Test func `the same text gives the same proposals`() {
    let text = "R&D rose 8.9% in 2024 to 3.63 trillion yuan. 2025年增长24%,达3万亿元。"
    #expect(proposals(text) == proposals(text))
    #expect(proposals(text).count == 4)
  }

  @Test func `work grows with the text and not faster`() {
    // Sentences are cut after so many tokens, whatever a text without stops has.
    let text = String(repeating: "1 % ", count: 5_000)
    var longest = 0
    for sentence in Sentences(Array(text.utf8)) { longest = max(longest, sentence.tokens.count) }
    #expect(longest == 200)
  }
}
