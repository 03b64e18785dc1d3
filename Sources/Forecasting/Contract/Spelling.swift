/// Words near a mistyped one.
public enum Spelling {
  /// The candidates within a third of the word's length (at least two edits), nearest first.
  ///
  /// Equally near candidates keep their order. A candidate that begins with the word, or that the
  /// word begins with, counts as near.
  ///
  /// - Complexity: O(c·w·l) for c candidates of length l and a word of length w.
  public static func nearest(to word: String, among candidates: [String]) -> [String] {
    let limit = max(2, word.count / 3)
    let ranked = candidates.enumerated().compactMap { index, candidate in
      let distance = editDistance(word, candidate)
      let isPrefix = word.count > 2 && (candidate.hasPrefix(word) || word.hasPrefix(candidate))
      guard distance < max(word.count, candidate.count), distance <= limit || isPrefix else {
        return nil as (distance: Int, index: Int, candidate: String)?
      }
      return (distance, index, candidate)
    }
    return ranked.sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }.map(\.candidate)
  }

  /// Insertions, deletions, substitutions and swaps of neighbours that turn one word into another.
  ///
  /// > Source: optimal string alignment, Damerau (1964) and Wagner & Fischer (1974).
  public static func editDistance(_ first: String, _ second: String) -> Int {
    let a = Array(first)
    let b = Array(second)
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
