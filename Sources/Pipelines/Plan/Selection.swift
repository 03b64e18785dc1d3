import Forecasting

/// The series that a user asks for, by names and patterns.
struct Selection: Sendable, Hashable {
  /// Names; `*` stands for any characters, `?` for one.
  let patterns: [String]

  init(_ patterns: [String]) { self.patterns = patterns }

  /// The names that match a pattern, in their own order; all where there is no pattern.
  ///
  /// - Parameter problems: takes one diagnostic for each pattern without a match.
  func names(among names: [String], _ problems: inout [Diagnostic]) -> [String] {
    if patterns.isEmpty { return names }
    var matched: Set<String> = []
    for pattern in patterns {
      let hits = names.filter { Self.matches(Array($0), Array(pattern)) }
      if hits.isEmpty {
        problems.append(
          .unknownSelection(pattern, suggestion: Spelling.nearest(to: pattern, among: names).first))
      }
      matched.formUnion(hits)
    }
    return names.filter { matched.contains($0) }
  }

  /// Whether a text fits a pattern; greedy with one place to come back to.
  ///
  /// - Complexity: O(text · pattern).
  static func matches(_ text: [Character], _ pattern: [Character]) -> Bool {
    var t = 0, p = 0
    var star: (pattern: Int, text: Int)?
    while t < text.count {
      if p < pattern.count, pattern[p] == "*" {
        star = (p, t)
        p += 1
      } else if p < pattern.count, pattern[p] == "?" || pattern[p] == text[t] {
        t += 1
        p += 1
      } else if let back = star {
        star = (back.pattern, back.text + 1)
        p = back.pattern + 1
        t = back.text + 1
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == "*" }
  }
}
