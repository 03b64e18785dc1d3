/// A type that settings can have.
public protocol SettingValue: Sendable {
  /// Reads a configured value; nil where it has another form.
  init?(setting: SettingInput)
  /// The value in the form that ``init(setting:)`` reads.
  var settingInput: SettingInput { get }
  /// What the type takes, in words, for messages: `a number`.
  static var expectation: String { get }
  /// The JSON Schema type.
  static var jsonType: String { get }
  /// A closed list of words, or none.
  static var choices: [String] { get }
}

extension SettingValue {
  /// Most types have no closed list.
  public static var choices: [String] { [] }
  /// The value as a pipeline file spells it.
  public var settingText: String { settingInput.text }
}

extension Int: SettingValue {
  /// Reads decimal digits with an optional sign.
  public init?(setting: SettingInput) {
    guard case .scalar(let text) = setting, let value = Int(text) else { return nil }
    self = value
  }
  /// Decimal digits.
  public var settingInput: SettingInput { .scalar(String(self)) }
  /// A whole number.
  public static var expectation: String { "a whole number" }
  /// `integer`.
  public static var jsonType: String { "integer" }
}

extension Double: SettingValue {
  /// Reads a finite decimal number; `nan`, `inf` and hexadecimal forms are none.
  public init?(setting: SettingInput) {
    guard case .scalar(let text) = setting,
      text.utf8.allSatisfy({ "+-.eE0123456789".utf8.contains($0) }),
      let value = Double(text), value.isFinite
    else { return nil }
    self = value
  }
  /// The shortest digits that read back as the same number.
  public var settingInput: SettingInput { .scalar(String(self)) }
  /// A finite number.
  public static var expectation: String { "a number" }
  /// `number`.
  public static var jsonType: String { "number" }
}

extension Bool: SettingValue {
  /// Reads `true` or `false`.
  public init?(setting: SettingInput) {
    guard case .scalar(let text) = setting, let value = Bool(text) else { return nil }
    self = value
  }
  /// `true` or `false`.
  public var settingInput: SettingInput { .scalar(String(self)) }
  /// One of the two words.
  public static var expectation: String { "true or false" }
  /// `boolean`.
  public static var jsonType: String { "boolean" }
}

extension String: SettingValue {
  /// Takes any scalar as written.
  public init?(setting: SettingInput) {
    guard case .scalar(let text) = setting else { return nil }
    self = text
  }
  /// The text itself.
  public var settingInput: SettingInput { .scalar(self) }
  /// Any text.
  public static var expectation: String { "a text" }
  /// `string`.
  public static var jsonType: String { "string" }
}
