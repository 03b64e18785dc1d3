/// What was known on a date: the statements published by then.
public enum Vintage: Sendable, Hashable, Codable {
  /// Everything.
  case latest
  /// What was published on or before that date. A statement without a publication date is in no
  /// dated vintage, since nothing says that it was known by then.
  case asOf(PublicationDate)

  /// The vintage of a date, or the latest one without.
  public init(asOf date: PublicationDate?) {
    self = date.map { .asOf($0) } ?? .latest
  }

  /// Whether something published on that date belongs to the vintage.
  public func contains(_ published: PublicationDate?) -> Bool {
    switch self {
    case .latest: true
    case .asOf(let date): published?.isKnown(by: date) ?? false
    }
  }
}
