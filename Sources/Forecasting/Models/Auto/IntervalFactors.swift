import RealModule

/// Distances of the bounds from the centre, in standard deviations of the damped trend: e^(x'b).
///
/// x holds 1, ln h − 1, ln(n/20), and how large the standard deviation of changes, and how far apart
/// the members, are beside the standard deviation. Lower and upper bounds have coefficients of their
/// own, because levels fall more than trends say.
struct IntervalFactors {
  private static let limit = 3.0
  private static let farthest = 4.0

  /// Coefficients of the bounds of the 95 % interval.
  let outer: AutoConstants.Bounds
  /// Those of the bounds of the 80 % interval.
  let inner: AutoConstants.Bounds
  /// The last step that they were learned for.
  let horizon: Int

  init(outer: AutoConstants.Bounds, inner: AutoConstants.Bounds, horizon: Int) {
    self.outer = outer
    self.inner = inner
    self.horizon = horizon
  }

  init(constants: AutoConstants) {
    self.init(outer: constants.outer, inner: constants.inner, horizon: constants.horizon)
  }

  /// The lines of all steps around their centres.
  ///
  /// - Parameter own: the centre of ``Auto``, where `centre` is another model's. Then x holds besides how
  ///   far apart the two are, without and with a sign, and the other model is one of the members.
  func lines(
    _ members: AutoMembers, around centre: [Double], beside own: [Double]? = nil
  ) -> [BentNormal] {
    let length = Double.log(Double(members.count) / 20)
    return centre.indices.map { step in
      let h = Double(step + 1)
      let deviation = members.deviations[step]
      let spread = members.spread(at: step, with: own == nil ? [] : [centre[step]])
      var x = [
        1, Double.log(min(h, Double(horizon))) - 1, length,
        Self.ratio(members.changeDeviation * h.squareRoot() / deviation, 0.001),
        Self.ratio(spread / deviation, 0.05),
      ]
      if let own {
        let away = (centre[step] - own[step]) / deviation
        x.append(Self.ratio(abs(away), 0.05))
        x.append(min(max(away, -Self.farthest), Self.farthest) / 2)
      }
      let unit = (members.count <= 3 ? AutoConstants.widening : 1) * deviation
      func distance(_ coefficients: [Double]) -> Double {
        var line = 0.0
        for (a, b) in zip(x, coefficients) { line += a * b }
        return unit * Double.exp(min(max(line, -3), 3.5))
      }
      return BentNormal(
        centre: centre[step],
        lower: Self.side(distance(inner.lower), distance(outer.lower)),
        upper: Self.side(distance(inner.upper), distance(outer.upper)))
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
