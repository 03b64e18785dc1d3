/// Why statements give no value at all: how many there are, and what they are instead.
public struct FormationObstacle: Sendable, Hashable {
  /// What statements are that give no value.
  public enum Cause: Int, Sendable, Hashable, CaseIterable {
    /// Floors.
    case lowerBound
    /// Ceilings.
    case upperBound
    /// Just below a number.
    case nearly
    /// Between two numbers.
    case range
    /// Growth, multiples and changes with no value to stand on.
    case comparison
    /// Sums over several periods.
    case sum
    /// Flows up to a month within the year.
    case yearToDate
    /// About periods of another length.
    case otherFrequency
    /// In units that cannot be converted.
    case unconvertible
    /// Plans and thresholds.
    case target
    /// Of other definitions.
    case otherDefinition
    /// Not in the vintage.
    case notYetPublished
    /// Not verified.
    case proposed
    /// Known to be wrong.
    case rejected
  }

  /// How many statements have a cause.
  public struct Count: Sendable, Hashable {
    /// What they are.
    public let cause: Cause
    /// How many, repeats of one statement counted once.
    public let count: Int
  }

  /// What the statements that the series could rest on are instead, in the order of ``Cause``.
  ///
  /// Accepted observations of the definition, in the vintage; empty where there is none.
  public let counts: [Count]
  /// What else there is: targets, other definitions, later vintages, unverified and wrong rows.
  public let aside: [Count]

  /// How many statements the series could rest on, repeats counted once.
  public var total: Int { counts.reduce(0) { $0 + $1.count } }

  /// What they all are; nil where they are of several sorts, or where there is none.
  public var onlyCause: Cause? { counts.count == 1 ? counts.first?.cause : nil }
}

extension FormationObstacle.Cause {
  /// Whether it is about statements that the series could not rest on whatever they said.
  public var isAside: Bool {
    switch self {
    case .target, .otherDefinition, .notYetPublished, .proposed, .rejected: true
    case .lowerBound, .upperBound, .nearly, .range, .comparison, .sum, .yearToDate,
      .otherFrequency, .unconvertible:
      false
    }
  }
}
