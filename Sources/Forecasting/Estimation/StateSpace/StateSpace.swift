/// A linear Gaussian model of one series: y = Zα + ε, α′ = Tα + η, its variances in units of a scale.
///
/// α is the state before an observation, ε has the variance ``irregular``, the η are independent. Z may
/// change from period to period and is handed to the filter with each.
struct StateSpace: Sendable, Hashable, Codable {
  /// An entry of T that is not zero.
  struct Entry: Sendable, Hashable, Codable {
    let row: Int
    let column: Int
    let value: Double
  }

  /// T, sparse.
  var transition: [Entry] = []
  /// The part of Z that is the same in every period.
  var observation: [Double] = []
  /// The variances of η, one a state.
  var disturbances: [Double] = []
  /// The variance of ε.
  var irregular = 0.0
  /// Variances of the states before the first observation; nil for those that nothing is known of.
  var initialVariances: [Double?] = []

  /// The number of states.
  var order: Int { observation.count }
  /// The states that nothing is known of before the first observation.
  var diffuseCount: Int { initialVariances.count { $0 == nil } }

  /// Adds a state; its row of T is given by columns.
  mutating func addState(
    _ row: [(column: Int, value: Double)], observation z: Double, disturbance: Double,
    initialVariance: Double? = nil
  ) {
    let index = order
    transition += row.map { Entry(row: index, column: $0.column, value: $0.value) }
    observation.append(z)
    disturbances.append(disturbance)
    initialVariances.append(initialVariance)
  }

  /// Replaces a by T·a.
  func advance(_ mean: inout [Double], _ scratch: inout [Double]) {
    let m = order
    for i in 0..<m { scratch[i] = 0 }
    for entry in transition { scratch[entry.row] += entry.value * mean[entry.column] }
    for i in 0..<m { mean[i] = scratch[i] }
  }

  /// Replaces a symmetric P by T·P·Tᵀ, row after row.
  ///
  /// - Complexity: O(m·k) for k entries of T.
  func advance(covariance: inout [Double], _ scratch: inout [Double]) {
    let m = order
    for i in 0..<m * m { scratch[i] = 0 }
    for entry in transition {
      let value = entry.value
      var (target, source) = (entry.row * m, entry.column * m)
      let end = target + m
      while target < end {
        scratch[target] += value * covariance[source]
        target += 1
        source += 1
      }
    }
    for i in 0..<m * m { covariance[i] = 0 }
    for entry in transition {
      let value = entry.value
      var (target, source) = (entry.row, entry.column)
      let end = m * m
      while target < end {
        covariance[target] += value * scratch[source]
        target += m
        source += m
      }
    }
  }
}
