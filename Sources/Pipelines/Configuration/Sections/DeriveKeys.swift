/// One entry of `derive:` as it is read.
struct DerivationDraft: Sendable {
  var formula: Located<Arithmetic>?
  var unit: String?
  var title: String?

  private static let section = Section<DerivationDraft>([
    Key(
      "formula", \.formula, Arithmetic.form.located,
      "Arithmetic over series: `core-ai-industry / cny-per-usd`.", isRequired: true),
    Key(
      "unit", \.unit, .text("the unit of the result, such as USD"), "Unit of the result.",
      isRequired: true),
    Key("title", \.title, .text(), "What the tables call it.", standard: "the name"),
  ])

  static let form = ValueForm<Derivation>(
    "a mapping with formula and unit", schema: section.schema, keys: section.descriptions
  ) { node, key, problems in
    let before = problems.count
    var draft = DerivationDraft()
    section.read(node, of: key, into: &draft, &problems)
    guard problems.count == before, let formula = draft.formula, let unit = draft.unit else {
      return nil
    }
    return Derivation(
      formula: formula.value.text, unit: unit, title: draft.title, location: node.location,
      formulaLocation: formula.node.location(atOffset: 0),
      nameLocations: formula.node.locations(of: formula.value.names))
  }
}

extension Arithmetic {
  /// A formula over the names of series, the place of an error shown inside it.
  static let form = ValueForm<Arithmetic>(
    "a formula such as core-ai-industry / cny-per-usd",
    schema: ["type": "string", "minLength": 1]
  ) { node, key, problems in
    guard let text = ValueForm.text().read(node, of: key, into: &problems) else { return nil }
    do throws(ArithmeticError) {
      return try Arithmetic(text)
    } catch {
      problems.append(
        .invalidArithmetic(error, at: node.location(atOffset: error.column - 1)))
      return nil
    }
  }
}
