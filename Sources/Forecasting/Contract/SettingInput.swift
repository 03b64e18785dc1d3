/// A configured value before its type is known.
public enum SettingInput: Sendable, Hashable, Codable {
  /// One word or number, as written.
  case scalar(String)
  /// A list of values.
  case list([SettingInput])

  /// The value as a pipeline file spells it: `0.5`, or `[2008, 2020]`.
  public var text: String {
    switch self {
    case .scalar(let text): text
    case .list(let entries): "[" + entries.map(\.text).joined(separator: ", ") + "]"
    }
  }
}
