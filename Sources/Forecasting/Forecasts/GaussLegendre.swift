/// Integration by the 16-point Gauss-Legendre rule on equal panels.
///
/// > Source: nodes and weights recomputed to 18 digits with mpmath 1.3; Abramowitz & Stegun, table
/// > 25.4.
enum GaussLegendre {
  static let nodes: [(x: Double, weight: Double)] = [
    (0.0950125098376374402, 0.189450610455068496),
    (0.281603550779258913, 0.182603415044923589),
    (0.458016777657227386, 0.169156519395002538),
    (0.617876244402643748, 0.149595988816576732),
    (0.755404408355003034, 0.124628971255533872),
    (0.865631202387831744, 0.0951585116824927848),
    (0.944575023073232576, 0.0622535239386478929),
    (0.989400934991649933, 0.0271524594117540949),
  ]

  /// Places and weights of the rule over `range`, one panel.
  static func rule(over range: ClosedRange<Double>) -> [(place: Double, weight: Double)] {
    let half = (range.upperBound - range.lowerBound) / 2
    let centre = range.lowerBound + half
    return nodes.flatMap { node in
      [
        (centre - half * node.x, half * node.weight), (centre + half * node.x, half * node.weight),
      ]
    }
  }

  /// The integral of `f` over `range`.
  ///
  /// Exact to rounding for smooth functions whose logarithm moves by less than about ten a panel.
  static func integral(
    over range: ClosedRange<Double>, panels: Int, of f: (Double) -> Double
  ) -> Double {
    let half = (range.upperBound - range.lowerBound) / Double(2 * panels)
    var sum = 0.0
    for panel in 0..<panels {
      let centre = range.lowerBound + half * Double(2 * panel + 1)
      for node in nodes {
        sum += node.weight * (f(centre - half * node.x) + f(centre + half * node.x))
      }
    }
    return sum * half
  }
}
