/// One thing that is known of a quantity: a function of its values lies in one of some cells.
public struct EvidenceItem: Sendable, Hashable, Codable {
  /// What the item is about.
  public let quantity: EvidenceQuantity
  /// Where it may lie, in the quantity's own unit; at least one.
  public let cells: [EvidenceCell]
  /// Standard deviation of what separates the reported from the true value, relative to the value.
  public let noise: Double
  /// Uncertain factors between the values and the figure: of the part of the year that is over, of
  /// another definition, of a publisher.
  public let shares: [EvidenceShare]
  /// The factors of the value that a comparison starts from, where they are others.
  public let baseShares: [EvidenceShare]
  /// The number as printed, in the quantity's unit; nil where there is none.
  public let printed: Double?
  /// How many of the last cells stand for a hedge that is wider than its last digit.
  public let looseCells: Int
  /// What to call it: where it stands and what it says.
  public let label: String

  /// Collects the parts.
  ///
  /// - Parameter baseShares: as `shares` where it is nil.
  /// - Precondition: there is a cell, the noise is positive, and not all cells are loose.
  public init(
    _ quantity: EvidenceQuantity, cells: [EvidenceCell], noise: Double,
    shares: [EvidenceShare] = [], baseShares: [EvidenceShare]? = nil, printed: Double? = nil,
    looseCells: Int = 0, label: String = ""
  ) {
    precondition(!cells.isEmpty && noise > 0, "an item has a cell and a positive noise")
    precondition((0..<cells.count).contains(looseCells), "not all cells are loose")
    self.quantity = quantity
    self.cells = cells
    self.noise = noise
    self.shares = shares
    self.baseShares = baseShares ?? shares
    self.printed = printed
    self.looseCells = looseCells
    self.label = label
  }
}

/// A function of the values of one or more periods.
public enum EvidenceQuantity: Sendable, Hashable, Codable {
  /// The value of a period.
  case level(Period)
  /// A stock within a period, when `fraction` of it has passed since the end of the one before.
  case within(Period, fraction: Double)
  /// The value of the second period over that of the first.
  case ratio(Period, Period)
  /// The value of the second period less that of the first.
  case difference(Period, Period)
  /// The sum of the values from the first to the last period, both in.
  case sum(Period, Period)

  /// The earliest period that it depends on.
  public var first: Period {
    switch self {
    case .level(let period): period
    case .within(let period, _): period.advanced(by: -1)
    case .ratio(let first, _), .difference(let first, _), .sum(let first, _): first
    }
  }

  /// The latest period that it depends on.
  public var last: Period {
    switch self {
    case .level(let period), .within(let period, _): period
    case .ratio(_, let last), .difference(_, let last), .sum(_, let last): last
    }
  }
}

/// An interval with the probability that a writer means it.
///
/// The likelihood of a value is the sum of the weights of the cells that contain it: cells may be
/// nested, and a narrow one raises what lies in it. Weights are not divided by widths, since they are
/// probabilities of the statement and not of the value.
public struct EvidenceCell: Sendable, Hashable, Codable {
  /// The lower end; nil for none.
  public let lower: Double?
  /// The upper end; nil for none.
  ///
  /// Equal to the lower one for a value known but for the noise.
  public let upper: Double?
  /// The probability, above 0.
  public let weight: Double

  /// An interval.
  ///
  /// - Precondition: the ends are in order, at least one is there, and the weight is positive.
  public init(_ lower: Double?, _ upper: Double?, weight: Double = 1) {
    precondition(lower != nil || upper != nil, "a cell without ends says nothing")
    precondition((lower ?? -.infinity) <= (upper ?? .infinity) && weight > 0)
    self.lower = lower
    self.upper = upper
    self.weight = weight
  }

  /// A value known but for the noise.
  public init(_ value: Double) {
    self.init(value, value)
  }
}

/// A factor between the value of a period and a figure about it, shared by all items of its name.
///
/// Its logarithm is normal: the share of the year that is over in November, or what another way to
/// count makes of the value. Under another link than the logarithm it is a shift on the link's scale.
public struct EvidenceShare: Sendable, Hashable, Codable {
  /// Items with one name have one factor.
  public let name: String
  /// Mean of the factor's logarithm.
  public let mean: Double
  /// Standard deviation of the factor's logarithm.
  public let deviation: Double
  /// Size of the logarithm beyond which its items are about something else; nil for any size.
  public let limit: Double?

  /// A factor known by the mean and standard deviation of its logarithm.
  public init(name: String, mean: Double = 0, deviation: Double, limit: Double? = nil) {
    self.name = name
    self.mean = mean
    self.deviation = deviation
    self.limit = limit
  }
}
