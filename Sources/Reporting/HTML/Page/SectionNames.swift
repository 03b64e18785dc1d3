/// The elements of a series' section, by names that no other section has.
struct SectionNames: Sendable, Hashable {
  /// The section.
  let section: String
  /// Its chart.
  var chart: String { section + "-chart" }
  /// Its card in the overview.
  var card: String { section + "-card" }
  /// The table of its figures.
  var figures: String { section + "-figures" }
  /// The table of its statements.
  var statements: String { section + "-statements" }

  /// The names of several sections, in order.
  ///
  /// Letters, digits and hyphens are kept; what then is not unique gets a number.
  static func names(for series: [String]) -> [SectionNames] {
    var used: Set<String> = []
    return series.map { name in
      let kept = name.map { character -> Character in
        character.isASCII && (character.isLetter || character.isNumber) ? character : "-"
      }
      let base = "series-" + String(kept)
      var section = base
      var number = 2
      while !used.insert(section).inserted {
        section = "\(base)--\(number)"
        number += 1
      }
      return SectionNames(section: section)
    }
  }
}
