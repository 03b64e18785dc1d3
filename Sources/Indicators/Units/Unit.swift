/// The unit of a figure.
public enum Unit: Sendable, Hashable, Codable {
  /// An amount of money.
  case currency(Currency)
  /// The price of one currency in another: `CNY per USD`.
  case rate(of: Currency, per: Currency)
  /// An amount at purchasing power parity: `PPP USD`; never converted by market rates.
  case purchasingPower(Currency)
  /// Percent, of whatever the indicator says.
  case percent
  /// A difference between two percentages.
  case percentagePoints
  /// Things counted.
  case count
  /// A place in a ranking.
  case rank
  /// A pure number, as for a multiple.
  case ratio
  /// Any other unit, by its text; comparable only with itself. Empty where none is given.
  case other(String)

  /// Whether an amount in this unit can be expressed in another: the same unit, or two currencies.
  public func isConvertible(to other: Unit) -> Bool {
    if case .currency = self, case .currency = other { return true }
    return self == other
  }
}

extension Unit {
  /// Reads a unit.
  ///
  /// - Parameter text: an ISO 4217 code, `A per B` and `PPP A` for codes A and B, `%`,
  ///   `percentage points`, `count`, `rank`, `ratio`, or any other text, which is then comparable
  ///   only with itself.
  /// - Throws: the word that was meant where the text is a known unit in another spelling, such as
  ///   `RMB`, `usd` or `percent`: taking it for a unit of its own would split the indicator.
  public init(_ text: String) throws(UnknownWord) {
    let words = text.split(separator: " ").map(String.init)
    if let meant = Self.aliases[text.lowercased()], meant != text {
      throw UnknownWord(text, admissible: Self.words, meant: meant)
    }
    if let unit = Self.named[text] {
      self = unit
    } else if words.count == 3, words[1] == "per", Self.areCodes(words[0], words[2]) {
      self = .rate(of: Currency(code: words[0]), per: Currency(code: words[2]))
    } else if words.count == 2, words[0] == "PPP", Self.areCodes(words[1]) {
      self = .purchasingPower(Currency(code: words[1]))
    } else if Self.areCodes(text) {
      self = .currency(Currency(code: text))
    } else if Self.areCodes(text.uppercased()) {
      throw UnknownWord(text, admissible: Self.words, meant: text.uppercased())
    } else {
      self = .other(text)
    }
  }

  /// The words with a meaning of their own, besides currency codes.
  public static let words = ["%", "percentage points", "count", "rank", "ratio"]

  private static func areCodes(_ codes: String...) -> Bool {
    codes.allSatisfy { Currency(code: $0).isKnown }
  }

  private static let named: [String: Unit] = [
    "%": .percent, "percentage points": .percentagePoints, "count": .count, "rank": .rank,
    "ratio": .ratio,
  ]

  private static let aliases: [String: String] = [
    "rmb": "CNY", "yuan": "CNY", "renminbi": "CNY", "¥": "CNY", "元": "CNY", "人民币": "CNY",
    "$": "USD", "us$": "USD", "dollar": "USD", "dollars": "USD", "美元": "USD",
    "€": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "yen": "JPY",
    "percent": "%", "per cent": "%", "pct": "%", "％": "%", "percentage": "%",
    "pp": "percentage points", "percentage point": "percentage points",
    "count": "count", "counts": "count", "number": "count", "rank": "rank", "ranks": "rank",
    "place": "rank", "ratio": "ratio", "times": "ratio", "multiple": "ratio",
  ]
}

extension Unit: CustomStringConvertible {
  /// As it is written in files.
  public var description: String {
    switch self {
    case .currency(let currency): currency.code
    case .rate(let of, let per): "\(of.code) per \(per.code)"
    case .purchasingPower(let currency): "PPP \(currency.code)"
    case .percent: "%"
    case .percentagePoints: "percentage points"
    case .count: "count"
    case .rank: "rank"
    case .ratio: "ratio"
    case .other(let text): text
    }
  }
}
