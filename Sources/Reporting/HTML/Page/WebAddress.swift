/// An address that a page may link to.
enum WebAddress {
  /// The address where it is one of the web; nil for any other scheme, for relative addresses, and for
  /// texts with blanks or control characters.
  static func link(_ text: String) -> String? {
    let lower = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: { lower.hasPrefix($0) }),
      text.count > scheme.count,
      !text.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F })
    else { return nil }
    return text
  }
}
