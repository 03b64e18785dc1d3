/// One way to count an indicator, with the spellings and vintages that belong to it.
public struct Definition: Sendable, Hashable {
  /// What it is called in configurations and tables.
  public var name: String
  /// The texts in the `definition` column that mean it, from the most authoritative to the least.
  ///
  /// For instance `NBS final`, `NBS preliminary`. Its own name is the first where it is not listed.
  public var spellings: [String]

  /// A definition with its spellings.
  public init(_ name: String, spellings: [String] = []) {
    self.name = name
    self.spellings = spellings.contains(name) ? spellings : [name] + spellings
  }

  /// Place of a spelling in the order of authority, 0 the highest; nil where it means something
  /// else.
  public func rank(of spelling: String) -> Int? { spellings.firstIndex(of: spelling) }
}
