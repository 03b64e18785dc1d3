/// How finely a statement pins down its quantity.
struct Precision: Comparable {
  /// 0 for figures, 1 for tight bounds and ranges, 2 for plain bounds.
  let vagueness: Int
  /// Half of the width of the cell that a figure stands for, in its own unit.
  let halfWidth: Double

  init(_ statement: Statement) {
    let unit = statement.quantity.lastDigitUnit
    switch statement.qualifier {
    case .exact: (vagueness, halfWidth) = (0, unit / 2)
    case .about: (vagueness, halfWidth) = (0, unit)
    case .range:
      let upper = statement.upperQuantity?.value ?? statement.quantity.value
      (vagueness, halfWidth) = (1, (upper - statement.quantity.value) / 2)
    case .atLeast, .atMost, .nearly: (vagueness, halfWidth) = (1, unit)
    case .above, .below: (vagueness, halfWidth) = (2, unit)
    }
  }

  /// Whether the statement gives a figure and not only a bound.
  var isFigure: Bool { vagueness == 0 }

  static func < (lhs: Precision, rhs: Precision) -> Bool {
    (lhs.vagueness, lhs.halfWidth) < (rhs.vagueness, rhs.halfWidth)
  }
}
