import Testing

@testable import Statistics

@Suite struct PhiloxTests {
  /// Known-answer vectors that Random123 publishes (`kat_vectors`, philox4x32, 10 rounds).
  struct Vector: Sendable {
    let counter: [UInt32]
    let key: [UInt32]
    let expected: [UInt32]
  }

  static let vectors = [
    Vector(
      counter: [0, 0, 0, 0], key: [0, 0],
      expected: [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
    Vector(
      counter: [0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff],
      key: [0xffff_ffff, 0xffff_ffff],
      expected: [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]),
    Vector(
      counter: [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
      key: [0xa409_3822, 0x299f_31d0],
      expected: [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]),
  ]

  @Test(arguments: vectors)
  func `ten rounds give the published answers`(vector: Vector) {
    func pair(_ words: [UInt32], _ i: Int) -> UInt64 {
      UInt64(words[i + 1]) << 32 | UInt64(words[i])
    }
    let block = Philox.block(
      counter: pair(vector.counter, 0), lane: pair(vector.counter, 2),
      key: (vector.key[0], vector.key[1]))
    #expect(block.0 == pair(vector.expected, 0))
    #expect(block.1 == pair(vector.expected, 2))
  }
}
