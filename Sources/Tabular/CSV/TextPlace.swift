/// A place in a text file.
public struct TextPlace: Sendable, Hashable, Codable, Comparable {
  /// Line from 1; CRLF, LF and CR each end one.
  public let line: Int
  /// Column from 1, in Unicode scalars.
  public let column: Int

  /// A place.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Whether `lhs` comes first in the file.
  public static func < (lhs: TextPlace, rhs: TextPlace) -> Bool {
    (lhs.line, lhs.column) < (rhs.line, rhs.column)
  }
}

extension TextPlace {
  /// The place after some text.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8.
  ///   - range: the text to step over, from this place on.
  func advanced(over bytes: Span<UInt8>, _ range: Range<Int>) -> TextPlace {
    var line = line
    var column = column
    for index in range {
      switch bytes[index] {
      case .lineFeed where index > range.lowerBound && bytes[index - 1] == .carriageReturn: break
      case .lineFeed, .carriageReturn:
        line += 1
        column = 1
      case 0x80..<0xC0: break  // goes on with a character
      default: column += 1
      }
    }
    return TextPlace(line: line, column: column)
  }
}
