public import TimeSeries

/// The left side of a formula: what is explained, and on which scale.
public struct FormulaResponse: Sendable, Hashable {
  /// The series that the formula names; nil where it explains whatever series it is fitted to.
  public let name: String?
  /// The scale: `log(gerd)` is explained on the logarithm, and forecasts go back by the exponential;
  /// those of `sqrt(launches)` go back by the square.
  public let link: Link

  /// The name by which the right side can read earlier values of the response.
  ///
  /// Where the formula names none, this is `y`, as in `~ trend + lag(y, 1)`.
  public var nameInTerms: String { name ?? "y" }

  /// The links that can stand alone or around the name, with their default bounds.
  static let linkWords: [String: Link] = [
    "log": .log, "sqrt": .squareRoot, "logit": .logit(lower: 0, upper: 1),
  ]
}

extension FormulaResponse: CustomStringConvertible {
  /// The left side as a formula spells it; empty where it says nothing.
  public var description: String {
    let name = name.map { FormulaExpression.series($0).description }
    switch link {
    case .identity, .rank, .positive, .power: return name ?? ""
    case .log: return name.map { "log(\($0))" } ?? "log"
    case .squareRoot: return name.map { "sqrt(\($0))" } ?? "sqrt"
    case .logit(0, 1): return name.map { "logit(\($0))" } ?? "logit"
    case .logit(let lower, let upper):
      let bounds = "\(lower.formulaText), \(upper.formulaText)"
      return name.map { "logit(\($0), \(bounds))" } ?? "logit(\(bounds))"
    }
  }
}

extension Double {
  /// The shortest digits that read back, without a point where the number is whole.
  fileprivate var formulaText: String {
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
