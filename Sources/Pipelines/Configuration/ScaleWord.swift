import Indicators

extension Quantity {
  /// The factor of a scale word.
  static func scaleFactor(_ word: String) -> Double? {
    switch word {
    case "thousand": 1e3
    case "million": 1e6
    case "billion": 1e9
    case "trillion": 1e12
    case "万": 1e4
    case "亿": 1e8
    case "万亿": 1e12
    default: nil
    }
  }
}

extension PublicationDate {
  /// `2025-06-30`, `2025-06` or `2025`.
  init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...3).contains(parts.count), let year = parts[0] else { return nil }
    self.init(
      year: year, month: parts.count > 1 ? parts[1] : nil, day: parts.count > 2 ? parts[2] : nil)
  }
}
