internal import TimeSeries

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Publishers whose figures for levels are off from the others' on one side, time and again.
///
/// Such a publisher has figures for at least two periods; where another publisher with more figures has
/// one of the same definition, the two mostly exclude each other, and always in one direction.
struct PublisherOffsets {
  /// Standard deviation of a publisher's offset before the data.
  static let deviation = 0.1
  /// Noise of its figures beside the offset.
  static let noise = 0.02
  /// Relative distance that rounding and revisions explain.
  private static let slack = 0.02

  private var offenders: Set<Key> = []

  /// A publisher within a definition as it is spelled.
  private struct Key: Hashable {
    let publisher: String
    let definition: String
  }

  init(_ statements: [Statement], unit: Unit) {
    var figures: [Key: [Period: Statement]] = [:]
    for statement in statements.sorted(by: CanonicalOrder.precedes) {
      guard let key = Self.key(statement), statement.measure == .level, statement.unit == unit,
        case .single(let period) = statement.period, Precision(statement).vagueness < 2
      else { continue }
      let known = figures[key]?[period]
      if known.map({ Precision(statement) < Precision($0) }) ?? true {
        figures[key, default: [:]][period] = statement
      }
    }
    let standing = figures.keys.sorted { a, b in
      let counts = (figures[a]?.count ?? 0, figures[b]?.count ?? 0)
      if counts.0 != counts.1 { return counts.0 > counts.1 }
      return (a.definition, a.publisher) < (b.definition, b.publisher)
    }
    for (place, key) in standing.enumerated() {
      guard let own = figures[key], own.count >= 2 else { continue }
      var directions: [Int] = []
      for (period, statement) in own {
        let sound = standing[..<place].filter {
          $0.definition == key.definition && !offenders.contains($0)
        }
        let reference = sound.lazy.compactMap { figures[$0]?[period] }.first
        if let reference { directions.append(Self.direction(statement, from: reference)) }
      }
      let (above, below) = (directions.count { $0 > 0 }, directions.count { $0 < 0 })
      if max(above, below) > 0, min(above, below) == 0, 2 * max(above, below) > directions.count {
        offenders.insert(key)
      }
    }
  }

  /// The shares and the noise that a statement's publisher brings into it.
  func offset(of statement: Statement) -> (shares: [EvidenceShare], noise: Double) {
    guard let key = Self.key(statement), offenders.contains(key) else { return ([], 0) }
    let share = EvidenceShare(
      name: "publisher \(key.publisher)", deviation: Self.deviation, limit: OtherDefinitions.limit)
    return ([share], Self.noise)
  }

  private static func key(_ statement: Statement) -> Key? {
    statement.source.publisher.isEmpty
      ? nil
      : Key(publisher: statement.source.publisher, definition: statement.definition)
  }

  /// On which side of what the other allows a statement lies as a whole: 1 above, −1 below, 0 neither.
  private static func direction(_ statement: Statement, from other: Statement) -> Int {
    let (own, limits) = (
      Limits(statement, asFloor: false), Limits(other, asFloor: false)
    )
    let slack = slack * abs(other.quantity.value)
    if let lower = own.lower, let upper = limits.upper, lower > upper + slack { return 1 }
    if let upper = own.upper, let lower = limits.lower, upper < lower - slack { return -1 }
    return 0
  }
}
