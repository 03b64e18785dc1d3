public import TimeSeries

/// What statements are about.
public struct Indicator: Sendable, Hashable {
  /// Id, kebab-case.
  public var id: String
  /// What tables call it.
  public var title: String
  /// Other names that texts have for it; ` ... ` in a name stands for words between its parts.
  public var aliases: [String]
  /// The unit that its series is in.
  public var unit: Unit
  /// What sort of quantity it is.
  public var kind: Kind
  /// The scale that models work on.
  public var link: Link
  /// Length of the periods of its series.
  public var frequency: Frequency
  /// The definitions that have several spellings; others mean themselves.
  public var definitions: [Definition]
  /// Name of the definition that its series is of; nil where the statements decide.
  public var mainDefinition: String?
  /// Which other definitions count nearly the same.
  public var alike: Alikeness
  /// Names of the definitions that are of another product, whatever their figures.
  public var otherProducts: [String]
  /// Values that are possible at all, in the indicator's unit.
  public var bounds: ClosedRange<Double>?
  /// The heading that it is shown under; empty for none.
  public var topic: String
  /// Free text.
  public var note: String

  /// An indicator.
  ///
  /// - Parameters:
  ///   - title: the id where it is nil.
  ///   - link: the kind's own where it is nil.
  ///   - bounds: 0 to 100 for shares where it is nil.
  public init(
    id: String, title: String? = nil, aliases: [String] = [], unit: Unit, kind: Kind,
    link: Link? = nil,
    frequency: Frequency = .annual, definitions: [Definition] = [], mainDefinition: String? = nil,
    alike: Alikeness = .byFigures, otherProducts: [String] = [],
    bounds: ClosedRange<Double>? = nil, topic: String = "", note: String = ""
  ) {
    self.id = id
    self.title = title ?? id
    self.aliases = aliases
    self.unit = unit
    self.kind = kind
    self.link = link ?? kind.defaultLink
    self.frequency = frequency
    self.definitions = definitions
    self.mainDefinition = mainDefinition
    self.alike = alike
    self.otherProducts = otherProducts
    self.bounds = bounds ?? (kind == .share ? 0...100 : nil)
    self.topic = topic
    self.note = note
  }

  /// The definition of a name: the one listed under it, or that has it as a spelling, or one that
  /// has no other spelling.
  public func definition(named name: String) -> Definition {
    definitions.first { $0.name == name } ?? definitions.first { $0.rank(of: name) != nil }
      ?? Definition(name)
  }
}
