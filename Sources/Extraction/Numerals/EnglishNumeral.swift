extension Numeral {
  /// Reads `one point two trillion`, `two hundred and ten`, `twenty-four`.
  static func english(_ tokens: [Token], at place: Int) -> Numeral? {
    var reader = EnglishReader(tokens: tokens, place: place)
    guard reader.readGroup() else { return nil }
    return reader.finish(from: place)
  }
}

/// Reads number words from left to right.
private struct EnglishReader {
  let tokens: [Token]
  var place: Int
  /// What has been closed by a scale word, and the group that is open.
  private var total = 0
  private var group = 0
  private var fraction = ""
  private var lastPower = 0

  init(tokens: [Token], place: Int) {
    self.tokens = tokens
    self.place = place
  }

  /// Reads all groups; whether there is at least one word.
  mutating func readGroup() -> Bool {
    guard word(at: place) != nil || startsHundred else { return false }
    if startsHundred {
      group = 1
      place += 1
    }
    while place < tokens.count {
      if let value = word(at: place) {
        // `twenty four` is one number, `four twenty` is two.
        if group % 100 != 0, !(group % 10 == 0 && value < 10 && group % 100 >= 20) { break }
        group += value
        place += 1
      } else if tokens[place].text == "hundred", (1..<100).contains(group) {
        group *= 100
        place += 1
      } else if let power = NumberWords.englishPowers[tokens[place].text], group > 0,
        lastPower == 0 || power < lastPower
      {
        close(power)
      } else if isJoint {
        place += 1
      } else if tokens[place].text == "point", let digit = word(at: place + 1), digit < 10 {
        readFraction()
        break
      } else {
        break
      }
      if lastPower > 0, group == 0, word(at: place) == nil, !isJoint { break }
    }
    return true
  }

  /// `a hundred`.
  private var startsHundred: Bool {
    tokens[place].text == "a" && place + 1 < tokens.count && tokens[place + 1].text == "hundred"
  }

  /// A hyphen or an `and` with a number word behind it.
  private var isJoint: Bool {
    guard word(at: place + 1) != nil else { return false }
    if tokens[place].text == "-" { return !tokens[place].followsBlank && group % 100 >= 20 }
    return tokens[place].text == "and" && group >= 100 && group % 100 == 0
  }

  private mutating func close(_ power: Int) {
    let product = group.multipliedReportingOverflow(by: Self.powerOfTen(power))
    total = product.overflow ? total : total + product.partialValue
    group = 0
    lastPower = power
    place += 1
  }

  private mutating func readFraction() {
    place += 1
    while let digit = word(at: place), digit < 10 {
      fraction += "\(digit)"
      place += 1
    }
  }

  private func word(at place: Int) -> Int? {
    place < tokens.count ? NumberWords.english[tokens[place].text] : nil
  }

  private static func powerOfTen(_ power: Int) -> Int {
    (0..<power).reduce(1) { product, _ in product * 10 }
  }

  /// The numeral: a single scale word at the end stays the scale.
  func finish(from start: Int) -> Numeral {
    var numeral = Numeral(
      value: "\(group)", scale: "", power: 0, tokens: start..<place, isSpelled: true)
    if !fraction.isEmpty {
      numeral.value = "\(group).\(fraction)"
      numeral.takeScale(tokens)
    } else if lastPower > 0, group == 0, total % Self.powerOfTen(lastPower) == 0 {
      numeral.value = "\(total / Self.powerOfTen(lastPower))"
      (numeral.scale, numeral.power) = (ScaleWord.spelled(lastPower), lastPower)
    } else if lastPower > 0 {
      numeral.value = "\(total + group)"
    }
    return numeral
  }
}
