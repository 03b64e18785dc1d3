/// `derive:`: a series computed from the paths of others.
public struct Derivation: Sendable, Hashable {
  /// Arithmetic over series names: `core-ai-industry / cny-per-usd`.
  public var formula: String
  /// Unit of the result.
  public var unit: String
  /// What the tables call it.
  public var title: String?
  /// Where the entry stands in the file.
  public var location: SourceLocation?
  /// Where the formula starts in the file.
  public var formulaLocation: SourceLocation?
  /// Where the formula names series.
  public var nameLocations: [String: SourceLocation] = [:]
}
