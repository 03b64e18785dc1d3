import TimeSeries

extension FormulaExpression: CustomStringConvertible {
  /// The expression as a formula spells it: the name of its column.
  var description: String {
    switch self {
    case .number(_, let text): text
    case .series(let name): FormulaToken.isPlainName(name) ? name : "`\(name)`"
    case .trend: "trend"
    case .step(let period): "step(\(period.formulaText))"
    case .pulse(let period): "pulse(\(period.formulaText))"
    case .knot(let period): "knot(\(period.formulaText))"
    case .lag(let inner, let periods): "lag(\(inner), \(periods))"
    case .difference(let inner, let periods):
      periods == 1 ? "diff(\(inner))" : "diff(\(inner), \(periods))"
    case .function(let function, let inner): "\(function.rawValue)(\(inner))"
    case .arithmetic(let sign, let left, let right):
      "\(left.text(asPartOf: sign, isRight: false)) \(sign.rawValue) "
        + right.text(asPartOf: sign, isRight: true)
    case .negative(let inner): "-\(inner.bindingStrength < 3 ? "(\(inner))" : inner.description)"
    case .power(let inner, _, let text):
      "\(inner.bindingStrength < 5 ? "(\(inner))" : inner.description)^\(text)"
    case .isolated(let inner): "I(\(inner))"
    }
  }

  /// 1 for sums, 2 for products, 3 for signs, 4 for powers, 5 for all that needs no parentheses.
  private var bindingStrength: Int {
    switch self {
    case .arithmetic(.add, _, _), .arithmetic(.subtract, _, _): 1
    case .arithmetic: 2
    case .negative: 3
    case .power: 4
    default: 5
    }
  }

  private func text(asPartOf sign: ArithmeticOperator, isRight: Bool) -> String {
    let outer = sign == .add || sign == .subtract ? 1 : 2
    let stays = isRight ? bindingStrength > outer && bindingStrength != 3 : bindingStrength >= outer
    return stays ? description : "(\(self))"
  }
}

extension Period {
  /// The period as an argument of `step`, `pulse` or `knot`.
  fileprivate var formulaText: String { description }
}
