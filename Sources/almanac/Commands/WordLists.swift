import ArgumentParser
import Forecasting

/// Options that are lists of words, separated by commas.
enum WordLists {
  /// The words without blanks at either end.
  static func words(_ text: String) -> [String] {
    text.split(separator: ",").map { word in
      String(word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// Levels in percent, ascending.
  ///
  /// - Throws: what a level may be.
  static func levels(_ text: String) throws -> [Double] {
    let values = text.split(separator: ",").map { Double($0) }
    let numbers = values.compactMap { $0 }.filter { $0 > 0 && $0 < 100 }
    guard numbers.count == values.count, !numbers.isEmpty, Set(numbers).count == numbers.count
    else {
      throw ValidationError("--levels takes percentages between 0 and 100, for instance 80,95")
    }
    return numbers.sorted()
  }

  /// Models by their keywords, in the order given.
  ///
  /// - Throws: the word that is no model, and the nearest one that is.
  static func models(_ text: String) throws -> [any Model] {
    try text.split(separator: ",").map { word in
      switch ModelCatalog.configured(String(word)) {
      case .success(let model): return model
      case .failure:
        let near = ModelCatalog.suggestions(for: String(word)).first
        throw ValidationError(
          "there is no model '\(word)'"
            + (near.map { "; did you mean '\($0)'?" } ?? "; almanac models lists all"))
      }
    }
  }
}
