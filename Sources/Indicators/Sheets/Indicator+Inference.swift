internal import TimeSeries

extension Indicator {
  /// What statements without a sheet say of their indicator.
  ///
  /// The unit is the one of most accepted levels, the first of equals in the alphabet. Currencies
  /// are flows, prices of currencies prices, percentages shares, ranks ranks; counts are stocks
  /// where a statement has them as of a month, else flows; all else is an index. A log link gives
  /// way to the identity where a level is not positive, a logit where one lies outside 0 to 100.
  ///
  /// - Parameters:
  ///   - id: the id of the indicator.
  ///   - statements: any statements; those of other indicators are passed over.
  public init(inferring id: String, from statements: [Statement]) {
    let own = statements.filter { $0.indicator == id && $0.status == .accepted }
    let levels = own.filter { [.level, .asOf, .rank, .cumulative].contains($0.measure) }
    var counts: [Unit: Int] = [:]
    for statement in levels { counts[statement.unit, default: 0] += 1 }
    let unit =
      counts.min { ($1.value, $0.key.description) < ($0.value, $1.key.description) }?.key
      ?? .other("")
    let kind: Kind =
      switch unit {
      case .currency, .purchasingPower: .flow
      case .rate: .price
      case .percent: .share
      case .rank: .rank
      case .count: own.contains { $0.measure == .asOf } ? .stock : .flow
      case .percentagePoints, .ratio, .other: .index
      }
    self.init(id: id, unit: unit, kind: kind)
    let values = levels.filter { $0.unit == unit }.map(\.quantity.value)
    if !values.allSatisfy(link.admits) {
      link = .identity
      bounds = nil
      if kind == .share { self.kind = .index }
    }
  }
}
