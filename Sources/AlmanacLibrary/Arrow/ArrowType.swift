import CAlmanac

/// The type of a column, as far as it is read.
indirect enum ArrowType: Sendable, Hashable {
  /// Bits, one a row.
  case boolean
  /// Whole numbers of 1, 2, 4 or 8 bytes.
  case integer(bytes: Int, isSigned: Bool)
  /// Numbers of 4 or 8 bytes.
  case float(bytes: Int)
  /// Texts by offsets of 4 or 8 bytes.
  case text(offsetBytes: Int)
  /// Texts by views.
  case textView
  /// Moments in units since 1970, of 4 or 8 bytes; with the format that says so.
  case moment(bytes: Int, unitsPerDay: Int, format: String)
  /// Numbers of values that are kept once.
  case dictionary(index: ArrowType, values: ArrowType)
  /// Anything else, by its format.
  case other(String)

  /// The type that a schema's format string gives.
  ///
  /// > Source: Arrow C data interface, "Data type description – format strings".
  private init(format: String) {
    self =
      switch format {
      case "b": .boolean
      case "c": .integer(bytes: 1, isSigned: true)
      case "C": .integer(bytes: 1, isSigned: false)
      case "s": .integer(bytes: 2, isSigned: true)
      case "S": .integer(bytes: 2, isSigned: false)
      case "i": .integer(bytes: 4, isSigned: true)
      case "I": .integer(bytes: 4, isSigned: false)
      case "l": .integer(bytes: 8, isSigned: true)
      case "L": .integer(bytes: 8, isSigned: false)
      case "f": .float(bytes: 4)
      case "g": .float(bytes: 8)
      case "u": .text(offsetBytes: 4)
      case "U": .text(offsetBytes: 8)
      case "vu": .textView
      case "tdD": .moment(bytes: 4, unitsPerDay: 1, format: format)
      case "tdm": .moment(bytes: 8, unitsPerDay: 86_400_000, format: format)
      default: Self.timestamp(format) ?? .other(format)
      }
  }

  /// `tsn:` or `tsu:UTC`; nil for other formats, and for local times of a zone, whose days cannot be
  /// told without its history.
  private static func timestamp(_ format: String) -> ArrowType? {
    let units: [(prefix: String, perDay: Int)] = [
      ("tss:", 86_400), ("tsm:", 86_400_000), ("tsu:", 86_400_000_000),
      ("tsn:", 86_400_000_000_000),
    ]
    guard let unit = units.first(where: { format.hasPrefix($0.prefix) }) else { return nil }
    let zone = String(format.dropFirst(unit.prefix.count))
    guard ["", "UTC", "Etc/UTC", "GMT", "Z", "+00:00"].contains(zone) else { return nil }
    return .moment(bytes: 8, unitsPerDay: unit.perDay, format: format)
  }

  /// The type of a column.
  ///
  /// - Parameter schema: a schema that has not been released.
  init(_ schema: UnsafePointer<ArrowSchema>) {
    let own = unsafe ArrowType(
      format: schema.pointee.format.map { unsafe String(cString: $0) } ?? "")
    guard let values = unsafe schema.pointee.dictionary else {
      self = own
      return
    }
    self = .dictionary(index: own, values: unsafe ArrowType(UnsafePointer(values)))
  }

  /// The type of the values, whether they are kept once or not.
  var values: ArrowType {
    if case .dictionary(_, let values) = self { values } else { self }
  }

  /// Whether its cells are read as numbers.
  var isNumeric: Bool {
    switch values {
    case .boolean, .integer, .float: true
    default: false
    }
  }

  /// Whether its cells are texts.
  var isText: Bool {
    switch values {
    case .text, .textView: true
    default: false
    }
  }

  /// Whether its cells are whole numbers.
  var isInteger: Bool { if case .integer = values { true } else { false } }

  /// The type in words, for messages.
  var words: String {
    switch self {
    case .boolean: "bool"
    case .integer(let bytes, let isSigned): "\(isSigned ? "int" : "uint")\(8 * bytes)"
    case .float(let bytes): "float\(8 * bytes)"
    case .text(let bytes): bytes == 4 ? "utf8" : "large_utf8"
    case .textView: "utf8_view"
    case .moment(_, _, let format): format.hasPrefix("td") ? "date" : "timestamp"
    case .dictionary(let index, let values): "a dictionary of \(values.words) by \(index.words)"
    case .other(let format):
      format.hasPrefix("ts") ? "a timestamp of a zone ('\(format)')" : "of the format '\(format)'"
    }
  }
}
