/// Words of scales with the spelling that statements use and their power of ten.
struct ScaleWord: Sendable {
  /// As in the `scale` column.
  let spelling: String
  /// Power of ten.
  let power: Int

  private init(_ spelling: String, _ power: Int) {
    self.spelling = spelling
    self.power = power
  }

  /// Words behind digits or number words.
  static let table = PhraseTable<ScaleWord>([
    ("thousand|thousands", ScaleWord("thousand", 3)),
    ("million|millions|mn|mln|mio|mil", ScaleWord("million", 6)),
    ("billion|billions|bn|bln|bil", ScaleWord("billion", 9)),
    ("trillion|trillions|trn|tn|trln|tril|tln", ScaleWord("trillion", 12)),
    ("百", ScaleWord("百", 2)), ("千", ScaleWord("千", 3)),
    ("万|萬", ScaleWord("万", 4)), ("十万", ScaleWord("十万", 5)),
    ("百万|百萬", ScaleWord("百万", 6)), ("千万|千萬", ScaleWord("千万", 7)),
    ("亿|億", ScaleWord("亿", 8)), ("十亿|十億", ScaleWord("十亿", 9)),
    ("百亿|百億", ScaleWord("百亿", 10)), ("千亿|千億", ScaleWord("千亿", 11)),
    ("万亿|萬億", ScaleWord("万亿", 12)),
    // What it means depends on the place: 10^12 in Taiwan and Japan.
    ("兆", ScaleWord("1e12", 12)),
  ])

  /// Single letters, which are scales behind a sum of money alone: `$5m`.
  static let letters: [String: ScaleWord] = [
    "k": ScaleWord("thousand", 3), "m": ScaleWord("million", 6), "b": ScaleWord("billion", 9),
    "t": ScaleWord("trillion", 12),
  ]

  /// The scale of one or more English or Chinese words within a number in words.
  static func spelled(_ power: Int) -> String {
    [3: "thousand", 6: "million", 9: "billion", 12: "trillion"][power] ?? ""
  }
}
