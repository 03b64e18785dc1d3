extension ThetaProfile {
  /// Alphas lie on a grid of 1024 to the unit, and a parabola's vertex between its points.
  ///
  /// A fixed grid finds the same alpha in every unit of the series, and a thousandth is a small part
  /// of any alpha's standard error.
  private static let grid = 1024.0

  /// The alpha in `range` (whole multiples of 1/1024) with the least sum of squares.
  ///
  /// Thirty-two points over the range, as there can be several minima; sixteen around the best, and
  /// sixteen around the best of these.
  func bestAlpha(from lowest: Int, floor: Double) -> Double {
    var best = (index: 1024, squares: Double.infinity)
    for (step, blocks) in [(32, 4), (4, 2), (1, 2)] {
      let reach = 4 * blocks * step
      let origin = blocks == 4 ? 0 : max(lowest, min(1024 - reach, best.index)) - reach
      for block in 0..<blocks {
        var indices = Lanes.zero
        for lane in 0..<8 {
          let index = origin + step * (8 * block + lane + 1)
          indices[lane] = Double(max(lowest, min(1024, index)))
        }
        let found = squares(at: indices / Self.grid)
        for lane in 0..<8 {
          let value = max(found[lane], floor)
          // Of equals the larger alpha, which leans on later observations.
          let index = Int(indices[lane])
          if value < best.squares || (value == best.squares && index > best.index) {
            best = (index, value)
          }
        }
      }
    }
    return (Double(best.index) + vertex(around: best.index, from: lowest, floor: floor)) / Self.grid
  }

  /// Where the parabola through a grid point and its neighbours has its minimum, in grid steps.
  private func vertex(around index: Int, from lowest: Int, floor: Double) -> Double {
    guard index > lowest, index < 1024 else { return 0 }
    var indices = Lanes(repeating: Double(index))
    indices[0] -= 1
    indices[2] += 1
    let found = squares(at: indices / Self.grid)
    guard found[1] > floor else { return 0 }
    let curvature = (found[0] - found[1]) + (found[2] - found[1])
    // Curvature below rounding says nothing.
    guard curvature > 1e-9 * found[1] else { return 0 }
    return max(-0.5, min(0.5, (found[0] - found[2]) / (2 * curvature)))
  }
}
