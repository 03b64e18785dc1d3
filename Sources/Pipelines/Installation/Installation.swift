/// What the program finds of the machine that it runs on: what `almanac doctor` prints.
public struct Installation: Sendable, Hashable, Encodable {
  /// One thing that was looked at.
  public struct Finding: Sendable, Hashable, Encodable {
    /// How it stands.
    public enum State: String, Sendable, Hashable, Encodable {
      /// As it has to be.
      case good
      /// Works, though not as well as it might.
      case notice
      /// Does not work.
      case bad
    }

    /// What it is about: `BLAS`.
    public let name: String
    /// How it stands.
    public let state: State
    /// What was found.
    public let text: String
    /// What to do about it; nil where nothing is to be done.
    public let help: String?

    /// Collects the parts.
    public init(_ name: String, _ text: String, state: State = .good, help: String? = nil) {
      self.name = name
      self.state = state
      self.text = text
      self.help = help
    }
  }

  /// All findings, in order.
  public var findings: [Finding]

  /// Collects the findings.
  public init(_ findings: [Finding]) { self.findings = findings }

  /// Whether everything works.
  public var isSound: Bool { !findings.contains { $0.state == .bad } }
}
