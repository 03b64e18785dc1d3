/// One setting of a model: its key, place, meaning and range, declared once.
///
/// Reading a configuration, checking it, help texts, the reference page and the JSON Schema all come
/// from this declaration.
public struct Setting<Root: Sendable>: Sendable {
  /// The key in pipeline files, kebab-case.
  public let key: String
  /// One sentence for help and reference.
  public let abstract: String
  /// What a value has to be, in words: `a whole number from 0 to 4`.
  public let expected: String
  /// Names of the JSON type: `integer`, `number`, `string`, `boolean` or `array`.
  public let jsonType: String
  /// The words a string may be, where they are a closed list.
  public let choices: [String]
  /// The key whose mapping may hold this one too, as `prior: { damping: 0.7 }` holds `damping`.
  public let group: String?

  private let read: @Sendable (SettingInput, inout Root) -> Bool
  private let write: @Sendable (Root) -> SettingInput

  /// Declares a setting.
  ///
  /// - Parameters:
  ///   - key: the word in pipeline files.
  ///   - path: where the value lives in the model.
  ///   - abstract: one sentence on what it does.
  ///   - expected: the admissible values in words; empty takes the type's own description.
  ///   - group: the key whose mapping may hold this one too.
  ///   - isValid: whether a value of the right type is admissible.
  public init<Value: SettingValue>(
    _ key: String, _ path: any WritableKeyPath<Root, Value> & Sendable, _ abstract: String,
    expected: String = "", group: String? = nil,
    where isValid: @escaping @Sendable (Value) -> Bool = { _ in true }
  ) {
    self.key = key
    self.abstract = abstract
    self.expected = expected.isEmpty ? Value.expectation : expected
    jsonType = Value.jsonType
    choices = Value.choices
    self.group = group
    read = { input, root in
      guard let value = Value(setting: input), isValid(value) else { return false }
      root[keyPath: path] = value
      return true
    }
    write = { $0[keyPath: path].settingInput }
  }

  private init(
    like setting: Setting<some Sendable>,
    read: @escaping @Sendable (SettingInput, inout Root) -> Bool,
    write: @escaping @Sendable (Root) -> SettingInput
  ) {
    key = setting.key
    abstract = setting.abstract
    expected = setting.expected
    jsonType = setting.jsonType
    choices = setting.choices
    group = setting.group
    self.read = read
    self.write = write
  }

  /// The same setting of a whole that the model is a part of.
  func lifted<Whole: Sendable>(
    to part: any WritableKeyPath<Whole, Root> & Sendable
  ) -> Setting<Whole> {
    Setting<Whole>(
      like: self, read: { apply($0, to: &$1[keyPath: part]) },
      write: { input(of: $0[keyPath: part]) })
  }

  /// Puts a configured value into a model; false where it is not admissible.
  public func apply(_ input: SettingInput, to root: inout Root) -> Bool { read(input, &root) }

  /// The present value as a pipeline file would spell it.
  public func text(of root: Root) -> String { write(root).text }

  /// The present value in the form that ``apply(_:to:)`` takes.
  public func input(of root: Root) -> SettingInput { write(root) }
}
