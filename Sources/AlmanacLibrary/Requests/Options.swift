import Forecasting
import FoundationEssentials
import Pipelines

/// The options of a call, read key by key; all that is wrong with them is collected.
struct Options {
  private let values: [String: OptionValue]
  private var known: [String] = []
  private(set) var problems: [Diagnostic] = []

  /// Reads a JSON object; nil stands for an empty one.
  ///
  /// - Throws: that the text is no JSON object.
  init(_ text: String?) throws(Rejection) {
    guard let text else {
      values = [:]
      return
    }
    guard
      case .object(let values)? = try? JSONDecoder().decode(
        OptionValue.self, from: Data(text.utf8))
    else {
      throw Rejection([
        Diagnostic(
          .wrongType, "the options are not a JSON object", at: .options,
          help: "write {\"horizon\": 6}")
      ])
    }
    self.values = values
  }

  private init(_ values: [String: OptionValue]) { self.values = values }

  /// The value of a key; nil where it is missing or null.
  private mutating func value(_ key: String) -> OptionValue? {
    if !known.contains(key) { known.append(key) }
    let value = values[key]
    return value == .null ? nil : value
  }

  private mutating func reject(_ key: String, _ value: OptionValue, _ expected: String) {
    problems.append(
      Diagnostic(
        .wrongType, "\(key) takes \(expected), and not \(value.words)", at: .options))
  }

  /// Notes a problem that is not of one key's form.
  mutating func add(
    _ code: DiagnosticCode, _ message: String, help: String? = nil
  ) {
    problems.append(Diagnostic(code, message, at: .options, help: help))
  }

  /// Notes what is wrong with a value that others have read.
  mutating func add(_ rejection: Rejection) { problems += rejection.diagnostics }

  /// The value of a key that a call cannot do without; notes where it is missing.
  ///
  /// - Parameter read: reads the key, and notes what is wrong with it.
  mutating func required<Value>(
    _ key: String, help: String, _ read: (inout Options) -> Value?
  ) -> Value? {
    if value(key) == nil { add(.missingKey, "the option '\(key)' is missing", help: help) }
    return read(&self)
  }

  /// A whole number within bounds.
  mutating func wholeNumber(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let value = value(key) else { return nil }
    if case .number(let number) = value, let whole = Int(exactly: number), range.contains(whole) {
      return whole
    }
    reject(key, value, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    return nil
  }

  /// A number that fits.
  mutating func number(
    _ key: String, _ expected: String, where isFit: (Double) -> Bool
  ) -> Double? {
    guard let value = value(key) else { return nil }
    if case .number(let number) = value, isFit(number) { return number }
    reject(key, value, expected)
    return nil
  }

  /// A text.
  mutating func text(_ key: String) -> String? {
    guard let value = value(key) else { return nil }
    if case .text(let text) = value { return text }
    reject(key, value, "a text")
    return nil
  }

  /// One of some words.
  mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ key: String, _ type: Word.Type
  ) -> Word? {
    word(key, of: Word.allCases.map(\.rawValue)).flatMap { Word(rawValue: $0) }
  }

  /// One of some words, as it is written.
  mutating func word(_ key: String, of words: [String]) -> String? {
    guard let value = value(key) else { return nil }
    if case .text(let text) = value, words.contains(text) { return text }
    reject(key, value, "one of " + words.map { "\"\($0)\"" }.joined(separator: ", "))
    return nil
  }

  /// A list of texts, or one text.
  mutating func texts(_ key: String) -> [String]? {
    guard let value = value(key) else { return nil }
    if case .text(let text) = value { return [text] }
    if case .list(let entries) = value, !entries.isEmpty {
      let texts = entries.compactMap { entry -> String? in
        if case .text(let text) = entry { text } else { nil }
      }
      if texts.count == entries.count { return texts }
    }
    reject(key, value, "a list of texts")
    return nil
  }

  /// Levels of intervals in percent, ascending; an empty list for no intervals.
  mutating func levels(_ key: String) -> [Double]? {
    guard let value = value(key) else { return nil }
    if case .list(let entries) = value {
      let levels = entries.compactMap { entry -> Double? in
        if case .number(let level) = entry, level > 0, level < 100 { level } else { nil }
      }
      if levels.count == entries.count, Set(levels).count == levels.count { return levels.sorted() }
    }
    reject(key, value, "a list of percentages between 0 and 100, each once")
    return nil
  }

  /// Options below a key.
  mutating func section(_ key: String) -> Options? {
    guard let value = value(key) else { return nil }
    if case .object(let values) = value { return Options(values) }
    reject(key, value, "an object")
    return nil
  }

  /// Ends the reading.
  ///
  /// - Throws: all problems, keys that nobody asked for among them.
  func finish() throws(Rejection) {
    let unknown = values.keys.filter { !known.contains($0) }.sorted().map { key in
      Diagnostic(
        .unknownKey, "unknown option '\(key)'", at: .options,
        help: Spelling.nearest(to: key, among: known).first.map { "did you mean '\($0)'?" }
          ?? "options are \(known.joined(separator: ", "))")
    }
    guard problems.isEmpty, unknown.isEmpty else { throw Rejection(problems + unknown) }
  }
}

extension SourceLocation {
  /// What diagnostics call the options of a call.
  static let options = SourceLocation(file: "options")
}
