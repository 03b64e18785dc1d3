/// One thing to tell the user: what is wrong, where, and what to do.
public struct Diagnostic: Sendable, Hashable, Codable, Error {
  /// How bad it is.
  public enum Severity: String, Sendable, Hashable, Codable {
    case error
    case warning
    case note
  }

  /// Stable code, for instance `P101`.
  public let code: DiagnosticCode
  /// Error, warning or note.
  public let severity: Severity
  /// One terse sentence without a full stop.
  public let message: String
  /// Where; nil where no file is concerned.
  public let location: SourceLocation?
  /// What to do about it.
  public let help: String?

  /// Collects the parts; the severity is the code's own unless given.
  public init(
    _ code: DiagnosticCode, _ message: String, at location: SourceLocation? = nil,
    help: String? = nil, severity: Severity? = nil
  ) {
    self.code = code
    self.severity = severity ?? code.severity
    self.message = message
    self.location = location
    self.help = help
  }
}

/// A file that cannot be used, with everything that is wrong with it.
public struct Rejection: Error, Sendable, Hashable {
  /// All problems, in file order.
  public let diagnostics: [Diagnostic]
  /// Collects the problems.
  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}
