#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension SeriesDifference {
  /// Splits the move; leaves it whole without a chain.
  mutating func split(by chain: MedianChain?) {
    guard outcome == .moved, let chain else { return }
    let version = (chain.before, chain.base)
    var moves: [DifferenceGroup: [(from: Double, to: Double)]] = [
      .revised: [(chain.base, chain.revised)], .new: [(chain.revised, chain.new)],
      .configuration: [(chain.new, chain.configuration)],
      .model: [(chain.configuration, chain.after)],
    ]
    moves[chain.hasUnknownSettings ? .configuration : .model]?.append(version)
    var level = chain.before
    var parts: [Part] = []
    var steps = [Step(label: "before", from: 0, to: chain.before)]
    for group in DifferenceGroup.allCases {
      let own = moves[group] ?? []
      let change = own.reduce(0) { $0 + ($1.to - $1.from) }
      let logs = own.map { $0.from > 0 && $0.to > 0 ? log($0.to / $0.from) : nil }
      parts.append(
        Part(
          group: group, change: change,
          logChange: logs.contains(nil) ? nil : logs.compactMap { $0 }.reduce(0, +)))
      steps.append(Step(label: group.rawValue, from: level, to: level + change))
      level += change
    }
    steps.append(Step(label: "after", from: 0, to: chain.after))
    self.parts = parts
    waterfall = steps
  }
}
