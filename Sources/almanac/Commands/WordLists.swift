import ArgumentParser
import Forecasting
import Pipelines

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

  /// Models with their settings, in the order given; all that is wrong with them is printed.
  ///
  /// - Throws: the exit code of wrong usage.
  static func models(_ text: String, option: String) throws -> [any Model] {
    do throws(Rejection) {
      return try ModelChoice.models(text, option: option)
    } catch {
      StandardStream.error.write(error.diagnostics)
      throw ExitCode.validationFailure
    }
  }
}
