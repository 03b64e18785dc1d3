/// Texts that end with a zero byte and that C keeps.
enum CText {
  /// A copy of a text.
  static func copy(_ text: String) -> UnsafeMutablePointer<CChar> {
    let bytes = text.utf8CString
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
    for (index, byte) in bytes.enumerated() { unsafe (copy + index).initialize(to: byte) }
    return unsafe copy
  }

  /// Frees a copy; NULL is ignored.
  static func free(_ text: UnsafeMutablePointer<CChar>?) { unsafe text?.deallocate() }
}
