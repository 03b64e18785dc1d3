import TimeSeries

/// What a regression explains by what: `log(gerd) ~ trend + log(gdp-cny)`.
///
/// Left of `~` stands the response: a series' name, a link of it (`log(gerd)`, `sqrt(launches)`,
/// `logit(share, 0, 100)`), a link alone (`log ~ trend` explains whatever series the model is fitted to), or nothing. Right of
/// it stand terms:
///
/// | written | meaning |
/// |---|---|
/// | `gdp-cny`, `` `GDP, CNY` `` | the values of a series; backticks take any name |
/// | `trend` | 1, 2, 3, ... from the first observation on |
/// | `season` | one column for each quarter or month but the first (each, where no intercept is) |
/// | `log(x)`, `sqrt(x)`, `exp(x)`, `I(x)` | functions of an expression |
/// | `lag(x, k)`, `diff(x, k)` | the value k periods before; the change since then |
/// | `step(2009)`, `pulse(2020)`, `knot(2015)` | level shift, outlier, change of slope |
/// | `trend^2`, `gdp^0.5` | powers |
/// | `a:b`, `a*b` | product of terms; `a + b + a:b` |
/// | `a + b - c` | terms in and out; `0 +` or `- 1` takes the intercept out |
///
/// A minus without spaces inside a word belongs to the word: `gdp-cny` is one name, while `gdp - cny`
/// takes the term `cny` away. Sums, differences, products and quotients of values stand in `I()`:
/// `I(exports - imports)`, `log(I(gdp / population))`; inside functions `I` is not needed.
/// Terms are a set: a term written twice is there once.
public struct Formula: Sendable, Hashable {
  /// What is explained.
  public let response: FormulaResponse
  /// Whether there is a constant column, `(Intercept)`, the first of all.
  public let hasIntercept: Bool
  let terms: [FormulaTerm]

  /// A straight line: `~ trend`.
  public static let trend = Formula(
    response: FormulaResponse(name: nil, link: .identity), hasIntercept: true,
    terms: [FormulaTerm(.expression(.trend))])

  init(response: FormulaResponse, hasIntercept: Bool, terms: [FormulaTerm]) {
    self.response = response
    self.hasIntercept = hasIntercept
    self.terms = terms
  }

  /// Reads a formula.
  ///
  /// - Throws: the first problem with its place.
  /// - Complexity: O(n²) in the number of terms.
  public init(_ text: String) throws(FormulaError) {
    var parser = FormulaParser(try FormulaToken.cut(text))
    self = try parser.formula()
  }

  /// The other series whose values the terms need, in order of appearance.
  public var regressors: [String] {
    var names: [String] = []
    for name in terms.flatMap(\.expressions).flatMap(\.seriesNames)
    where name != response.nameInTerms && !names.contains(name) {
      names.append(name)
    }
    return names
  }

  /// Whether earlier values of the response explain later ones.
  public var readsResponse: Bool {
    terms.flatMap(\.expressions).flatMap(\.seriesNames).contains(response.nameInTerms)
  }

  /// The most periods that a term looks back.
  public var deepestLag: Int { terms.flatMap(\.expressions).map(\.deepestLag).max() ?? 0 }
}

extension Formula: CustomStringConvertible {
  /// The formula in its shortest spelling, which reads back as an equal one.
  public var description: String {
    let left = response.description
    var right = terms.map(\.description)
    if !hasIntercept { right.insert("0", at: 0) } else if right.isEmpty { right = ["1"] }
    return (left.isEmpty ? "" : left + " ") + "~ " + right.joined(separator: " + ")
  }
}

extension Formula: Codable {
  /// Reads the spelling.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do {
      try self.init(text)
    } catch {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is no formula at \(error.offset)")
    }
  }

  /// Writes the spelling.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension Formula: SettingValue {
  /// Reads a formula; nil where it is none.
  ///
  /// ``init(_:)`` says why and where.
  public init?(setting: SettingInput) {
    guard case .scalar(let text) = setting, let formula = try? Formula(text) else { return nil }
    self = formula
  }
  /// The spelling.
  public var settingInput: SettingInput { .scalar(description) }
  /// A formula, with an example.
  public static var expectation: String { "a formula such as log(y) ~ trend + log(x)" }
  /// `string`.
  public static var jsonType: String { "string" }
}
