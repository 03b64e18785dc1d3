/// The stable codes of diagnostics, in ranges by layer.
///
/// P0xx files, P1xx configuration, D0xx data, F0xx fits, R0xx runs. A code is never reused.
public enum DiagnosticCode: String, Sendable, Hashable, CaseIterable, Codable {
  case unreadableFile = "P001"
  case invalidYAML = "P002"
  case unknownModel = "P101"

  /// What a diagnostic of this code is unless it says otherwise.
  public var severity: Diagnostic.Severity { .error }
}
