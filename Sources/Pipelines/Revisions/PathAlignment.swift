import LinearAlgebra
import Statistics
import TimeSeries

/// Gives independently drawn paths the correlation of the series' errors.
///
/// Models draw each series by itself. Averaging a total with the sum of its parts as if their errors
/// had nothing to do with one another would make both too narrow; so whole paths change places until
/// the ranks of their averages are those of correlated normals. No path is changed.
///
/// > Source: Iman & Conover (1982), "A distribution-free approach to inducing rank correlation among
/// > input variables".
struct PathAlignment {
  /// The members' trajectories, path i of each of them with path i of the others.
  private(set) var trajectories: [Trajectory]

  init(
    _ members: [HierarchyReconciliation.Member], _ scales: [ReconciliationScale],
    _ correlation: Matrix?
  ) {
    trajectories = members.map(\.trajectory)
    // Those whose order others rely on come first and stay.
    let order =
      members.indices.filter { !members[$0].isAlone }
      + members.indices.filter { members[$0].isAlone }
    let drawn = order.filter { trajectories[$0].paths != nil }
    guard let correlation,
      let factor = try? Cholesky(correlation.selecting(rows: drawn).selecting(columns: drawn))
    else { return }
    let lower = factor.lower
    var scores: [[Double]] = []
    for (place, index) in drawn.enumerated() {
      guard let paths = trajectories[index].paths else { continue }
      let ranks = Self.ranks(of: Self.averages(of: paths, on: scales[index]))
      let own = ranks.map { Self.normalScore($0, of: paths.count) }
      scores.append(own)
      guard place > 0, members[index].isAlone else { continue }
      var wanted = [Double](repeating: 0, count: paths.count)
      for earlier in 0...place {
        for path in wanted.indices { wanted[path] += lower[place, earlier] * scores[earlier][path] }
      }
      // Path i becomes the one whose rank among the averages is that of the wanted score.
      var byRank = [Int](repeating: 0, count: paths.count)
      for (path, rank) in ranks.enumerated() { byRank[rank] = path }
      trajectories[index] = trajectories[index].selecting(Self.ranks(of: wanted).map { byRank[$0] })
    }
  }

  /// The average of each path over its periods, each on the scale and in units of its spread.
  private static func averages(of paths: SamplePaths, on scale: ReconciliationScale) -> [Double] {
    var averages = [Double](repeating: 0, count: paths.count)
    for step in 0..<paths.steps {
      let values = paths.values(in: paths.start.advanced(by: step)).map(scale.apply)
      let mean = values.reduce(0) { $0 + $1 / Double(values.count) }
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / Double(values.count) }
      guard variance > 0, variance.isFinite else { continue }
      let deviation = variance.squareRoot()
      for path in averages.indices { averages[path] += (values[path] - mean) / deviation }
    }
    return averages
  }

  /// The place of each value in ascending order, from 0; equal ones in the order of the paths.
  private static func ranks(of values: [Double]) -> [Int] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = [Int](repeating: 0, count: values.count)
    for (rank, path) in order.enumerated() { ranks[path] = rank }
    return ranks
  }

  private static func normalScore(_ rank: Int, of count: Int) -> Double {
    Normal.standard.quantile((Double(rank) + 0.5) / Double(count))
  }
}
