public import TimeSeries

extension Period: SettingValue {
  /// Reads a period as files write it: `2008`, `2008-Q3`, `2008-11`.
  public init?(setting: SettingInput) {
    guard case .scalar(let text) = setting, let period = Period(text) else { return nil }
    self = period
  }
  /// The period as files write it.
  public var settingInput: SettingInput { .scalar(description) }
  /// A year, quarter or month.
  public static var expectation: String { "a period, such as 2008, 2008-Q3 or 2008-11" }
  /// `string`.
  public static var jsonType: String { "string" }
}
