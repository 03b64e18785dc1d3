/// The distribution function of equally likely draws, joined by straight lines.
///
/// > Source: Hyndman & Fan (1996), "Sample quantiles in statistical packages", definition 8.
enum PlottingPositions {
  /// The quantile of ascending draws.
  static func quantile(_ p: Double, of draws: [Double]) -> Double {
    let position = p * (Double(draws.count) + 1.0 / 3) - 2.0 / 3
    if position <= 0 { return draws[0] }
    let index = Int(position)
    guard index + 1 < draws.count else { return draws[draws.count - 1] }
    let weight = position - Double(index)
    return draws[index] + weight * (draws[index + 1] - draws[index])
  }

  /// The probability up to and including `y`; undoes ``quantile(_:of:)`` between the outermost draws.
  static func cumulative(_ y: Double, of draws: [Double]) -> Double {
    var low = 0
    var high = draws.count
    while low < high {
      let middle = (low + high) / 2
      if draws[middle] <= y { low = middle + 1 } else { high = middle }
    }
    if low == 0 { return 0 }
    if low == draws.count { return 1 }
    let step = draws[low] - draws[low - 1]
    let position = Double(low - 1) + (y - draws[low - 1]) / step
    return (position + 2.0 / 3) / (Double(draws.count) + 1.0 / 3)
  }

  /// The slope of ``cumulative(_:of:)``; 0 beyond the outermost draws, infinite on repeated ones.
  static func density(_ y: Double, of draws: [Double]) -> Double {
    guard let above = draws.firstIndex(where: { $0 > y }), above > 0 else { return 0 }
    if draws[above - 1] == y, above > 1, draws[above - 2] == y { return .infinity }
    return 1 / ((draws[above] - draws[above - 1]) * (Double(draws.count) + 1.0 / 3))
  }
}
