/// Where the bounds of a model's forecasts come from.
public enum PredictiveForm: String, Sendable, Hashable, CaseIterable, Codable, SettingValue {
  /// From the model's own account of its uncertainty.
  case native
  /// From that account times factors learned on many series, so that intervals hold what they say.
  case calibrated
}
