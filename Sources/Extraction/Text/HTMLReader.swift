/// Reduces HTML to its text: tags, comments, scripts and styles go, entities become characters, and
/// block elements begin paragraphs.
///
/// - Complexity: O(bytes).
struct HTMLReader {
  private let file: [UInt8]
  private var place = 0
  /// False once a quote was never closed, so that the file is not read again for each further tag.
  private var heedsQuotes = true
  private(set) var text: [UInt8] = []
  private(set) var parts: [SourceText.Part] = []

  init(_ file: [UInt8]) { self.file = file }

  /// Reads the whole file.
  mutating func read() {
    while place < file.count {
      switch file[place] {
      case 0x3C where startsTag: tag()
      case 0x26: entity()
      default: copy()
      }
    }
  }

  /// Whether `<` begins a tag or comment, and is no sign in a formula.
  private var startsTag: Bool {
    guard place + 1 < file.count else { return false }
    let next = file[place + 1]
    return next == 0x21 || next == 0x2F || next == 0x3F || isLetter(next)
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private mutating func copy() {
    if let last = parts.last, last.isVerbatim, last.original.upperBound == place {
      parts[parts.count - 1].original = last.original.lowerBound..<place + 1
    } else {
      parts.append(
        SourceText.Part(start: text.count, original: place..<place + 1, isVerbatim: true))
    }
    text.append(file[place])
    place += 1
  }

  /// Puts characters in the place of some bytes of the file.
  private mutating func put(_ characters: some Sequence<UInt8>, for original: Range<Int>) {
    parts.append(SourceText.Part(start: text.count, original: original, isVerbatim: false))
    text.append(contentsOf: characters)
  }

  // MARK: Tags

  private mutating func tag() {
    let start = place
    if matches("<!--") {
      place = end(of: "-->", from: place + 4)
      return
    }
    place += 1
    let isClosing = place < file.count && file[place] == 0x2F
    if isClosing { place += 1 }
    var name = ""
    while place < file.count, isLetter(file[place]) || (0x30...0x39).contains(file[place]) {
      name.unicodeScalars.append(Unicode.Scalar(file[place] | 0x20))
      place += 1
    }
    skipAttributes()
    if !isClosing, Self.hidden.contains(name) {
      place = end(of: "</\(name)", from: place)
      while place < file.count, file[place - 1] != 0x3E { place += 1 }
    }
    if Self.blocks.contains(name) {
      put("\n\n".utf8, for: start..<place)
    } else if name == "br" {
      put("\n".utf8, for: start..<place)
    } else if name == "td" || name == "th" {
      // The cells of a row are one sentence.
      put(" ".utf8, for: start..<place)
    }
  }

  /// Goes past the `>` of a tag; those within quotes do not count.
  private mutating func skipAttributes() {
    var quote: UInt8?
    let start = place
    while place < file.count {
      let byte = file[place]
      place += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x3E {
        return
      } else if heedsQuotes, byte == 0x22 || byte == 0x27 {
        quote = byte
      }
    }
    // A quote that is never closed: the tag ends at the first `>`.
    heedsQuotes = false
    place = end(of: ">", from: start)
  }

  private func matches(_ word: String) -> Bool {
    file[place...].starts(with: word.utf8)
  }

  /// The place behind the next such word, whatever its case; the end where there is none.
  private func end(of word: String, from start: Int) -> Int {
    let word = Array(word.utf8)
    guard start + word.count <= file.count else { return file.count }
    for first in start...file.count - word.count
    where word.indices.allSatisfy({ lower(file[first + $0]) == word[$0] }) {
      return first + word.count
    }
    return file.count
  }

  private func lower(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  private static let hidden: Set<String> = ["script", "style", "noscript", "template", "svg"]
  private static let blocks: Set<String> = [
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "table", "tr", "title",
    "head",
    "body", "section", "article", "header", "footer", "nav", "aside", "main", "blockquote", "pre",
    "figure", "figcaption", "dl", "dt", "dd", "form", "hr", "option", "button", "script", "style",
  ]

  // MARK: Entities

  private mutating func entity() {
    let limit = min(file.count, place + 12)
    guard let end = file[place..<limit].firstIndex(of: 0x3B), end > place + 1,
      let character = Self.character(String(decoding: file[place + 1..<end], as: UTF8.self))
    else {
      copy()
      return
    }
    put(String(character).utf8, for: place..<end + 1)
    place = end + 1
  }

  private static func character(_ name: String) -> Character? {
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let value =
        digits.first == "x" || digits.first == "X"
        ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return value.flatMap(Unicode.Scalar.init).map(Character.init)
    }
    return named[name]
  }

  private static let named: [String: Character] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    "ensp": "\u{2002}",
    "emsp": "\u{2003}", "thinsp": "\u{2009}", "ndash": "–", "mdash": "—", "minus": "−", "yen": "¥",
    "euro": "€", "pound": "£", "cent": "¢", "middot": "·", "hellip": "…", "lsquo": "‘",
    "rsquo": "’",
    "ldquo": "“", "rdquo": "”", "times": "×", "deg": "°", "sect": "§", "bull": "•", "copy": "©",
  ]
}
