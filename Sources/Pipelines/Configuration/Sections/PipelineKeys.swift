import OrderedCollections

/// The top of a pipeline file before its parts are checked against one another.
struct PipelineDraft: Sendable {
  var name: String?
  var ingest: [IngestItem]?
  var conversion: Conversion?
  var derived: OrderedDictionary<String, Derivation> = [:]
  var fit = FitDraft()
  var projection = ProjectDraft()
  var report = ReportSection()
  var tune: [TuneDraft] = []

  /// The keys at the top of a pipeline file.
  static let section = Section<PipelineDraft>([
    Key(
      "pipeline", \.name, .name, "Name of the pipeline; output files are called after it.",
      isRequired: true),
    Key(
      "ingest", \.ingest,
      .list(of: IngestDraft.form, "a list of entries such as `- statements: statements.csv`"),
      "What is read, in order.", isRequired: true),
    Key(
      "convert", \.conversion, ConversionDraft.form,
      "Carries figures in other currencies into a common one."),
    Key(
      "derive", \.derived,
      .entries(of: DerivationDraft.form, "a mapping from names to formulas") { $0.location = $1 },
      "Series computed from the sample paths of others."),
    Key(
      "fit", \.fit, .mapping(FitDraft.section, from: FitDraft()), "Which model each series gets."),
    Key(
      "project", \.projection, .mapping(ProjectDraft.section, from: ProjectDraft()),
      "How far and how finely forecasts are made."),
    Key(
      "report", \.report, .mapping(ReportSection.section, from: ReportSection()),
      "What is written."),
    Key(
      "tune", \.tune, .oneOrMore(TuneDraft.form),
      "Settings that `almanac tune` searches by backtests."),
  ])
}

/// `convert:` as it is read.
struct ConversionDraft: Sendable {
  var currency: Located<String>?
  var rates: Located<String>?

  private static let section = Section<ConversionDraft>([
    Key(
      "currency", \.currency, ValueForm.currency.located,
      "The common currency, by its ISO 4217 code.", isRequired: true),
    Key(
      "rates", \.rates, ValueForm.text("the id of an indicator such as cny-per-usd").located,
      "The indicator with the yearly rates, for instance cny-per-usd.", isRequired: true),
  ])
}

extension ConversionDraft {
  /// A mapping with both keys; nil where one is missing or wrong.
  static let form = ValueForm<Conversion>(
    "a mapping with currency and rates", schema: section.schema, keys: section.descriptions
  ) { node, key, problems in
    var draft = ConversionDraft()
    section.read(node, of: key, into: &draft, &problems)
    guard let currency = draft.currency, let rates = draft.rates else { return nil }
    return Conversion(
      currency: currency.value, rates: rates.value, ratesLocation: rates.location)
  }
}

extension ReportSection {
  static let section = Section<ReportSection>([
    Key(
      "tables", \.tables, .list(of: .word, "a list of terminal, csv, json, markdown, xlsx"),
      "Formats that the tables are written in.",
      standard: "[terminal, csv, json]"),
    Key(
      "html", \.html, .flag,
      "Whether report.html is written: charts, figures, statements and sources on one page.",
      standard: "false"),
    Key(
      "backtest", \.backtest, .flag,
      "Whether report.html says how each model would have done at up to three past times, beside the last value carried on.",
      standard: "true"),
  ])
}

extension ValueForm where Value == String {
  /// An ISO 4217 code.
  static let currency = ValueForm(
    "a currency code of three capital letters, such as CNY",
    schema: ["type": "string", "pattern": "^[A-Z]{3}$"]
  ) { node, key, problems in
    guard case .scalar(let scalar) = node.content, scalar.text.count == 3,
      scalar.text.allSatisfy({ ("A"..."Z").contains($0) })
    else {
      problems.append(
        .wrongType(of: key, node, expected: "a currency code of three capital letters, such as CNY")
      )
      return nil
    }
    return scalar.text
  }
}
