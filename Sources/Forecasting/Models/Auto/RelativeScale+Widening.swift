extension RelativeScale {
  /// The least ratio of the bounds of the 95 % and the 80 % interval.
  private static let leastRatio = 1.1

  /// The lines with bounds that are nested and whose widths never shrink with the horizon.
  ///
  /// On the relative scale no distance from the median gets smaller. In falling series the values
  /// may still draw together: there the upper bound is raised.
  func widening(_ lines: [BentNormal]) -> [BentNormal] {
    var result: [BentNormal] = []
    result.reserveCapacity(lines.count)
    for line in lines {
      let before = result.last
      let lower = Self.side(line.lower, before?.lower)
      var upper = Self.side(line.upper, before?.upper)
      if let before, case .power = self {
        let inner = raised(
          upper.inner, line.centre, lower.inner,
          width: forecast(before.centre + before.upper.inner)
            - forecast(before.centre - before.lower.inner))
        let outer = raised(
          upper.outer, line.centre, lower.outer,
          width: forecast(before.centre + before.upper.outer)
            - forecast(before.centre - before.lower.outer))
        upper = BentNormal.Side(inner: inner, outer: max(outer, Self.leastRatio * inner))
      }
      result.append(BentNormal(centre: line.centre, lower: lower, upper: upper))
    }
    return result
  }

  private static func side(_ side: BentNormal.Side, _ before: BentNormal.Side?) -> BentNormal.Side {
    let inner = max(side.inner, before?.inner ?? 0)
    return BentNormal.Side(
      inner: inner, outer: max(side.outer, before?.outer ?? 0, leastRatio * inner))
  }

  /// The upper distance from a median that gives at least a width in values.
  private func raised(
    _ upper: Double, _ centre: Double, _ lower: Double, width: Double
  ) -> Double {
    let low = forecast(centre - lower)
    guard forecast(centre + upper) - low < width else { return upper }
    return place(of: low + width) - centre
  }
}
