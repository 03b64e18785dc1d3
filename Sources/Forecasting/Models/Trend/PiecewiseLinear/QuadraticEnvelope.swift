/// The least sum of squares of all lines that end in a value φ here, as a·φ² + b·φ + c, and the way it
/// came about.
struct EndCost: Sendable {
  let a: Double
  let b: Double
  let c: Double
  /// The place of the change point before, and which of its costs this one continues.
  let previous: (node: Int, index: Int)

  /// The least cost over all φ.
  var minimum: Double { c - b * b / (4 * a) }
}

/// Picks the quadratics that are the least somewhere.
enum QuadraticEnvelope {
  /// The members of the lower envelope, from left to right.
  ///
  /// - Parameter costs: quadratics that open upwards.
  /// - Complexity: O(n·k) for k members.
  static func lower(_ costs: [EndCost]) -> [EndCost] {
    // Far to the left the flattest is least, then the one that falls most to the left.
    guard
      var current = costs.indices.min(by: { i, j in
        (costs[i].a, -costs[i].b, costs[i].c) < (costs[j].a, -costs[j].b, costs[j].c)
      })
    else { return [] }
    var members = [current]
    var position = -Double.infinity
    while true {
      var next: (index: Int, at: Double)?
      for index in costs.indices where index != current {
        let entry = crossing(from: costs[current], to: costs[index])
        if entry > position, entry < next?.at ?? .infinity { next = (index, entry) }
      }
      guard let next else { break }
      (current, position) = next
      members.append(current)
    }
    return Set(members).sorted().map { costs[$0] }
  }

  /// Where the second quadratic begins to be less than the first; infinity where it never does.
  private static func crossing(from first: EndCost, to second: EndCost) -> Double {
    let a = second.a - first.a
    let b = second.b - first.b
    let c = second.c - first.c
    if a == 0 { return b < 0 ? -c / b : .infinity }
    let discriminant = b * b - 4 * a * c
    guard discriminant > 0 else { return .infinity }
    // Both roots without cancellation.
    let root = discriminant.squareRoot()
    let q = -(b + (b < 0 ? -root : root)) / 2
    let roots = [q / a, c / q].sorted()
    return a > 0 ? roots[0] : roots[1]
  }
}
