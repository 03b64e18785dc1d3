import RealModule

/// Distances of the bounds from the centre, in standard deviations of the damped trend: e^(x'b).
///
/// x holds 1, ln h − 1, ln(n/20), and how large the standard deviation of changes, and how far apart
/// the members, are beside the standard deviation. Lower and upper bounds have coefficients of their
/// own, because levels fall more than trends say.
struct IntervalFactors {
  private static let limit = 3.0

  let constants: AutoConstants

  /// The lines of all steps around their centres.
  func lines(_ members: AutoMembers, around centre: [Double]) -> [BentNormal] {
    let length = Double.log(Double(members.count) / 20)
    return centre.indices.map { step in
      let h = Double(step + 1)
      let deviation = members.deviations[step]
      let x = [
        1, Double.log(min(h, Double(constants.horizon))) - 1, length,
        Self.ratio(members.changeDeviation * h.squareRoot() / deviation, 0.001),
        Self.ratio(members.spread(at: step) / deviation, 0.05),
      ]
      let unit = (members.count <= 3 ? AutoConstants.widening : 1) * deviation
      func distance(_ coefficients: [Double]) -> Double {
        var line = 0.0
        for (a, b) in zip(x, coefficients) { line += a * b }
        return unit * Double.exp(min(max(line, -3), 3.5))
      }
      return BentNormal(
        centre: centre[step],
        lower: Self.side(distance(constants.inner.lower), distance(constants.outer.lower)),
        upper: Self.side(distance(constants.inner.upper), distance(constants.outer.upper)))
    }
  }

  /// Nested, and never the same.
  private static func side(_ inner: Double, _ outer: Double) -> BentNormal.Side {
    BentNormal.Side(inner: inner, outer: max(outer, 1.1 * inner))
  }

  private static func ratio(_ value: Double, _ offset: Double) -> Double {
    min(max(Double.log(value + offset), -limit), limit)
  }
}
