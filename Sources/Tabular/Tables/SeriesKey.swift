/// Names of series that are made of two columns.
enum SeriesKey {
  /// ASCII's unit separator, between the parts while a table is read.
  static let separator: UInt8 = 0x1F

  /// The name to report: both parts with a slash between them, or the first alone.
  static func title(_ key: String, isComposite: Bool) -> String {
    isComposite ? parts(key).joined(separator: "/") : parts(key)[0]
  }

  /// The second part; empty where there is none.
  static func second(_ key: String) -> String { parts(key).dropFirst().first ?? "" }

  private static func parts(_ key: String) -> [String] {
    key.split(
      separator: Character(Unicode.Scalar(separator)), maxSplits: 1,
      omittingEmptySubsequences: false
    ).map(String.init)
  }
}
