extension Array: SettingValue where Element: SettingValue {
  /// Reads a list, or a single value as a list of one.
  public init?(setting: SettingInput) {
    let entries =
      switch setting {
      case .scalar: [setting]
      case .list(let entries): entries
      }
    let values = entries.compactMap(Element.init(setting:))
    guard values.count == entries.count else { return nil }
    self = values
  }
  /// The elements in order.
  public var settingInput: SettingInput { .list(map(\.settingInput)) }
  /// A list of what the elements have to be.
  public static var expectation: String { "a list, each entry \(Element.expectation)" }
  /// `array`.
  public static var jsonType: String { "array" }
  /// The words an entry may be.
  public static var choices: [String] { Element.choices }
}

extension Optional: SettingValue where Wrapped: SettingValue {
  /// Reads `none`, or a value.
  public init?(setting: SettingInput) {
    if setting == .scalar("none") {
      self = .none
    } else if let value = Wrapped(setting: setting) {
      self = value
    } else {
      return nil
    }
  }
  /// `none`, or the value.
  public var settingInput: SettingInput { self?.settingInput ?? .scalar("none") }
  /// The wrapped type's words, or `none`.
  public static var expectation: String { "\(Wrapped.expectation), or none" }
  /// The wrapped type's.
  public static var jsonType: String { Wrapped.jsonType }
  /// The wrapped type's words and `none`, where there are any.
  public static var choices: [String] {
    Wrapped.choices.isEmpty ? [] : Wrapped.choices + ["none"]
  }
}

/// Enumerations of words: conforming to `SettingValue` is all they have to declare.
extension SettingValue where Self: RawRepresentable & CaseIterable, RawValue == String {
  /// Reads one of the words.
  public init?(setting: SettingInput) {
    guard case .scalar(let text) = setting else { return nil }
    self.init(rawValue: text)
  }
  /// The word.
  public var settingInput: SettingInput { .scalar(rawValue) }
  /// The words, with `or` before the last.
  public static var expectation: String {
    let words = choices
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
  /// `string`.
  public static var jsonType: String { "string" }
  /// The words.
  public static var choices: [String] { allCases.map(\.rawValue) }
}
