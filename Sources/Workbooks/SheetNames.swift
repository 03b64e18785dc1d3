/// Names of sheets as Excel takes them: 1 to 31 characters, none of `[]:*?/\`, no apostrophe at an end,
/// no two that differ in case alone, not `History`.
public enum SheetNames {
  /// The name of each sheet, from what it should be called.
  ///
  /// - Parameter wanted: any texts.
  /// - Returns: as many names, each as near to what was wanted as the rules allow; a number tells those
  ///   apart that would be the same.
  public static func fitting(_ wanted: [String]) -> [String] {
    var taken: Set<String> = ["history"]
    return wanted.map { text in
      let base = allowed(text)
      var name = shortened(base, to: longest)
      var number = 2
      while !taken.insert(name.lowercased()).inserted {
        let mark = " (\(number))"
        name = shortened(base, to: longest - mark.count) + mark
        number += 1
      }
      return name
    }
  }

  private static let longest = 31

  private static func allowed(_ text: String) -> String {
    let clean = String(
      text.unicodeScalars.map { scalar in
        "[]:*?/\\".unicodeScalars.contains(scalar) || scalar.value < 32 ? " " : Character(scalar)
      })
    let trimmed = clean.drop { $0 == "'" || $0 == " " }
    return trimmed.isEmpty ? "Sheet" : String(trimmed)
  }

  /// The longest beginning of so many UTF-16 units, which are what Excel counts, with no apostrophe at
  /// its end.
  private static func shortened(_ text: String, to limit: Int) -> String {
    var beginning = Substring(text)
    while beginning.utf16.count > limit || beginning.last == "'" || beginning.last == " " {
      beginning.removeLast()
    }
    return beginning.isEmpty ? "Sheet" : String(beginning)
  }
}
