extension Arithmetic {
  /// Whether the value is positive wherever all series are: products, quotients and sums of them.
  var isPositive: Bool { Self.isPositive(root) }

  /// Whether it looks at no other period than the one at hand.
  var isWithinPeriod: Bool { !Self.hasCall(root) }

  /// The value and its slope in each series.
  ///
  /// - Parameter values: one a name, in the order of ``names``.
  /// - Precondition: ``isWithinPeriod``.
  /// - Complexity: O(length of the formula · names).
  func tangent(at values: [Double]) -> (value: Double, slopes: [Double]) {
    precondition(values.count == names.count, "one value a name")
    return Self.tangent(root, values)
  }

  private static func isPositive(_ node: Node) -> Bool {
    switch node {
    case .number(let number): number > 0
    case .series: true
    case .negated, .call, .binary(.minus, _, _): false
    case .binary(_, let left, let right): isPositive(left) && isPositive(right)
    }
  }

  private static func hasCall(_ node: Node) -> Bool {
    switch node {
    case .number, .series: false
    case .negated(let operand): hasCall(operand)
    case .binary(_, let left, let right): hasCall(left) || hasCall(right)
    case .call: true
    }
  }

  private static func tangent(
    _ node: Node, _ values: [Double]
  ) -> (value: Double, slopes: [Double]) {
    switch node {
    case .number(let number): return (number, Array(repeating: 0, count: values.count))
    case .series(let index):
      var slopes = [Double](repeating: 0, count: values.count)
      slopes[index] = 1
      return (values[index], slopes)
    case .negated(let operand):
      let (value, slopes) = tangent(operand, values)
      return (-value, slopes.map { -$0 })
    case .binary(let operation, let left, let right):
      let (a, da) = tangent(left, values)
      let (b, db) = tangent(right, values)
      switch operation {
      case .plus: return (a + b, zip(da, db).map { $0 + $1 })
      case .minus: return (a - b, zip(da, db).map { $0 - $1 })
      case .times: return (a * b, zip(da, db).map { $0 * b + a * $1 })
      case .over: return (a / b, zip(da, db).map { ($0 - a / b * $1) / b })
      }
    case .call: preconditionFailure("a function of other periods has no tangent")
    }
  }
}
