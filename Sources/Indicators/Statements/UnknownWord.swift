/// A text that is none of the words that a place takes.
public struct UnknownWord: Error, Sendable, Hashable {
  /// The text as written.
  public let text: String
  /// The words that the place takes, in the order of the documentation.
  public let admissible: [String]
  /// The word that the text is another spelling of, where that is certain: `RMB` means `CNY`.
  public let meant: String?

  init(_ text: String, admissible: [String], meant: String? = nil) {
    self.text = text
    self.admissible = admissible
    self.meant = meant
  }
}
