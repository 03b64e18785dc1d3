/// A term: a product of factors that brings one column, or one a season, into the design.
struct FormulaTerm: Hashable, Sendable {
  /// What a term multiplies.
  enum Factor: Hashable, Sendable {
    /// One number a period.
    case expression(FormulaExpression)
    /// Membership in the quarters or months of the year.
    case season
  }

  /// Distinct factors in the order written; `a:a` is `a`.
  let factors: [Factor]

  init(_ factor: Factor) { factors = [factor] }

  /// The product of two terms: `a:b`.
  init(_ left: FormulaTerm, times right: FormulaTerm) {
    factors = left.factors + right.factors.filter { !left.factors.contains($0) }
  }

  private init(factors: [Factor]) { self.factors = factors }

  /// Whether two terms multiply the same factors, in whatever order.
  func matches(_ other: FormulaTerm) -> Bool { Set(factors) == Set(other.factors) }

  /// The term without its membership in seasons; nil where nothing else is in it.
  var withoutSeason: FormulaTerm? {
    let rest = factors.filter { $0 != .season }
    return rest.isEmpty ? nil : FormulaTerm(factors: rest)
  }

  /// The expressions that the term multiplies.
  var expressions: [FormulaExpression] {
    factors.compactMap { factor in
      guard case .expression(let expression) = factor else { return nil }
      return expression
    }
  }
}

extension FormulaTerm: CustomStringConvertible {
  /// The term as a formula spells it: `season:log(gdp)`.
  var description: String { factors.map(\.description).joined(separator: ":") }
}

extension FormulaTerm.Factor: CustomStringConvertible {
  /// The factor as a formula spells it.
  var description: String {
    switch self {
    case .expression(let expression): expression.description
    case .season: "season"
    }
  }
}

extension [FormulaTerm] {
  /// Adds terms that are not there yet: formulas are sets of terms.
  mutating func unite(_ others: [FormulaTerm]) {
    for other in others where !contains(where: other.matches) { append(other) }
  }

  /// Every term of one side times every term of the other.
  func interacting(with others: [FormulaTerm]) -> [FormulaTerm] {
    var products: [FormulaTerm] = []
    for left in self { products.unite(others.map { FormulaTerm(left, times: $0) }) }
    return products
  }
}
